package dev.larder.cache.http.coding;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.util.Native;
import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.http.settings.CompressionProperties;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** RFC 8878, by zstd-jni. */
@Singleton
@Requires(classes = Zstd.class)
final class ZstdCoding implements BodyCoding {

    /** Its window is within the 8 MB that every decoder has to have (RFC 9659). */
    private static final int LEVEL = 6;

    @Override
    public String name() {
        return "zstd";
    }

    @Override
    public void check() {
        try {
            Native.load();
        } catch (LinkageError e) {
            throw new CacheConfigurationException(
                    CompressionProperties.ENCODINGS
                            + " = zstd: com.github.luben:zstd-jni has no native part for this"
                            + " platform. Leave out zstd.",
                    e);
        }
    }

    @Override
    public byte[] encode(byte[] body) {
        return Zstd.compress(body, LEVEL);
    }
}
