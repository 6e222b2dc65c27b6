package dev.larder.cache.tck.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a way to have a DynamoDB. */
final class DynamoDbServers {

    static final String VARIABLE = "LARDER_TEST_DYNAMODB";
    private static final String RESOURCE = "/dynamodb-local.classpath";

    private static @Nullable DynamoDbServer shared;

    private DynamoDbServers() {}

    static synchronized DynamoDbServer any() {
        DynamoDbServer known = shared;
        if (known == null) {
            String uri = System.getenv(VARIABLE);
            known =
                    new SharedDynamoDb(
                            uri == null || uri.isBlank() ? own().uri() : URI.create(uri.strip()));
            shared = known;
        }
        return known;
    }

    static DynamoDbServer own() {
        try {
            if (Docker.isAvailable()) {
                return new DockerDynamoDb();
            }
            Optional<String> classPath = classPath();
            if (classPath.isPresent()) {
                return new LocalDynamoDb(classPath.get());
            }
        } catch (IOException e) {
            throw new IllegalStateException("The DynamoDB of the tests did not start.", e);
        }
        throw new IllegalStateException(
                "There is no DynamoDB to test with. Name one in "
                        + VARIABLE
                        + " (http://host:port; its data are kept), or start Docker, or put a resource "
                        + RESOURCE
                        + " on the class path that holds the class path of DynamoDB Local"
                        + " (com.amazonaws:DynamoDBLocal).");
    }

    private static Optional<String> classPath() throws IOException {
        try (InputStream in = DynamoDbServers.class.getResourceAsStream(RESOURCE)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
