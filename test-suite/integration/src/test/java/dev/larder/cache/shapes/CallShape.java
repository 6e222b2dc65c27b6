package dev.larder.cache.shapes;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One shape, called as if it were plain. */
record CallShape(String name, Repository repository) {

    interface Repository {
        @Nullable Object find(int id);

        @Nullable Object save(int id, String value);

        @Nullable Object delete(int id);
    }

    static List<CallShape> all(io.micronaut.context.BeanContext context) {
        var plain = context.getBean(Repositories.Plain.class);
        var optional = context.getBean(Repositories.Optionally.class);
        var futures = context.getBean(Repositories.Futures.class);
        var stages = context.getBean(Repositories.Stages.class);
        var monos = context.getBean(Repositories.Monos.class);
        var fluxes = context.getBean(Repositories.Fluxes.class);
        var publishers = context.getBean(Repositories.Publishers.class);
        Repositories.Finder<Integer, String> generics =
                context.getBean(Repositories.Generics.class);
        return List.of(
                of("plain", plain::find, plain::save, id -> run(() -> plain.delete(id))),
                of("optional", optional::find, optional::save, optional::delete),
                of("futures", futures::find, futures::save, futures::delete),
                of("stages", stages::find, stages::save, stages::delete),
                of("monos", monos::find, monos::save, monos::delete),
                of("fluxes", fluxes::find, fluxes::save, fluxes::delete),
                of("publishers", publishers::find, publishers::save, publishers::delete),
                of(
                        "generics",
                        generics::find,
                        generics::save,
                        id -> run(() -> generics.delete(id))));
    }

    private interface Find {
        @Nullable Object find(int id);
    }

    private interface Save {
        @Nullable Object save(int id, String value);
    }

    private static @Nullable Object run(Runnable action) {
        action.run();
        return null;
    }

    private static CallShape of(String name, Find find, Save save, Find delete) {
        return new CallShape(
                name,
                new Repository() {
                    @Override
                    public @Nullable Object find(int id) {
                        return find.find(id);
                    }

                    @Override
                    public @Nullable Object save(int id, String value) {
                        return save.save(id, value);
                    }

                    @Override
                    public @Nullable Object delete(int id) {
                        return delete.find(id);
                    }
                });
    }

    /** The value of a call, waited for; null for none. */
    @Nullable String find(int id) {
        return plain(repository.find(id));
    }

    void save(int id, String value) {
        plain(repository.save(id, value));
    }

    void delete(int id) {
        plain(repository.delete(id));
    }

    /** The call as a future of its own. */
    CompletableFuture<@Nullable String> findLater(int id) {
        return CompletableFuture.supplyAsync(() -> find(id), Carried.THREADS);
    }

    static @Nullable String plain(@Nullable Object result) {
        Object value = result;
        if (value instanceof CompletionStage<?> stage) {
            value = await(stage.toCompletableFuture());
        } else if (value instanceof Mono<?> mono) {
            value = await(mono.toFuture());
        } else if (value instanceof Flux<?> flux) {
            List<?> items = (List<?>) await(flux.collectList().toFuture());
            value = items == null || items.isEmpty() ? null : items.get(0);
        } else if (value instanceof Publisher<?> publisher) {
            value = await(Flux.from(publisher).next().toFuture());
        }
        return (String) (value instanceof Optional<?> some ? some.orElse(null) : value);
    }

    private static @Nullable Object await(CompletableFuture<?> future) {
        try {
            return future.get(20, java.util.concurrent.TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            throw CallShape.<RuntimeException>thrown(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> RuntimeException thrown(@Nullable Throwable failure)
            throws X {
        throw (X) failure;
    }

    @Override
    public String toString() {
        return name;
    }
}
