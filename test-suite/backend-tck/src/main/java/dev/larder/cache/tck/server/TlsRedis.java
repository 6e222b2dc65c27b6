package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A Redis server that speaks TLS, with a certificate that it has signed itself. */
public final class TlsRedis implements AutoCloseable {

    private static final String ALIAS = "redis";
    private static final String PASSWORD = "changeit";

    private final RedisProcess process;
    private final int port;

    private TlsRedis(RedisProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * A server that only this caller uses.
     *
     * @throws IllegalStateException if there is no program {@code redis-server} that can TLS
     */
    public static TlsRedis start() {
        Path program = RedisServers.program();
        try {
            int port = RedisProcess.freePort();
            return new TlsRedis(new RedisProcess(program, options(port)), port);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The Redis server with TLS did not start.", e);
        }
    }

    private static String[] options(int port) throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("larder-tls");
        folder.toFile().deleteOnExit();
        KeyStore store = newCertificate(folder.resolve("store"));
        Path certificate = write(folder, "CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
        byte[] key = store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
        return new String[] {
            "--tls-port", Integer.toString(port),
            "--tls-cert-file", certificate.toString(),
            "--tls-ca-cert-file", certificate.toString(),
            "--tls-key-file", write(folder, "PRIVATE KEY", key).toString(),
            "--tls-auth-clients", "no"
        };
    }

    /** Where it is. The certificate is not checked. */
    public URI uri() {
        return URI.create("rediss://127.0.0.1:" + port + "?verifyPeer=NONE");
    }

    private static KeyStore newCertificate(Path store)
            throws IOException, GeneralSecurityException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String command =
                keytool
                        + " -genkeypair -alias "
                        + ALIAS
                        + " -keyalg RSA -keysize 2048 -dname CN=localhost -validity 2"
                        + " -storetype PKCS12 -storepass "
                        + PASSWORD
                        + " -keystore "
                        + store;
        Process process = new ProcessBuilder(command.split(" ")).inheritIO().start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool made no certificate.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
        store.toFile().deleteOnExit();
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static Path write(Path folder, String kind, byte[] encoded) throws IOException {
        byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
        String text =
                "-----BEGIN "
                        + kind
                        + "-----\n"
                        + Base64.getMimeEncoder(64, newline).encodeToString(encoded)
                        + "\n-----END "
                        + kind
                        + "-----\n";
        Path file = folder.resolve(kind.replace(' ', '-') + ".pem");
        file.toFile().deleteOnExit();
        return Files.writeString(file, text);
    }

    @Override
    public void close() {
        process.kill();
    }
}
