package dev.larder.cache.http.server;

import static dev.larder.cache.http.server.Coded.GZIP;
import static dev.larder.cache.http.server.Coded.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hits in a content coding of ours: made once, and with everything that says so. */
@Tag("rfc9110-8.4")
class CodedFormsTest {

    private static final String TEXT = "/coded/text";

    private Server server;

    @BeforeEach
    void start() {
        server = Server.start("coded");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** One that compresses nothing by itself. */
    private static Server quiet() {
        return Server.start("coded", "micronaut.server.netty.compression-threshold", -1);
    }

    private Reply coded() {
        return Coded.hit(server, TEXT, "gzip");
    }

    private Reply conditional(String tag, String... more) {
        String[] fields = new String[more.length + 1];
        System.arraycopy(more, 0, fields, 0, more.length);
        fields[more.length] = "If-None-Match: " + tag;
        return server.get(TEXT, fields);
    }

    @Test
    void aCodedHitHasTheStoredBytesInItsCodingAndOnlyOnce() {
        Reply coded = coded();
        Reply plain = server.get(TEXT);
        assertThat(coded.cache()).isEqualTo("HIT");
        assertThat(coded.status()).isEqualTo(200);
        assertThat(Coded.unzipped(coded)).isEqualTo(plain.text());
        assertThat(coded.field("content-length")).isEqualTo("" + coded.body().length);
        assertThat(coded.body().length).isLessThan(plain.body().length / 10);
        assertThat(coded.field("content-type")).isEqualTo(plain.field("content-type"));
        assertThat(coded.field("vary")).isEqualTo("Accept-Encoding");
        assertThat(plain.field("vary")).isEqualTo("Accept-Encoding");
        assertThat(plain.has("content-encoding")).isFalse();
    }

    @Test
    @Tag("rfc9110-8.8.3.3")
    void itHasAStrongTagOfItsOwn() {
        String plain = server.get(TEXT).field("etag");
        assertThat(coded().field("etag"))
                .isEqualTo(plain.substring(0, plain.length() - 1) + "-gzip\"");
    }

    @Test
    @Tag("B28")
    void allFormsFollowEachOtherOnOneConnection() {
        Reply coded = coded();
        Reply plain = server.get(TEXT);
        try (Line wire = server.line()) {
            for (int i = 0; i < 3; i++) {
                assertThat(wire.ask("GET", TEXT, GZIP).body()).isEqualTo(coded.body());
                assertThat(wire.ask("GET", TEXT).body()).isEqualTo(plain.body());
                Reply head = wire.ask("HEAD", TEXT, GZIP);
                assertThat(head.field("content-length")).isEqualTo("" + coded.body().length);
                assertThat(head.field("content-encoding")).isEqualTo("gzip");
                assertThat(head.field("etag")).isEqualTo(coded.field("etag"));
                assertThat(head.field("vary")).isEqualTo("Accept-Encoding");
                assertThat(wire.ask("HEAD", TEXT).field("content-length"))
                        .isEqualTo("" + plain.body().length);
                Reply none = wire.ask("GET", TEXT, GZIP, "If-None-Match: " + coded.field("etag"));
                assertThat(none.status()).isEqualTo(304);
                assertThat(none.has("content-length")).isFalse();
                assertThat(none.has("content-encoding")).isFalse();
            }
            assertThat(wire.isOpen()).isTrue();
        }
    }

    @Test
    @Tag("rfc9110-13.1.2")
    @Tag("rfc9110-15.4.5")
    void a304CarriesTheTagOfTheFormThatTheClientHas() {
        String coded = coded().field("etag");
        String plain = server.get(TEXT).field("etag");
        assertThat(conditional(coded, GZIP).field("etag")).isEqualTo(coded);
        assertThat(conditional("W/" + coded, GZIP).field("etag")).isEqualTo(coded);
        assertThat(conditional(plain + ", " + coded, GZIP).field("etag")).isEqualTo(coded);
        assertThat(conditional("*", GZIP).field("etag")).isEqualTo(coded);
        assertThat(conditional(plain).field("etag")).isEqualTo(plain);
        assertThat(conditional("*").field("etag")).isEqualTo(plain);
        for (String tag : new String[] {plain, "W/" + plain}) {
            Reply reply = conditional(tag, GZIP);
            assertThat(reply.status()).isEqualTo(304);
            assertThat(reply.field("etag")).isEqualTo("W/" + plain);
            assertThat(reply.field("vary")).isEqualTo("Accept-Encoding");
        }
    }

    @Test
    @Tag("rfc9110-13.1.2")
    void theTagOfACodingIsNoneForAClientThatDoesNotAcceptIt() {
        String coded = coded().field("etag");
        Reply reply = conditional(coded);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.has("content-encoding")).isFalse();
    }

