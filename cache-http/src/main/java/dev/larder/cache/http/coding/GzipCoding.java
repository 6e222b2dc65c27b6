package dev.larder.cache.http.coding;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** RFC 1952, as the platform writes it. */
@Singleton
final class GzipCoding implements BodyCoding {

    @Override
    public String name() {
        return "gzip";
    }

    @Override
    public byte[] encode(byte[] body) throws IOException {
        ByteArrayOutputStream coded = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(coded, 8192)) {
            gzip.write(body);
        }
        return coded.toByteArray();
    }
}
