package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.line.Causes;
import io.lettuce.core.RedisCommandExecutionException;
import java.util.stream.Stream;

/** Whether a failure says that another server of a cluster is to be asked. */
final class Redirection {

    private static final String MOVED = "MOVED ";

    private Redirection() {}

    /** The server has done nothing, because another one keeps the key. */
    static boolean isMoved(Throwable error) {
        return Causes.of(error) instanceof RedisCommandExecutionException
                && Causes.text(error).startsWith(MOVED);
    }

    /** Another server may keep the key: this one says so, or has not answered. */
    static boolean isLikely(Throwable error) {
        return !(Causes.of(error) instanceof RedisCommandExecutionException)
                || Stream.of(MOVED, "ASK ", "CLUSTERDOWN", "READONLY", "MASTERDOWN", "LOADING")
                        .anyMatch(Causes.text(error)::startsWith);
    }
}
