package com.example.handlers;

import dev.larder.cache.CacheCall;
import dev.larder.cache.dimension.LocaleDimension;
import dev.larder.cache.key.KeyDimension;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Locale;

@Requires(property = "example", value = "language")
// tag::language[]
@Singleton
@Named("locale")
class Language implements KeyDimension {

    private final LocaleDimension usual;

    Language(LocaleDimension usual) {
        this.usual = usual;
    }

    @Override
    public Object value(CacheCall call) {
        return usual.value(call) instanceof Locale locale ? locale.getLanguage() : null;
    }
}
// end::language[]
