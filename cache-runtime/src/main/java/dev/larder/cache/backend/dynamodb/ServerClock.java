package dev.larder.cache.backend.dynamodb;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The time of DynamoDB, learnt from the Date field of each answer. Between answers it goes on by
 * this node's monotonic clock: the wall clock of the node is not asked, and may be stepped. Each
 * answer says in which second it was made; the difference is moved as little as that needs, so it
 * gets more exact than a second with every answer. Thread-safe.
 */
final class ServerClock implements ExecutionInterceptor {

    private static final ExecutionAttribute<Long> SENT =
            new ExecutionAttribute<>("dev.larder.cache.backend.dynamodb.sent");
    private static final long RESOLUTION = Duration.ofSeconds(1).toMillis();

    private final LongSupplier nanos;
    private volatile long difference;
    private volatile boolean known;

    /** By a monotonic clock, in nanoseconds. */
    ServerClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether an answer has told the time. */
    boolean isKnown() {
        return known;
    }

    /** Milliseconds since the epoch. */
    long millis() {
        return local() + difference;
    }

    /** Seconds since the epoch. */
    long seconds() {
        return TimeUnit.MILLISECONDS.toSeconds(millis());
    }

    /**
     * When something ends that begins now, in seconds since the epoch: rather later than sooner.
     */
    long end(Duration life) {
        return Math.floorDiv(millis() + life.toMillis() + RESOLUTION - 1, RESOLUTION);
    }

    @Override
    public void beforeTransmission(
            Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(SENT, local());
    }

    @Override
    public void afterTransmission(
            Context.AfterTransmission context, ExecutionAttributes attributes) {
        Long sent = attributes.getAttribute(SENT);
        if (sent != null) {
            context.httpResponse()
                    .firstMatchingHeader("Date")
                    .ifPresent(date -> learn(date, sent, local()));
        }
    }

    private void learn(String date, long sent, long received) {
        try {
            Instant second = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            learn(second.toEpochMilli(), sent, received);
        } catch (DateTimeException noDate) {
            // an answer that does not tell the time; the next one may
        }
    }

    /** An answer was made in the second that begins then, after it was asked for at this time. */
    synchronized void learn(long second, long sent, long received) {
        long least = second - received;
        long most = second + RESOLUTION - sent;
        difference =
                known
                        ? Math.max(least, Math.min(most, difference))
                        : Math.floorDiv(least + most, 2);
        known = true;
    }

    /** The monotonic clock, in milliseconds. */
    private long local() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
    }
}
