package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.CacheBackendException;
import dev.larder.cache.backend.line.Causes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/**
 * What answers mean for who runs the application: a table that is missing or of another form, and
 * rights that are missing, are said with what to do, in the log once until the table can be used.
 */
final class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Set<String> NO_RIGHTS =
            Set.of(
                    "AccessDeniedException",
                    "UnrecognizedClientException",
                    "InvalidSignatureException",
                    "MissingAuthenticationTokenException");
    private static final List<String> OTHER_KEYS =
            List.of("does not match the schema", "required keys was not given");

    private final DynamoDbTable table;
    private final Runnable missing;
    private final AtomicBoolean said = new AtomicBoolean();

    /**
     * Of a table.
     *
     * @param missing hears each time that the table is not there
     */
    Refusals(DynamoDbTable table, Runnable missing) {
        this.table = table;
        this.missing = missing;
    }

    /** The table answers as it should. */
    void ended() {
        if (said.get()) {
            said.set(false);
        }
    }

    /** The failure, with what to do about it where that is known. */
    Throwable explained(Throwable error) {
        Throwable cause = Causes.of(error);
        if (cause instanceof ConditionalCheckFailedException
                || !(cause instanceof AwsServiceException refusal)) {
            return cause;
        }
        String reason = reason(refusal);
        if (reason.isEmpty()) {
            return cause;
        }
        if (said.compareAndSet(false, true)) {
            LOG.warn("Backend {} can't be used: {}", table.backend(), reason);
        }
        return new CacheBackendException(reason, cause);
    }

    private String reason(AwsServiceException refusal) {
        if (refusal instanceof ResourceNotFoundException) {
            missing.run();
            return table.missing();
        }
        String code = code(refusal);
        if (NO_RIGHTS.contains(code)) {
            return table.forbidden(Causes.text(refusal));
        }
        String text = Causes.text(refusal);
        return OTHER_KEYS.stream().anyMatch(text::contains) ? table.otherForm() : "";
    }

    private static String code(AwsServiceException refusal) {
        String code =
                refusal.awsErrorDetails() == null ? null : refusal.awsErrorDetails().errorCode();
        return code == null ? "" : code;
    }
}
