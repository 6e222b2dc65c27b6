package dev.larder.cache.http.settings;

import static dev.larder.cache.settings.Property.Kind.FLAG;
import static dev.larder.cache.settings.Property.Kind.SIZE;
import static dev.larder.cache.settings.Property.Kind.TEXTS;

import dev.larder.cache.settings.Property;
import dev.larder.cache.settings.PropertyList;
import jakarta.inject.Singleton;
import java.util.List;

/** The properties of {@code larder.http.compression}. */
@Singleton
public final class CompressionProperties implements PropertyList {

    static final String ENABLED = "larder.http.compression.enabled";

    /** Which codings. */
    public static final String ENCODINGS = "larder.http.compression.encodings";

    static final String ABOVE = "larder.http.compression.above";

    @Override
    public List<Property> properties() {
        return List.of(
                new Property(
                        ENABLED,
                        FLAG,
                        "true",
                        "Whether hits of `@Cached` routes are sent compressed to clients that accept "
                                + "it, from a body that is compressed once and kept in memory."),
                new Property(
                        ENCODINGS,
                        TEXTS,
                        "gzip",
                        "The content codings for that, the preferred one first: `gzip`, `br` (with "
                                + "`com.aayushatharva.brotli4j:brotli4j` on the classpath), `zstd` "
                                + "(with `com.github.luben:zstd-jni`)."),
                new Property(
                        ABOVE,
                        SIZE,
                        "1KB",
                        "Bodies shorter than that are not compressed by Larder."));
    }
}
