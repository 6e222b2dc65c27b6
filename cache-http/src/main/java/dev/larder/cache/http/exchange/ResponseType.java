package dev.larder.cache.http.exchange;

import dev.larder.cache.entry.ValueType;
import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;

/** What the slots of responses hold, and how it is written. */
@Singleton
final class ResponseType {

    private final ValueType type;

    ResponseType(HttpSettings settings) {
        this.type =
                new ValueType(
                        Argument.of(SlotContent.class),
                        new ResponseCodec(settings.storing().targetedFields()));
    }

    ValueType type() {
        return type;
    }
}
