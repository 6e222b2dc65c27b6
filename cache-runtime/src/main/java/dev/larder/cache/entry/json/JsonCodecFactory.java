package dev.larder.cache.entry.json;

import dev.larder.cache.entry.Codec;
import dev.larder.cache.entry.Codecs;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.jackson.JacksonJsonMapper;
import io.micronaut.serde.jackson.SerdeJacksonConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The JSON codec over what the application has to write JSON with. */
@Factory
@Requires(classes = JsonMapper.class)
final class JsonCodecFactory {

    /** Over Micronaut Serialization: a mapper of its own, with settings of its own. */
    @Singleton
    @Named(Codecs.JSON)
    @Requires(classes = JacksonJsonMapper.class, beans = JacksonJsonMapper.class)
    Codec serde(BeanContext context) {
        OwnSerdeRegistry registry = new OwnSerdeRegistry(context);
        SerdeConfiguration settings = registry.getSerdeConfiguration();
        return new JsonCodec(
                new JacksonJsonMapper(registry, settings, new SerdeJacksonConfiguration()),
                registry::knows,
                ExactTypes::isExact);
    }

    /** Over another mapper, as it is: what it does not bring back is not stored. */
    @Singleton
    @Named(Codecs.JSON)
    @Requires(missing = JacksonJsonMapper.class)
    @Requires(beans = JsonMapper.class)
    Codec other(JsonMapper mapper) {
        return new JsonCodec(mapper);
    }
}
