package dev.larder.cache.entry;

import dev.larder.cache.CacheConfigurationException;
import io.micronaut.core.type.Argument;

/** Stands where the JSON codec would be when there is no JSON mapper. */
final class MissingJsonCodec implements Codec {

    @Override
    public String id() {
        return Codecs.JSON;
    }

    @Override
    public boolean supports(Argument<?> type) {
        return false;
    }

    @Override
    public <T> byte[] encode(Argument<T> type, T value) {
        throw error();
    }

    @Override
    public <T> T decode(Argument<T> type, byte[] bytes) {
        throw error();
    }

    CacheConfigurationException error() {
        return new CacheConfigurationException(
                """
                codec = json: there is no io.micronaut.json.JsonMapper bean. Add Micronaut Serialization, \
                or name another codec in larder.codec.
                Maven:
                  <dependency>
                    <groupId>io.micronaut.serde</groupId>
                    <artifactId>micronaut-serde-jackson</artifactId>
                  </dependency>
                  and micronaut-serde-processor among the annotation processors
                Gradle:
                  implementation("io.micronaut.serde:micronaut-serde-jackson")
                  annotationProcessor("io.micronaut.serde:micronaut-serde-processor")""");
    }
}
