package dev.larder.cache.http.settings;

import java.util.List;

/**
 * In which content codings stored responses are sent, as {@code larder.http.compression} says.
 *
 * @param enabled false: in none of ours
 * @param encodings names in lower case, the preferred one first
 * @param above length in bytes from which on bodies are compressed
 */
public record CompressionSettings(boolean enabled, List<String> encodings, long above) {

    /** A copy of the names. */
    public CompressionSettings {
        encodings = List.copyOf(encodings);
    }
}
