package dev.larder.cache.backend.line;

import dev.larder.cache.BackendStateChangedEvent;
import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.settings.LarderSettings;
import io.micronaut.core.annotation.Internal;
import java.util.List;
import java.util.function.Supplier;

/** An authority behind a time limit and a circuit breaker, and what it has not acknowledged yet. */
@Internal
public final class GuardedAuthority {

    private final String name;
    private final BackendContext context;
    private final Ticker ticker;
    private final CircuitBreaker breaker;
    private final Answers answers;
    private final Line line;
    private final Pending pending;
    private final Repair repair;
    private final Invalidations invalidations;
    private final AuthorityTime time;
    private volatile boolean closed;

    /**
     * Round an authority.
     *
     * @param spaces one of each namespace that this node uses
     */
    public GuardedAuthority(Guarding guarding, KeyScheme scheme, Supplier<List<KeySpace>> spaces) {
        name = guarding.name();
        context = guarding.context();
        ticker = guarding.ticker();
        LarderSettings settings = context.settings();
        breaker = new CircuitBreaker(settings.breaker(), this::opened);
        Reports reports = new Reports(name, context.failures());
        answers = new Answers(context.executor(), new Counters(), reports);
        Line.Limits limits = new Line.Limits(ticker, settings.timeout());
        line = new Line(guarding.authority(), limits, breaker, answers.counters());
        pending = new Pending(scheme, spaces);
        Repair.Repairing repairing =
                new Repair.Repairing(ticker, settings.breaker().probe(), this::closedAgain);
        repair = new Repair(line, pending, breaker, repairing);
        invalidations = new Invalidations(line, pending, repair, answers);
        time = new AuthorityTime(line, ticker, context.clock());
    }

    /**
     * What is guarded, and how.
     *
     * @param name of the backend
     */
    public record Guarding(
            String name, BackendContext context, BinaryBackend authority, Ticker ticker) {}

    /** The way to it. */
    public Line line() {
        return line;
    }

    /** The way of its answers to those who asked. */
    public Answers answers() {
        return answers;
    }

    /** What is told it until it acknowledges. */
    public Invalidations invalidations() {
        return invalidations;
    }

    /** Its time. */
    public AuthorityTime time() {
        return time;
    }

    /** What happened on it. */
    public CacheStatistics statistics() {
        return answers.counters().statistics(breaker.state());
    }

    /** Ends the work for it, and closes it. */
    public void close() {
        closed = true;
        if (!pending.isEmpty()) {
            answers.reports().forgotten(pending.due());
        }
        ticker.close();
        line.authority().close();
    }

    private void opened(String reason) {
        if (closed) {
            return;
        }
        answers.reports().unavailable(reason);
        publish(false, reason);
        repair.probeLater();
    }

    private void closedAgain() {
        String reason = "it answers, and has been told every invalidation";
        answers.reports().available(reason);
        publish(true, reason);
    }

    private void publish(boolean available, String reason) {
        BackendStateChangedEvent event = new BackendStateChangedEvent(name, available, reason);
        answers.run(
                () -> {
                    try {
                        context.listener().accept(event);
                    } catch (RuntimeException e) {
                        answers.reports().listenerFailed(e);
                    }
                });
    }
}
