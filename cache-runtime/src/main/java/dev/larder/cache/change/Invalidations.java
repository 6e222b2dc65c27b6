package dev.larder.cache.change;

import dev.larder.cache.CacheInvalidatedEvent;
import dev.larder.cache.backend.BackendRegistry;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.ImplicitTags;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.load.Stages;
import dev.larder.cache.namespace.Counters.Event;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.namespace.Namespaces;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Invalidates on every backend that may hold what is meant. A stage fails when a backend did not
 * acknowledge; the others have been asked all the same, and the one that failed keeps trying.
 */
@Singleton
public final class Invalidations {

    private static final int LONGEST_PATTERN = 1_000;

    private final Namespaces namespaces;
    private final BackendRegistry backends;
    private final LatePuts latePuts;
    private final ApplicationEventPublisher<CacheInvalidatedEvent> events;

    Invalidations(
            Namespaces namespaces,
            BackendRegistry backends,
            LatePuts latePuts,
            ApplicationEventPublisher<CacheInvalidatedEvent> events) {
        this.namespaces = namespaces;
        this.backends = backends;
        this.latePuts = latePuts;
        this.events = events;
    }

    /** Whether a backend in use has to be waited for. */
    public boolean remote() {
        return backends.all().stream().anyMatch(EntryBackend::remote);
    }

    /** Invalidates entries of a namespace, and the responses at these addresses. */
    public CompletionStage<Void> keys(Namespace namespace, Collection<? extends CacheKey> keys) {
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        keys.forEach(key -> namespace.counters().count(Event.INVALIDATION));
        return Stages.afterwards(
                latePuts.overtake(namespace),
                () -> all(namespace.backends(), b -> remove(namespace, b, keys)));
    }

    private CompletionStage<Void> remove(
            Namespace namespace, EntryBackend backend, Collection<? extends CacheKey> keys) {
        CompletionStage<Void> values = namespace.values(backend).remove(keys);
        List<String> responses =
                namespace.named()
                        ? keys.stream()
                                .map(key -> ImplicitTags.address(namespace.name(), key))
                                .flatMap(Optional::stream)
                                .toList()
                        : List.of();
        return responses.isEmpty() ? values : both(values, backend.invalidateTags(responses));
    }

    /** Invalidates the entries that carry one of the tags, in every namespace. */
    public CompletionStage<Void> tags(Collection<String> tags) {
        if (tags.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Set<String> distinct = new LinkedHashSet<>(tags);
        namespaces.all().forEach(n -> n.counters().count(Event.INVALIDATION));
        return all(backends.all(), backend -> backend.invalidateTags(distinct))
                .thenRun(() -> tell(Set.of(), distinct));
    }

    /** Invalidates the responses of paths, all their queries included. */
    public CompletionStage<Void> paths(Collection<String> paths) {
        List<String> tags = paths.stream().map(ImplicitTags::path).toList();
        return tags.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : all(backends.all(), backend -> backend.invalidateTags(tags));
    }

    /** Invalidates responses by tags that Larder gave them. */
    public CompletionStage<Void> implicit(Collection<String> tags) {
        return all(backends.all(), backend -> backend.invalidateTags(tags));
    }

    /** Invalidates all entries of a namespace, responses included. */
    public CompletionStage<Void> clear(Namespace namespace) {
        return cleared(namespace).thenRun(() -> tell(Set.of(namespace.name()), Set.of()));
    }

    private CompletionStage<Void> cleared(Namespace namespace) {
        namespace.counters().count(Event.INVALIDATION);
        return Stages.afterwards(
                latePuts.overtake(namespace),
                () -> all(namespace.backends(), b -> namespace.values(b).clear()));
    }

    /** Invalidates all entries of all namespaces. */
    public CompletionStage<Void> clearAll() {
        Collection<Namespace> all = namespaces.all();
        Set<String> names = all.stream().map(Namespace::name).collect(Collectors.toSet());
        return all(all, this::cleared).thenRun(() -> tell(names, Set.of()));
    }

    /**
     * Invalidates the values of a namespace whose key's text matches.
     *
     * @return how many there were; {@link EntrySpace#UNKNOWN} where a backend doesn't know
     * @throws IllegalArgumentException if it is no pattern
     */
    public CompletionStage<Long> values(Namespace namespace, String glob) {
        PathPattern pattern = pattern(glob);
        namespace.counters().count(Event.INVALIDATION);
        List<EntrySpace> spaces = namespace.backends().stream().map(namespace::values).toList();
        return Stages.afterwards(latePuts.overtake(namespace), () -> matching(spaces, pattern));
    }

    /**
     * Invalidates the entries of spaces that match.
     *
     * @return how many there were; {@link EntrySpace#UNKNOWN} where a backend doesn't know
     */
    public CompletionStage<Long> matching(Collection<EntrySpace> spaces, PathPattern pattern) {
        CompletionStage<Long> sum = CompletableFuture.completedFuture(0L);
        List<CompletionStage<Long>> counts =
                spaces.stream().map(space -> space.ban(pattern)).toList();
        for (CompletionStage<Long> count : counts) {
            sum = sum.thenCombine(count, (a, b) -> a < 0 || b < 0 ? EntrySpace.UNKNOWN : a + b);
        }
        return sum;
    }

    /**
     * A pattern as users write it: one meaning on every backend, and small enough to stand in their
     * cells.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static PathPattern pattern(String glob) {
        if (glob.isEmpty() || glob.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException(
                    "A pattern of "
                            + glob.length()
                            + " characters. Write 1 to "
                            + LONGEST_PATTERN
                            + ", with * for any characters.");
        }
        return new PathPattern(glob);
    }

    private void tell(Set<String> cleared, Set<String> tags) {
        events.publishEvent(new CacheInvalidatedEvent(cleared, tags));
    }

    private static <T> CompletionStage<Void> all(
            Collection<T> several, Function<T, CompletionStage<Void>> step) {
        List<CompletableFuture<Void>> steps = new ArrayList<>();
        for (T one : several) {
            steps.add(step.apply(one).toCompletableFuture());
        }
        return CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
    }

    private static CompletionStage<Void> both(CompletionStage<Void> a, CompletionStage<Void> b) {
        return CompletableFuture.allOf(a.toCompletableFuture(), b.toCompletableFuture());
    }
}
