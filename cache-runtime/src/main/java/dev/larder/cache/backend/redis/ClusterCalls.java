package dev.larder.cache.backend.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Calls by the newest map of a cluster. A failure that speaks against the map brings a newer one.
 */
final class ClusterCalls implements AutoCloseable {

    private final ClusterTopology topology;

    ClusterCalls(ClusterTopology topology) {
        this.topology = topology;
    }

    /** For what creates a token, or stores. */
    <T> CompletionStage<T> once(Function<ClusterMap, CompletionStage<T>> work) {
        return topology.map().thenCompose(map -> watched(map, work));
    }

    /** For what may be done twice: it is done again where a master says that another one has it. */
    <T> CompletionStage<T> repeatable(Function<ClusterMap, CompletionStage<T>> work) {
        return topology.map()
                .thenCompose(
                        map ->
                                watched(map, work)
                                        .exceptionallyCompose(error -> again(map, work, error)));
    }

    private <T> CompletionStage<T> again(
            ClusterMap wrong, Function<ClusterMap, CompletionStage<T>> work, Throwable error) {
        return Redirection.isMoved(error)
                ? topology.newerThan(wrong).thenCompose(work)
                : CompletableFuture.failedFuture(error);
    }

    private <T> CompletionStage<T> watched(
            ClusterMap map, Function<ClusterMap, CompletionStage<T>> work) {
        return CompletableFuture.completedFuture(map)
                .thenCompose(work)
                .whenComplete(
                        (done, error) -> {
                            if (error != null && Redirection.isLikely(error)) {
                                topology.doubt();
                            }
                        });
    }

    @Override
    public void close() {
        topology.close();
    }
}
