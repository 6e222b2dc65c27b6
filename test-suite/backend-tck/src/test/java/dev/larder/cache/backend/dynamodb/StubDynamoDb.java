package dev.larder.cache.backend.dynamodb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * Says what DynamoDB Local never says. It answers each operation with what it was told, the last
 * answer again and again; one that it was told nothing of it answers with nothing in it.
 */
final class StubDynamoDb implements AutoCloseable {

    private static final String TARGET = "DynamoDB_20120810.";

    private final HttpServer server;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final Map<String, Queue<Answer>> answers = new HashMap<>();

    StubDynamoDb() {
        try {
            InetAddress here = InetAddress.getLoopbackAddress();
            server = HttpServer.create(new InetSocketAddress(here, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(
                Executors.newCachedThreadPool(
                        work -> {
                            Thread thread = new Thread(work, "stub");
                            thread.setDaemon(true);
                            return thread;
                        }));
        server.start();
    }

    private record Answer(int status, String body) {}

    Map<String, Object> properties() {
        return Map.of(
                "aws.region", "eu-central-1",
                "aws.access-key-id", "test",
                "aws.secret-key", "test",
                "aws.services.dynamodb.endpoint-override",
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    synchronized StubDynamoDb answer(String operation, String body) {
        answers.computeIfAbsent(operation, o -> new ArrayDeque<>()).add(new Answer(200, body));
        return this;
    }

    synchronized StubDynamoDb refuse(String operation, int status, String error, String more) {
        String body =
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#"
                        + error
                        + "\",\"message\":\"the message\""
                        + more
                        + "}";
        answers.computeIfAbsent(operation, o -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    /** How often an operation was asked for. */
    long count(String operation) {
        return asked.stream().filter(operation::equals).count();
    }

    /** The operations that were asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** What was asked. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] asking = exchange.getRequestBody().readAllBytes();
        bodies.add(new String(asking, StandardCharsets.UTF_8));
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String operation = target.substring(TARGET.length());
        asked.add(operation);
        Answer answer = next(operation);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized Answer next(String operation) {
        Queue<Answer> told = answers.get(operation);
        if (told == null) {
            return new Answer(200, "{}");
        }
        Answer next = told.element();
        if (told.size() > 1) {
            told.remove();
        }
        return next;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
