package dev.larder.cache.http.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What servers of tests and their clients speak. */
enum Protocol {
    HTTP_1,
    /** HTTP/2 over plain connections, known before. */
    H2C,
    /** HTTP/2 over TLS; the server has a second port without either. */
    H2;

    private static final String SECRET = "secret";

    private static volatile Protocol current = HTTP_1;

    /** What servers speak that start now. */
    static Protocol current() {
        return current;
    }

    /** From now on servers that start speak it. */
    static void use(Protocol protocol) {
        current = protocol;
    }

    /** What a server has to be told. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (this != HTTP_1) {
            properties.put("micronaut.server.http-version", "2.0");
        }
        if (this == H2) {
            properties.put("micronaut.server.dual-protocol", true);
            properties.put("micronaut.server.ssl.enabled", true);
            properties.put("micronaut.server.ssl.port", -1);
            properties.put("micronaut.server.ssl.key-store.path", "file:" + Certificate.STORE);
            properties.put("micronaut.server.ssl.key-store.password", SECRET);
            properties.put("micronaut.server.ssl.key-store.type", "PKCS12");
        }
        return properties;
    }

    /** Signed by itself, made once. */
    private static final class Certificate {

        private static final Path STORE = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("larder-tls");
                Path store = folder.resolve("store");
                Process keytool = keytool(store).inheritIO().start();
                if (keytool.waitFor() != 0) {
                    throw new IllegalStateException("keytool of " + javaHome() + " failed");
                }
                store.toFile().deleteOnExit();
                folder.toFile().deleteOnExit();
                return store;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static ProcessBuilder keytool(Path store) {
            return new ProcessBuilder(
                    Path.of(javaHome(), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "a",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    SECRET);
        }

        private static String javaHome() {
            return System.getProperty("java.home");
        }
    }
}
