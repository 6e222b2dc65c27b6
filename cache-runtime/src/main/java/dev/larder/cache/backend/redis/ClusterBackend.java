package dev.larder.cache.backend.redis;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.ChangeFeed;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.Token;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Slots and cells as strings of a Redis Cluster. Each master is a server of its own, with its own
 * life: a cell belongs to the incarnation of its master. What spans several masters is asked of all
 * at once. A master that answers that it is not, or does not answer, makes the cluster be asked for
 * its masters; only what creates no token and may be done twice is sent to the right one then.
 */
final class ClusterBackend implements BinaryBackend {

    private final ClusterTopology topology;
    private final ClusterCalls calls;
    private final ClusterEpochs epochs = new ClusterEpochs();

    ClusterBackend(ClusterTopology topology) {
        this.topology = topology;
        this.calls = new ClusterCalls(topology);
    }

    @Override
    public CompletionStage<Found> read(List<StorageKey> slots, List<CellKey> cells) {
        ClusterParts parts = new ClusterParts(slots, cells);
        return calls.repeatable(
                map -> ask(map, parts, (redis, part) -> redis.read(part.slots(), part.cells())));
    }

    @Override
    public CompletionStage<Found> open(
            List<StorageKey> slots, List<CellKey> cells, Duration slotLife, Duration cellLife) {
        ClusterParts parts = new ClusterParts(slots, cells);
        return calls.once(
                map ->
                        ask(
                                map,
                                parts,
                                (redis, part) ->
                                        redis.open(
                                                part.slots(), part.cells(), slotLife, cellLife)));
    }

    @Override
    public CompletionStage<Boolean> fill(
            StorageKey slot, Token permit, byte[] entry, Duration life) {
        return calls.once(map -> at(map, slot, redis -> redis.fill(slot, permit, entry, life)));
    }

    @Override
    public CompletionStage<Token> hold(StorageKey slot, Duration life) {
        return calls.once(map -> at(map, slot, redis -> redis.hold(slot, life)));
    }

    @Override
    public CompletionStage<Void> remove(
            List<? extends AuthorityKey> first, List<? extends AuthorityKey> then) {
        return calls.repeatable(
                map -> removed(map, first).thenCompose(acknowledged -> removed(map, then)));
    }

    @Override
    public CompletionStage<Void> ban(List<CellKey> buckets, PathPattern pattern) {
        return calls.repeatable(
                map -> forEachMaster(map, buckets, (redis, some) -> redis.ban(some, pattern)));
    }

    @Override
    public CompletionStage<Void> renew(List<CellKey> cells, Duration life) {
        return calls.repeatable(
                map -> forEachMaster(map, cells, (redis, some) -> redis.renew(some, life)));
    }

    /**
     * That of the first master, in the order of hash slots, which answers: lifetimes need one clock
     * for all entries, and all nodes of the application take the same. One that is silent is asked
     * last.
     */
    @Override
    public CompletionStage<Long> time() {
        return calls.once(
                map ->
                        time(
                                map.masters().stream()
                                        .sorted(Comparator.comparing(one -> !one.links().answer()))
                                        .iterator()));
    }

    @Override
    public int maximumEntry() {
        return RedisBackend.MAXIMUM_ENTRY;
    }

    @Override
    public Optional<ChangeFeed> changes() {
        return Optional.of(new ClusterFeed(topology));
    }

    @Override
    public void close() {
        calls.close();
    }

    /** One command to each hash slot. */
    private CompletionStage<Found> ask(
            ClusterMap map,
            ClusterParts parts,
            BiFunction<RedisBackend, ClusterParts.Part, CompletionStage<Found>> question) {
        List<CompletableFuture<Found>> answers =
                parts.all().stream()
                        .map(
                                part -> {
                                    ClusterMaster master = map.master(part.hashSlot());
                                    return question.apply(master.backend(), part)
                                            .thenApply(found -> inEpoch(map, master, found))
                                            .toCompletableFuture();
                                })
                        .toList();
        return all(answers)
                .thenApply(
                        done -> {
                            List<Found> found =
                                    answers.stream().map(CompletableFuture::join).toList();
                            return parts.together(found, epoch(found));
                        });
    }

    private Found inEpoch(ClusterMap map, ClusterMaster master, Found found) {
        int epoch = epochs.answered(master.id(), found.connectionEpoch());
        return new Found(
                found.slots(), found.cells(), ((long) map.number() << Integer.SIZE) | epoch);
    }

    private static long epoch(List<Found> answers) {
        List<Long> epochs = answers.stream().map(Found::connectionEpoch).distinct().toList();
        if (epochs.size() > 1) {
            throw new RedisException("A master of the cluster has begun another life meanwhile.");
        }
        return epochs.isEmpty() ? 0 : epochs.get(0);
    }

    private CompletionStage<Void> removed(ClusterMap map, List<? extends AuthorityKey> keys) {
        Map<Integer, List<AuthorityKey>> byHashSlot =
                keys.stream().collect(Collectors.groupingBy(ClusterMap::hashSlot));
        return all(
                byHashSlot.entrySet().stream()
                        .map(
                                some ->
                                        map.master(some.getKey())
                                                .backend()
                                                .remove(some.getValue(), List.of())
                                                .toCompletableFuture())
                        .toList());
    }

    private static CompletionStage<Void> forEachMaster(
            ClusterMap map,
            List<CellKey> cells,
            BiFunction<RedisBackend, List<CellKey>, CompletionStage<Void>> work) {
        Map<ClusterMaster, List<CellKey>> byMaster =
                cells.stream()
                        .collect(
                                Collectors.groupingBy(
                                        cell -> map.master(ClusterMap.hashSlot(cell))));
        return all(
                byMaster.entrySet().stream()
                        .map(some -> work.apply(some.getKey().backend(), some.getValue()))
                        .map(CompletionStage::toCompletableFuture)
                        .toList());
    }

    private static CompletionStage<Long> time(Iterator<ClusterMaster> masters) {
        if (!masters.hasNext()) {
            return CompletableFuture.failedFuture(new RedisException("No master answers."));
        }
        return masters.next()
                .backend()
                .time()
                .exceptionallyCompose(
                        error ->
                                masters.hasNext()
                                        ? time(masters)
                                        : CompletableFuture.failedFuture(error));
    }

    private static <T> CompletionStage<T> at(
            ClusterMap map, AuthorityKey key, Function<RedisBackend, CompletionStage<T>> work) {
        return work.apply(map.master(ClusterMap.hashSlot(key)).backend());
    }

    private static <T> CompletableFuture<Void> all(List<CompletableFuture<T>> stages) {
        return CompletableFuture.allOf(stages.toArray(CompletableFuture[]::new));
    }
}
