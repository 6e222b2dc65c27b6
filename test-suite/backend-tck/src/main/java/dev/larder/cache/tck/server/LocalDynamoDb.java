package dev.larder.cache.tck.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** DynamoDB Local in a process of its own, on a free port of the loopback interface. */
final class LocalDynamoDb implements DynamoDbServer {

    private static final String MAIN = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner";
    private static final String LIST_TABLES = "DynamoDB_20120810.ListTables";
    private static final int MILLIS = 20_000;
    private static final int WARM = 20;

    private final LocalProgram program;

    LocalDynamoDb(String classPath) throws IOException {
        program = new LocalProgram(port -> command(classPath, port));
        warmUp();
    }

    private static List<String> command(String classPath, int port) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                MAIN,
                "-inMemory",
                "-disableTelemetry",
                "-port",
                Integer.toString(port));
    }

    @Override
    public URI uri() {
        return URI.create("http://127.0.0.1:" + program.port());
    }

    @Override
    public void pause() {
        program.signal("-STOP");
    }

    @Override
    public void resume() {
        program.signal("-CONT");
    }

    @Override
    public void kill() {
        program.kill();
    }

    @Override
    public void restart() {
        program.restart();
        try {
            warmUp();
        } catch (IOException e) {
            throw new IllegalStateException("DynamoDB Local does not answer.", e);
        }
    }

    @Override
    public void close() {
        program.kill();
    }

    /** Its first answers take longer than any time limit of a cache. */
    private void warmUp() throws IOException {
        for (int i = 0; i < WARM; i++) {
            listTables();
        }
    }

    private void listTables() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri().toURL().openConnection();
        connection.setConnectTimeout(MILLIS);
        connection.setReadTimeout(MILLIS);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
        connection.setRequestProperty("X-Amz-Target", LIST_TABLES);
        connection.setRequestProperty(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20200101/eu-central-1/dynamodb/aws4_request,"
                        + " SignedHeaders=host, Signature=0");
        connection.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
        connection.getInputStream().readAllBytes();
    }
}