    @Test
    @Tag("rfc9110-13.1.2")
    void theTagOfACodingIsKnownBeforeThatFormIsThereAndWhenTheAnswerIsMadeAnew() {
        String coded = coded().field("etag");
        server.pass(Duration.ofSeconds(61));
        Reply anew = conditional(coded, GZIP);
        assertThat(anew.cache()).isEqualTo("MISS");
        assertThat(anew.status()).isEqualTo(304);
        assertThat(anew.field("etag")).isEqualTo(coded);
        Reply hit = conditional(coded, GZIP);
        assertThat(hit.cache()).isEqualTo("HIT");
        assertThat(hit.status()).isEqualTo(304);
        assertThat(hit.field("etag")).isEqualTo(coded);
        server.pass(Duration.ofSeconds(61));
        assertThat(conditional(coded).status()).isEqualTo(200);
    }

    @Test
    void theTagOfAMissThatTheServerCompressedIsKnownToLaterHits() {
        String missed = server.get(TEXT, GZIP).field("etag");
        assertThat(missed).startsWith("W/");
        coded();
        assertThat(conditional(missed, GZIP).status()).isEqualTo(304);
        assertThat(conditional(missed).status()).isEqualTo(304);
    }

    @Test
    @Tag("rfc9110-8.8.1")
    @Tag("rfc9110-8.8.3.3")
    void theHandlersOwnTagIsWeakWhereTheServerCompressesAndOfItsOwnInAFormOfOurs() {
        String tagged = "/coded/tagged";
        assertThat(server.get(tagged, GZIP).field("etag")).isEqualTo("W/\"own\"");
        try (Server quiet = quiet()) {
            Reply plain = quiet.get(tagged, GZIP);
            assertThat(plain.field("etag")).isEqualTo("\"own\"");
            Reply coded = compressed(quiet, tagged);
            assertThat(coded.field("etag")).isEqualTo("\"own-gzip\"");
            assertThat(coded.field("last-modified")).isEqualTo(plain.field("last-modified"));
            assertThat(quiet.get(tagged).field("etag")).isEqualTo("\"own\"");
            for (String tag : new String[] {"\"own\"", "W/\"own\""}) {
                String condition = "If-None-Match: " + tag;
                Reply none = quiet.get(tagged, condition);
                assertThat(none.field("etag")).isEqualTo("\"own\"");
                Reply reply = quiet.get(tagged, GZIP, condition);
                assertThat(reply.status()).isEqualTo(304);
                assertThat(reply.field("etag")).isEqualTo("W/\"own\"");
            }
            String condition = "If-None-Match: \"own-gzip\"";
            assertThat(quiet.get(tagged, GZIP, condition).field("etag")).isEqualTo("\"own-gzip\"");
            assertThat(quiet.get(tagged, condition).status()).isEqualTo(200);
            quiet.pass(Duration.ofSeconds(61));
            assertThat(quiet.get(tagged, GZIP, condition).status()).isEqualTo(304);
        }
    }

    @Test
    @Tag("rfc9110-8.8.1")
    void aWeakTagIsThatOfAllForms() {
        try (Server quiet = quiet()) {
            quiet.get("/coded/weak");
            assertThat(compressed(quiet, "/coded/weak").field("etag")).isEqualTo("W/\"own\"");
            assertThat(quiet.get("/coded/weak").field("etag")).isEqualTo("W/\"own\"");
            assertThat(quiet.get("/coded/weak", GZIP, "If-None-Match: \"own-gzip\"").status())
                    .isEqualTo(200);
        }
    }

