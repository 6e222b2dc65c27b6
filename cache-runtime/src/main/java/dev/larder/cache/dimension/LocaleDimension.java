package dev.larder.cache.dimension;

import dev.larder.cache.CacheCall;
import dev.larder.cache.key.KeyDimension;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The locale of the request that is being served, else the default one. */
@Singleton
@Secondary
@Named("locale")
@Requires(classes = HttpRequest.class)
public final class LocaleDimension implements KeyDimension {

    @Override
    public @Nullable Object value(CacheCall call) {
        Optional<Locale> locale =
                call.find(HttpRequest.class)
                        .flatMap(request -> ((HttpRequest<?>) request).getLocale());
        return locale.orElseGet(Locale::getDefault);
    }
}
