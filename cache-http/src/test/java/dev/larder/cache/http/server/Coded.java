package dev.larder.cache.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.HttpCache;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** Routes whose responses can be compressed, and what tests of them share. */
final class Coded {

    static final String GZIP = "Accept-Encoding: gzip";

    /** On a machine that is busy with other things. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Coded() {}

    static String unzipped(Reply reply) {
        try {
            return new String(
                    new GZIPInputStream(new ByteArrayInputStream(reply.body())).readAllBytes(),
                    UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first hit that has the form in this coding: it is made behind an earlier one. */
    static Reply hit(Server server, String target, String coding) {
        server.get(target);
        Reply plain = server.get(target);
        return await().atMost(PATIENCE)
                .until(
                        () -> server.get(target, "Accept-Encoding: " + coding),
                        reply ->
                                reply.field("content-encoding").equals(coding)
                                        && !reply.field("etag").equals("W/" + plain.field("etag")));
    }

    @Controller("/coded")
    @Requires(property = "spec", value = "coded")
    static class Routes {

        final AtomicInteger calls = new AtomicInteger();

        @Get("/text")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        String text() {
            calls.incrementAndGet();
            return "text ".repeat(1000);
        }

        @Get("/tagged")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        HttpResponse<String> tagged() {
            return HttpResponse.ok("text ".repeat(1000))
                    .header("ETag", "\"own\"")
                    .header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
        }

        @Get("/weak")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        HttpResponse<String> weak() {
            return HttpResponse.ok("text ".repeat(1000)).header("ETag", "W/\"own\"");
        }

        volatile int version;

        /** With a tag that doesn't tell its versions apart, as it should. */
        @Get("/version")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        HttpResponse<String> version() {
            return HttpResponse.ok("version " + version + " text".repeat(1000))
                    .header("ETag", "\"own\"");
        }

        @Get("/missing")
        @Cached(expire = "60s")
        @HttpCache(statuses = "404")
        HttpResponse<String> missing() {
            return HttpResponse.notFound("text ".repeat(1000)).contentType("text/plain");
        }

        @Get("/fixed")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        HttpResponse<String> fixed() {
            return HttpResponse.ok("text ".repeat(1000))
                    .header("Cache-Control", "max-age=60, no-transform");
        }

        @Get("/random")
        @Produces(MediaType.TEXT_PLAIN)
        @Cached(expire = "60s")
        String random() {
            calls.incrementAndGet();
            byte[] bytes = new byte[30_000];
            new Random(1).nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }

        @Get("/path")
        @Produces(MediaType.TEXT_PLAIN)
        HttpResponse<String> path() {
            return HttpResponse.ok("text ".repeat(1000))
                    .header("ETag", "\"own\"")
                    .header("Cache-Control", "max-age=60");
        }
    }
}
