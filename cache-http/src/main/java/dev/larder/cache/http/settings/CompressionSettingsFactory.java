package dev.larder.cache.http.settings;

import dev.larder.cache.settings.PropertyValues;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import java.util.Locale;

/** Reads {@code larder.http.compression.*} when the context starts. */
@Factory
final class CompressionSettingsFactory {

    @Context
    CompressionSettings settings(PropertyValues values, HttpSettings http) {
        return new CompressionSettings(
                http.enabled() && values.flag(CompressionProperties.ENABLED),
                values.texts(CompressionProperties.ENCODINGS).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList(),
                values.size(CompressionProperties.ABOVE));
    }
}
