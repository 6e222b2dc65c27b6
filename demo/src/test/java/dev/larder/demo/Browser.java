package dev.larder.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A page of a headless Chromium, told what to do and listened to over its DevTools protocol. */
final class Browser implements AutoCloseable, WebSocket.Listener {

    private static final String LISTENING = "DevTools listening on ";
    private static final int PATIENCE_SECONDS = 30;

    private final JsonMapper json = JsonMapper.createDefault();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final WebSocket page;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> results = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /**
     * Starts it.
     *
     * @param profile where it keeps its cache
     */
    Browser(Path profile) {
        try {
            process =
                    new ProcessBuilder(
                                    Programs.find("chromium", "chromium", "chromium-browser"),
                                    "--headless=new",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-dev-shm-usage",
                                    "--disable-background-networking",
                                    "--no-first-run",
                                    "--remote-debugging-port=0",
                                    "--user-data-dir=" + profile,
                                    "about:blank")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            URI devTools = URI.create(devTools(process.errorReader(UTF_8)));
            page =
                    client.newWebSocketBuilder()
                            .buildAsync(URI.create(newPage(devTools)), this)
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("Chromium does not start", e);
        }
        tell("Page.enable", Map.of());
        tell("Network.enable", Map.of());
    }

    private static String devTools(BufferedReader errors) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            if (line.startsWith(LISTENING)) {
                Thread rest = new Thread(() -> drain(errors));
                rest.setDaemon(true);
                rest.start();
                return line.substring(LISTENING.length());
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("Chromium ended: " + said);
    }

    /** What is not read would hold it up. */
    private static void drain(BufferedReader errors) {
        try {
            while (errors.readLine() != null) {}
        } catch (IOException e) {
            // It was closed: there is nothing more to say.
            return;
        }
    }

    private String newPage(URI devTools) throws IOException, InterruptedException {
        URI make = URI.create("http://127.0.0.1:" + devTools.getPort() + "/json/new?about:blank");
        byte[] made =
                client.send(
                                HttpRequest.newBuilder(make)
                                        .PUT(HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .body();
        return json.readValue(made, JsonNode.class).get("webSocketDebuggerUrl").getStringValue();
    }

    /** Tells the page something, and waits for what it answers. */
    JsonNode tell(String method, Map<String, Object> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> result = new CompletableFuture<>();
        results.put(id, result);
        try {
            String message =
                    new String(
                            json.writeValueAsBytes(
                                    Map.of("id", id, "method", method, "params", parameters)),
                            UTF_8);
            page.sendText(message, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(method, e);
        }
    }

    void open(URI uri) {
        tell("Page.navigate", Map.of("url", uri.toString()));
        evaluate(
                "new Promise(done => document.readyState == 'complete' ? done('')"
                        + " : addEventListener('load', () => done('')))");
    }

    /** The text that a promise of the page gives. */
    String evaluate(String promise) {
        JsonNode answer =
                tell(
                        "Runtime.evaluate",
                        Map.of("expression", promise, "awaitPromise", true, "returnByValue", true));
        JsonNode value = answer.get("result").get("value");
        if (value == null || !value.isString()) {
            throw new AssertionError(promise + ": " + text(answer));
        }
        return value.getStringValue();
    }

    private String text(JsonNode node) {
        try {
            return new String(json.writeValueAsBytes(node), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets the events so far. */
    void forget() {
        events.clear();
    }

    /** What events of a name say since the last time they were forgotten. */
    List<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.get("method").getStringValue().equals(method))
                .map(event -> event.get("params"))
                .toList();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            received(text.toString());
            text.setLength(0);
        }
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void received(String message) {
        try {
            JsonNode node = json.readValue(message.getBytes(UTF_8), JsonNode.class);
            JsonNode id = node.get("id");
            if (id == null) {
                events.add(node);
                return;
            }
            CompletableFuture<JsonNode> result = results.remove(id.getIntValue());
            JsonNode error = node.get("error");
            if (result != null && error != null) {
                result.completeExceptionally(new IllegalStateException(text(error)));
            } else if (result != null) {
                result.complete(node.get("result"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        page.abort();
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
