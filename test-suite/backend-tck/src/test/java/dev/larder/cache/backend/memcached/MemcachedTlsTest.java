package dev.larder.cache.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.larder.cache.tck.server.MemcachedServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate is that of localhost, and trusted by the JVM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
@Tag("once")
class MemcachedTlsTest {

    private static final String SECRET = "changeit";

    @TempDir static Path folder;
    private MemcachedServer server;
    private SSLContext before;

    @BeforeAll
    void start() throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore keys = selfSigned();
        Certificate certificate = keys.getCertificate("a");
        Path chain = pem("chain", "CERTIFICATE", certificate.getEncoded());
        Path key = pem("key", "PRIVATE KEY", keys.getKey("a", SECRET.toCharArray()).getEncoded());
        server =
                MemcachedServer.startOwn(
                        List.of(chain, key),
                        "-Z",
                        "-o",
                        "ssl_chain_cert=" + chain + ",ssl_key=" + key);
        before = SSLContext.getDefault();
        SSLContext.setDefault(trusting(certificate));
    }

    @AfterAll
    void close() {
        SSLContext.setDefault(before);
        server.close();
    }

    @Test
    void serverWithItsOwnNameIsTalkedTo() {
        try (MemcachedBackend authority = authority("localhost", "true")) {
            await().ignoreExceptions().until(() -> Authorities.time(authority) > 0);
        }
    }

    @Test
    void serverWithTheNameOfAnotherIsNot() {
        assertRefused("127.0.0.1", "true");
    }

    @Test
    void withoutTlsNothingIsSaid() {
        assertRefused("localhost", "false");
    }

    private void assertRefused(String host, String tls) {
        try (MemcachedBackend authority = authority(host, tls)) {
            await().during(Duration.ofSeconds(1))
                    .untilAsserted(
                            () ->
                                    assertThatThrownBy(() -> Authorities.time(authority))
                                            .isNotNull());
        }
    }

    private MemcachedBackend authority(String host, String tls) {
        String address = host + ":" + server.uri().getPort();
        return new MemcachedBackend(Authorities.links(Map.of("servers", address, "tls", tls)));
    }

    private KeyStore selfSigned()
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("store");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "a",
                                "-keyalg",
                                "RSA",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                SECRET)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, SECRET.toCharArray());
        }
        return keys;
    }

    private static SSLContext trusting(Certificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("a", certificate);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private Path pem(String name, String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
