package dev.larder.cache.backend.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongPredicate;

/**
 * Whether a server is still the one that keeps the entries. A master that has become a replica, or
 * that the others of its cluster have left behind, keeps its connections and goes on answering.
 *
 * @param clustered whether it is one of a cluster
 * @param sameLife whether commands go to this life of the server, as far as is known
 */
record RedisStanding(boolean clustered, LongPredicate sameLife) {

    /** Which life it is in; fails if it does not keep the entries. */
    CompletionStage<Long> life(RedisAsyncCommands<byte[], byte[]> redis) {
        CompletionStage<String> state =
                clustered ? redis.clusterInfo() : CompletableFuture.completedFuture("");
        return RedisIdentity.ask(redis::info)
                .thenCombine(
                        state,
                        (info, cluster) -> {
                            RedisIdentity.checkMaster(info);
                            if (clustered && !cluster.contains("cluster_state:ok")) {
                                throw new RedisException("The cluster is down.");
                            }
                            return RedisIdentity.of(info);
                        });
    }

    /** Fails if it is not in that life any more, or commands go to another. */
    CompletionStage<Void> check(RedisAsyncCommands<byte[], byte[]> redis, long life) {
        return life(redis)
                .thenAccept(
                        now -> {
                            if (now != life || !sameLife.test(life)) {
                                throw new RedisException("The server has begun another life.");
                            }
                        });
    }
}
