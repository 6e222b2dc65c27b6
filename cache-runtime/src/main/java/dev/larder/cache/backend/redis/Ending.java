package dev.larder.cache.backend.redis;

import io.lettuce.core.AbstractRedisClient;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of clients, in the order in which their threads are needed: what is still connecting, the
 * clients, their {@link SharedResources}, and then whose threads they are. The driver does not wait
 * for connections that are being made, and complains when their threads have ended before them.
 */
final class Ending {

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    /** Longer than a connection may take to be made; it has time limits of its own. */
    private static final long LONGEST_SECONDS = 2;

    private Ending() {}

    /** Waits for what is connecting, and ends the clients. */
    static void of(Collection<CompletableFuture<?>> connecting, AbstractRedisClient... clients) {
        await(all(connecting));
        CompletableFuture<?>[] ended = new CompletableFuture<?>[clients.length];
        for (int i = 0; i < clients.length; i++) {
            ended[i] = clients[i].shutdownAsync(0, LONGEST_SECONDS, TimeUnit.SECONDS);
        }
        await(CompletableFuture.allOf(ended));
        for (AbstractRedisClient client : clients) {
            client.getResources().shutdown(0, 0, TimeUnit.SECONDS);
        }
    }

    private static CompletableFuture<?> all(Collection<CompletableFuture<?>> connecting) {
        return CompletableFuture.allOf(
                connecting.stream()
                        .map(one -> one.handle((done, failure) -> done))
                        .toArray(CompletableFuture[]::new));
    }

    private static void await(CompletableFuture<?> ended) {
        try {
            ended.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("A connection did not end well", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
