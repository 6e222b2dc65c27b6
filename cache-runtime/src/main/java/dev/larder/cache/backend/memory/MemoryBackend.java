package dev.larder.cache.backend.memory;

import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.CurrentCell;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.LocalMarks;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.backend.TagCells;
import dev.larder.cache.key.CacheKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The entries of this process. */
final class MemoryBackend implements EntryBackend {

    /**
     * Its bounds.
     *
     * @param size entries per namespace, where the namespace says nothing else
     * @param values weight per namespace; null: bounded by entries
     * @param weigher of values
     * @param responses weight of all responses
     * @param responseWeigher of responses
     */
    record Bounds(
            long size,
            @Nullable Long values,
            MemorySpace.Weights weigher,
            long responses,
            MemorySpace.Weights responseWeigher) {}

    private final String name;
    private final Bounds bounds;
    private final Housekeeping housekeeping;
    private final TagCells tags = new TagCells();
    private final Shelf<ResponseSlots.Slot> responses;
    private final List<Shelf<?>> shelves = new CopyOnWriteArrayList<>();
    private final Map<String, CurrentCell> namespaces = new ConcurrentHashMap<>();
    private final Map<SpaceId, MemorySpace> spaces = new ConcurrentHashMap<>();

    private record SpaceId(String namespace, SpaceSpec.Kind kind) {}

    MemoryBackend(String name, Bounds bounds, Housekeeping housekeeping) {
        this.name = name;
        this.bounds = bounds;
        this.housekeeping = housekeeping;
        this.responses = added(Shelf.ofWeight(bounds.responses(), housekeeping::stored));
    }

    @Override
    public EntrySpace space(SpaceSpec spec) {
        return spaces.computeIfAbsent(
                new SpaceId(spec.namespace(), spec.kind()),
                id ->
                        new MemorySpace(
                                slots(spec),
                                new LocalMarks(cell(spec.namespace())),
                                tags,
                                copies(spec),
                                weights(spec)));
    }

    private MemorySpace.Slots slots(SpaceSpec spec) {
        if (spec.kind() == SpaceSpec.Kind.RESPONSES) {
            return new ResponseSlots(spec.namespace(), responses, housekeeping);
        }
        return new ValueSlots(added(shelf(spec)), housekeeping::dropped);
    }

    private MemorySpace.Weights weights(SpaceSpec spec) {
        return spec.kind() == SpaceSpec.Kind.RESPONSES
                ? bounds.responseWeigher()
                : bounds.weigher();
    }

    private Shelf<CacheKey> shelf(SpaceSpec spec) {
        if (bounds.values() != null) {
            return Shelf.ofWeight(bounds.values(), housekeeping::stored);
        }
        long size = spec.maximumSize() > 0 ? spec.maximumSize() : bounds.size();
        return Shelf.ofSize(size, housekeeping::stored);
    }

    /** Responses can't change: they need no copies. */
    private static @Nullable Copies copies(SpaceSpec spec) {
        return spec.copy() && spec.kind() == SpaceSpec.Kind.VALUES ? new Copies() : null;
    }

    private <K> Shelf<K> added(Shelf<K> shelf) {
        shelves.add(shelf);
        housekeeping.add(shelf);
        return shelf;
    }

    private CurrentCell cell(String namespace) {
        return namespaces.computeIfAbsent(namespace, n -> new CurrentCell());
    }

    @Override
    public CompletionStage<Void> invalidateTags(Collection<String> invalid) {
        tags.invalidate(invalid);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean remote() {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String type() {
        return "memory";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public CacheStatistics statistics() {
        long evictions = shelves.stream().mapToLong(Shelf::evictions).sum();
        return new CacheStatistics(
                0, 0, 0, 0, 0, Duration.ZERO, 0, 0, 0, evictions, 0, 0, "CLOSED");
    }

    @Override
    public void close() {
        housekeeping.close();
    }
}
