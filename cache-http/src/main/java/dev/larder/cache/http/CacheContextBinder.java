package dev.larder.cache.http;

import dev.larder.cache.CacheContext;
import dev.larder.cache.CacheStatus;
import dev.larder.cache.http.exchange.Exchange;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.load.LoadContext;
import dev.larder.cache.settings.LarderSettings;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Binds the context of a route's call to its parameter. Where Larder is disabled it is one that has
 * no effect; on a route that isn't cached it is the one that stands for whatever call runs.
 */
@Singleton
final class CacheContextBinder implements TypedRequestArgumentBinder<CacheContext> {

    private static final Argument<CacheContext> TYPE = Argument.of(CacheContext.class);

    private final CacheContext running;
    private final boolean enabled;

    CacheContextBinder(CacheContext running, LarderSettings settings) {
        this.running = running;
        this.enabled = settings.enabled();
    }

    @Override
    public Argument<CacheContext> argumentType() {
        return TYPE;
    }

    @Override
    public BindingResult<CacheContext> bind(
            ArgumentConversionContext<CacheContext> context, HttpRequest<?> source) {
        CacheContext bound =
                Exchange.contextOf(source)
                        .<CacheContext>map(mine -> mine)
                        .orElseGet(() -> enabled ? running : disabled(source));
        return () -> Optional.of(bound);
    }

    private static CacheContext disabled(HttpRequest<?> request) {
        String path = request.getPath();
        return new LoadContext(
                path, () -> CacheKey.of(path), CacheStatus.DISABLED, null, null, Instant::now);
    }
}
