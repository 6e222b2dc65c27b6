package com.example.handlers;

import dev.larder.cache.entry.Codec;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.type.Argument;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

@Requires(property = "example", value = "zipped")
// tag::codec[]
@Singleton
@Primary
class Zipped implements Codec {

    private final Codec json;

    Zipped(@Named("json") Codec json) {
        this.json = json;
    }

    @Override
    public String id() {
        return "zipped";
    }

    @Override
    public boolean supports(Argument<?> type) {
        return json.supports(type);
    }

    @Override
    public <T> byte[] encode(Argument<T> type, T value) throws IOException {
        return zip(json.encode(type, value));
    }

    @Override
    public <T> T decode(Argument<T> type, byte[] bytes) throws IOException {
        return json.decode(type, unzip(bytes));
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static byte[] unzip(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }
}
// end::codec[]
