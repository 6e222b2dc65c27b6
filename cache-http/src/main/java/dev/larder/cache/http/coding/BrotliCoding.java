package dev.larder.cache.http.coding;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.http.settings.CompressionProperties;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.IOException;

/** RFC 7932, by Brotli4j. */
@Singleton
@Requires(classes = Encoder.class)
final class BrotliCoding implements BodyCoding {

    /**
     * About the time of gzip, for a shorter result; the library's own 11 takes fifty times as long.
     */
    private static final int QUALITY = 5;

    @Override
    public String name() {
        return "br";
    }

    @Override
    public void check() {
        if (!Brotli4jLoader.isAvailable()) {
            throw new CacheConfigurationException(
                    CompressionProperties.ENCODINGS
                            + " = br: com.aayushatharva.brotli4j:brotli4j has no native part for"
                            + " this platform on the classpath. Add the artifact of that group that"
                            + " is made for it, such as native-linux-x86_64, or leave out br.",
                    Brotli4jLoader.getUnavailabilityCause());
        }
    }

    @Override
    public byte[] encode(byte[] body) throws IOException {
        return Encoder.compress(body, new Encoder.Parameters().setQuality(QUALITY));
    }
}