    /** The first hit that is compressed by us, where nobody else does. */
    private static Reply compressed(Server quiet, String target) {
        return await().atMost(PATIENCE)
                .until(() -> quiet.get(target, GZIP), reply -> reply.has("content-encoding"));
    }

    @Test
    void aCodingThatOnlyTheServerHasIsLeftToItWithAWeakTag() {
        coded();
        Reply deflated = server.get(TEXT, "Accept-Encoding: deflate");
        assertThat(deflated.cache()).isEqualTo("HIT");
        assertThat(deflated.field("content-encoding")).isEqualTo("deflate");
        assertThat(deflated.field("etag")).isEqualTo("W/" + server.get(TEXT).field("etag"));
    }

    @Test
    @Tag("rfc9111-5.2.2.6")
    void whatMustNotBeTransformedNeverIsByUs() {
        for (int i = 0; i < 5; i++) {
            assertThat(server.get("/coded/fixed", GZIP).field("etag")).startsWith("W/");
        }
        try (Server quiet = quiet()) {
            for (int i = 0; i < 5; i++) {
                Reply reply = quiet.get("/coded/fixed", GZIP);
                assertThat(reply.has("content-encoding")).isFalse();
                assertThat(reply.field("etag")).startsWith("\"");
            }
        }
    }

