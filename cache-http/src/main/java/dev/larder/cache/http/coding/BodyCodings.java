package dev.larder.cache.http.coding;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.http.settings.CompressionProperties;
import dev.larder.cache.http.settings.CompressionSettings;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.annotation.Internal;
import java.util.List;
import java.util.Map;

/** The codings that the settings ask for, in their order; none where compression is off. */
@Internal
@Context
public final class BodyCodings {

    /** What brings those that the platform hasn't got. */
    private static final Map<String, String> ARTIFACTS =
            Map.of(
                    "br", "com.aayushatharva.brotli4j:brotli4j",
                    "zstd", "com.github.luben:zstd-jni");

    private final List<BodyCoding> codings;
    private final List<String> names;

    BodyCodings(CompressionSettings settings, List<BodyCoding> known) {
        this.codings =
                settings.enabled()
                        ? settings.encodings().stream().map(name -> find(name, known)).toList()
                        : List.of();
        this.names = codings.stream().map(BodyCoding::name).toList();
    }

    private static BodyCoding find(String name, List<BodyCoding> known) {
        BodyCoding found =
                known.stream()
                        .filter(coding -> coding.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> missing(name));
        found.check();
        return found;
    }

    private static CacheConfigurationException missing(String name) {
        String artifact = ARTIFACTS.get(name);
        return new CacheConfigurationException(
                CompressionProperties.ENCODINGS
                        + " = "
                        + name
                        + (artifact == null
                                ? ": no content coding that Larder knows. Write gzip, br or zstd."
                                : ": its library is not on the classpath. Add "
                                        + artifact
                                        + ", or leave out "
                                        + name
                                        + "."));
    }

    /** Their names, the preferred one first. */
    public List<String> names() {
        return names;
    }

    /** One of them, by its place among the names. */
    public BodyCoding get(int index) {
        return codings.get(index);
    }
}
