package dev.larder.cache.http.exchange;

import dev.larder.cache.load.LarderExecutor;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The traits of a server of which nothing is known: it compresses nothing. */
@Singleton
@Secondary
final class OtherServerTraits implements ServerTraits {

    private final LarderExecutor executor;

    OtherServerTraits(LarderExecutor executor) {
        this.executor = executor;
    }

    @Override
    public Executor continuation() {
        return executor;
    }

    @Override
    public boolean compresses(String contentType, long length) {
        return false;
    }

    @Override
    public boolean acceptsCompressed(List<String> lines) {
        return false;
    }

    @Override
    public CharSequence text(String text) {
        return text;
    }

    @Override
    public @Nullable Publisher<?> passedOn(HttpResponse<?> response) {
        return null;
    }

    @Override
    public boolean isReadOnce(Object body) {
        return false;
    }
}
