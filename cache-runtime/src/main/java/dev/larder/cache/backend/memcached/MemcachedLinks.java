package dev.larder.cache.backend.memcached;

import dev.larder.cache.backend.PartUnavailableException;
import dev.larder.cache.backend.line.Causes;
import dev.larder.cache.key.AuthorityKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The servers of one backend. Each key has one of them, always the same: one that is gone is not
 * stood in for, because what the other would then keep is old when the first comes back. While one
 * is gone and another is not, failures say that only a part is unavailable.
 */
final class MemcachedLinks implements AutoCloseable {

    private final List<MemcachedLink> links;
    private final Ring ring;
    private final Runnable closed;

    /**
     * One or more.
     *
     * @param closed what ends with them
     */
    MemcachedLinks(List<MemcachedLink> links, Runnable closed) {
        this.links = links;
        this.ring = new Ring(links.stream().map(link -> link.address().toString()).toList());
        this.closed = closed;
    }

    MemcachedLink of(AuthorityKey key) {
        return links.size() == 1
                ? links.get(0)
                : links.get(ring.serverOf(MemcachedKeys.place(key)));
    }

    /** Done when all are connected; never fails. */
    CompletableFuture<Void> connected() {
        return CompletableFuture.allOf(
                links.stream()
                        .map(link -> link.back().toCompletableFuture())
                        .toArray(CompletableFuture[]::new));
    }

    /** Does something on the server of a key. */
    <T> CompletableFuture<T> use(
            AuthorityKey key, Function<MemcachedConnection, CompletionStage<T>> work) {
        return use(of(key), work);
    }

    /** Does something with the keys of each server, on all of them at once. */
    <T> CompletableFuture<List<T>> forEach(
            Collection<? extends AuthorityKey> keys,
            BiFunction<MemcachedConnection, List<AuthorityKey>, CompletionStage<T>> work) {
        Map<MemcachedLink, List<AuthorityKey>> byLink = new LinkedHashMap<>();
        keys.forEach(key -> byLink.computeIfAbsent(of(key), link -> new ArrayList<>()).add(key));
        List<CompletableFuture<T>> answers = new ArrayList<>();
        byLink.forEach(
                (link, some) -> answers.add(use(link, connection -> work.apply(connection, some))));
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
    }

    /**
     * The time of the first server in the list that is there, so that nodes agree on whose. Where
     * none is there, that of whoever answers first.
     */
    CompletableFuture<Long> time() {
        return links.stream()
                .filter(MemcachedLink::isUp)
                .findFirst()
                .map(link -> use(link, MemcachedLinks::time))
                .orElseGet(this::firstTime);
    }

    int maximumEntry() {
        return links.stream().mapToInt(MemcachedLink::maximumEntry).min().orElseThrow();
    }

    @Override
    public void close() {
        links.forEach(MemcachedLink::close);
        closed.run();
    }

    private CompletableFuture<Long> firstTime() {
        CompletableFuture<Long> first = new CompletableFuture<>();
        CompletableFuture<?>[] all =
                links.stream()
                        .map(link -> link.use(MemcachedLinks::time).thenAccept(first::complete))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all)
                .whenComplete(
                        (done, error) -> {
                            if (error != null) {
                                first.completeExceptionally(error);
                            }
                        });
        return first;
    }

    /** In the middle of the second that the server names. */
    private static CompletionStage<Long> time(MemcachedConnection connection) {
        return connection.number("", "time").thenApply(seconds -> seconds * 1_000 + 500);
    }

    private <T> CompletableFuture<T> use(
            MemcachedLink link, Function<MemcachedConnection, CompletionStage<T>> work) {
        return link.use(work).exceptionallyCompose(error -> failed(link, error));
    }

    private <T> CompletableFuture<T> failed(MemcachedLink link, Throwable error) {
        boolean others = links.stream().anyMatch(MemcachedLink::isUp);
        return CompletableFuture.failedFuture(
                others && !link.isUp()
                        ? new PartUnavailableException(
                                Causes.text(error), Causes.of(error), link.back())
                        : error);
    }
}
