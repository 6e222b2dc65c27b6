package dev.larder.cache.http.server;

import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A backend that answers late, on a thread of its own, and keeps bytes: memory behind a network.
 * {@code broken} lets it say that it can't be reached.
 */
@Singleton
final class SlowBackend implements BackendProvider {

    static final String THREAD = "driver";

    private final BeanProvider<BackendProvider> all;
    volatile boolean broken;

    SlowBackend(BeanProvider<BackendProvider> all) {
        this.all = all;
    }

    @Override
    public String type() {
        return "slow";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        EntryBackend memory =
                all.stream()
                        .filter(provider -> provider.type().equals("memory"))
                        .findFirst()
                        .orElseThrow()
                        .create(settings, context);
        return new Slow(memory);
    }

    private final class Slow implements EntryBackend {

        private final EntryBackend memory;
        private final ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, THREAD));

        Slow(EntryBackend memory) {
            this.memory = memory;
        }

        <T> CompletionStage<T> later(Supplier<CompletionStage<T>> step) {
            CompletableFuture<T> result = new CompletableFuture<>();
            timer.schedule(
                    () -> step.get().thenAccept(result::complete), 20, TimeUnit.MILLISECONDS);
            return result;
        }

        @Override
        public EntrySpace space(SpaceSpec spec) {
            return new SlowSpace(this, memory.space(spec));
        }

        @Override
        public CompletionStage<Void> invalidateTags(Collection<String> tags) {
            return later(() -> memory.invalidateTags(tags));
        }

        @Override
        public boolean remote() {
            return true;
        }

        @Override
        public String name() {
            return memory.name();
        }

        @Override
        public String type() {
            return "slow";
        }

        @Override
        public CacheStatistics statistics() {
            return memory.statistics();
        }

        @Override
        public boolean available() {
            return !broken;
        }

        @Override
        public void close() {
            ((ExecutorService) timer).shutdownNow();
            memory.close();
        }
    }

    private final class SlowSpace implements EntrySpace {

        private final Slow backend;
        private final EntrySpace memory;

        SlowSpace(Slow backend, EntrySpace memory) {
            this.backend = backend;
            this.memory = memory;
        }

        /** What comes out has been bytes in between. */
        private Entry copied(Entry entry, ValueType type) {
            try {
                byte[] bytes = encoded(type, java.util.Objects.requireNonNull(entry.value()));
                return new Entry(
                        type.codec().decode(type.argument(), bytes),
                        entry.lifetime(),
                        entry.tags());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @SuppressWarnings("unchecked")
        private static byte[] encoded(ValueType type, Object value) throws IOException {
            return type.codec()
                    .encode((io.micronaut.core.type.Argument<Object>) type.argument(), value);
        }

        @Override
        public CompletionStage<Seen> read(Target target) {
            return backend.later(
                    () ->
                            broken
                                    ? CompletableFuture.completedFuture(
                                            Seen.nothing(Seen.Reason.UNAVAILABLE))
                                    : memory.read(target).thenApply(seen -> copied(seen, target)));
        }

        /** As from a server: another object each time. */
        private Seen copied(Seen seen, Target target) {
            Entry entry = seen.entry();
            return entry == null ? seen : Seen.found(copied(entry, target.type()));
        }

        @Override
        public CompletionStage<Opened> open(Target target) {
            return backend.later(
                    () ->
                            broken
                                    ? CompletableFuture.completedFuture(
                                            new Opened(null, new NoPermit()))
                                    : memory.open(target));
        }

        @Override
        public CompletionStage<Filled> fill(Permit permit, Entry entry, Target target) {
            return backend.later(
                    () ->
                            broken
                                    ? CompletableFuture.completedFuture(Filled.FAILED)
                                    : memory.fill(permit, copied(entry, target.type()), target));
        }

        @Override
        public CompletionStage<Opened> hold(Target target) {
            return backend.later(() -> memory.hold(target));
        }

        @Override
        public void release(Permit permit) {
            memory.release(permit);
        }

        @Override
        public CompletionStage<Void> remove(Collection<? extends CacheKey> keys) {
            return backend.later(() -> memory.remove(keys));
        }

        @Override
        public CompletionStage<Void> clear() {
            return backend.later(memory::clear);
        }

        @Override
        public CompletionStage<Long> ban(PathPattern pattern) {
            return backend.later(() -> memory.ban(pattern));
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }
    }

    private record NoPermit() implements Permit {
        @Override
        public boolean storable() {
            return false;
        }

        @Override
        public boolean shareable() {
            return false;
        }
    }
}