    @Test
    @Tag("rfc9110-12.5.5")
    void errorsThatAreStoredSayThatTheyMayBeCompressedToo() {
        for (int i = 0; i < 3; i++) {
            Reply reply = server.get("/coded/missing");
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.field("vary")).isEqualTo("Accept-Encoding");
        }
        Reply coded = server.get("/coded/missing", GZIP);
        assertThat(Coded.unzipped(coded)).isEqualTo("text ".repeat(1000));
    }

    @Test
    @Tag("rfc9110-14.2")
    void aRequestForARangeGetsNoCodingOfOurs() {
        coded();
        Reply reply = server.get(TEXT, "Accept-Encoding: gzip", "Range: bytes=0-9");
        assertThat(reply.field("etag")).doesNotContain("-gzip");
    }

    @Test
    @Tag("rfc9110-14.2")
    void headHasNoRangesAndTellsOfTheCodedFormAllTheSame() {
        String coded = coded().field("etag");
        assertThat(server.head(TEXT, GZIP, "Range: bytes=0-9").field("etag")).isEqualTo(coded);
    }

    @Test
    @Tag("rfc9110-13.1.1")
    void whoHasACodedFormGetsNoRangeOfAnother() {
        String coded = coded().field("etag");
        String condition = "If-Match: " + coded;
        assertThat(server.get(TEXT, GZIP, condition).field("etag")).isEqualTo(coded);
        assertThat(server.get(TEXT, GZIP, condition, "Range: bytes=0-9").status()).isEqualTo(412);
    }

    @Test
    @Tag("rfc9110-12.5.3")
    void whatTheClientPrefersIsSent() {
        coded();
        for (String accept :
                new String[] {
                    "identity", "gzip;q=0", "gzip;q=0.5, identity", "*;q=0", "gzip;q=5"
                }) {
            Reply reply = server.get(TEXT, "Accept-Encoding: " + accept);
            assertThat(reply.field("etag")).as(accept).doesNotContain("-gzip");
        }
        for (String accept : new String[] {"x-gzip", "*", "deflate, gzip", "br;q=0, gzip;q=0.1"}) {
            Reply reply = server.get(TEXT, "Accept-Encoding: " + accept);
            assertThat(reply.field("content-encoding")).as(accept).isEqualTo("gzip");
            assertThat(reply.field("etag")).as(accept).contains("-gzip");
        }
    }

    @Test
    void formsAreMadeOnceOffTheEventLoopWhileHitsGoOn() {
        try (Server half = Server.start("coded", "larder.http.compression.encodings", "half")) {
            HalfCoding coding = half.bean(HalfCoding.class);
            CountDownLatch gate = new CountDownLatch(1);
            coding.gate = gate;
            half.get(TEXT);
            for (int i = 0; i < 20; i++) {
                Reply reply = half.get(TEXT, "Accept-Encoding: half");
                assertThat(reply.cache()).isEqualTo("HIT");
                assertThat(reply.body()).hasSize(5000);
            }
            gate.countDown();
            assertThat(Coded.hit(half, TEXT, "half").body()).hasSize(2500);
            assertThat(coding.made).hasValue(1);
            assertThat(coding.thread).doesNotContain("nioEventLoop");
        }
    }

    @Test
    void theWeightOfAFormCounts() {
        try (Server small =
                Server.start(
                        "coded",
                        "larder.http.maximum-weight",
                        "80KB",
                        "micronaut.server.netty.compression-threshold",
                        -1)) {
            small.get("/coded/random");
            assertThat(small.get("/coded/random").cache()).isEqualTo("HIT");
            assertThat(small.get("/coded/random").cache()).isEqualTo("HIT");
            small.get("/coded/random", GZIP);
            await().atMost(PATIENCE)
                    .until(() -> small.get("/coded/random").cache(), "MISS"::equals);
        }
    }

    @Test
    void aBackendThatKeepsNothingHereHasFormsMadeOnceToo() {
        try (Server remote = far("half")) {
            for (String target : new String[] {TEXT, "/coded/tagged"}) {
                HalfCoding coding = remote.bean(HalfCoding.class);
                coding.made.set(0);
                await().atMost(PATIENCE).until(() -> remote.get(target).cache(), "HIT"::equals);
                await().atMost(PATIENCE)
                        .until(
                                () -> remote.get(target, "Accept-Encoding: half"),
                                reply -> reply.body().length == 2500);
                for (int i = 0; i < 3; i++) {
                    Reply reply = remote.get(target, "Accept-Encoding: half");
                    assertThat(reply.cache()).isEqualTo("HIT");
                    assertThat(reply.field("content-encoding")).isEqualTo("half");
                    assertThat(reply.body()).hasSize(2500);
                    assertThat(reply.field("vary")).isEqualTo("Accept-Encoding");
                }
                assertThat(coding.made).hasValue(1);
                assertThat(remote.get(target).body()).hasSize(5000);
            }
        }
    }

    @Test
    @Tag("rfc9110-8.8.1")
    void formsOfARemoteBackendAreOfTheBytesThatAreStoredNow() {
        try (Server remote = far("gzip")) {
            for (int version = 1; version <= 3; version++) {
                remote.bean(Coded.Routes.class).version = version;
                remote.pass(Duration.ofSeconds(61));
                await().atMost(PATIENCE)
                        .until(() -> remote.get("/coded/version").cache(), "HIT"::equals);
                Reply coded = compressed(remote, "/coded/version");
                assertThat(coded.field("etag")).isEqualTo("\"own-gzip\"");
                assertThat(Coded.unzipped(coded)).startsWith("version " + version);
            }
        }
    }

    @Test
    void formsOfARemoteBackendTakeAQuarterOfTheRoom() {
        try (Server remote = far("half", "larder.http.maximum-weight", "8KB")) {
            HalfCoding coding = remote.bean(HalfCoding.class);
            await().atMost(PATIENCE).until(() -> remote.get(TEXT).cache(), "HIT"::equals);
            await().atMost(PATIENCE)
                    .until(
                            () -> {
                                remote.get(TEXT, "Accept-Encoding: half");
                                return coding.made.get();
                            },
                            made -> made > 2);
        }
    }

    /** With a remote backend, and nothing near. */
    private static Server far(String coding, Object... more) {
        Object[] settings = {
            "larder.backends.far.type",
            "slow",
            "larder.backend",
            "far",
            "larder.http.compression.encodings",
            coding,
            "micronaut.server.netty.compression-threshold",
            -1
        };
        Object[] all = Arrays.copyOf(settings, settings.length + more.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        return Server.start("coded", all);
    }
}
