package dev.larder.cache.responses;

import dev.larder.cache.http.CachedResponses;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** An application of the test, and requests to it; its host is the same for all of them. */
final class Node implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final EmbeddedServer server;

    Node(Map<String, Object> backend) {
        Map<String, Object> properties = new HashMap<>(backend);
        properties.put("spec", "responses");
        properties.put("micronaut.server.port", -1);
        properties.put("micronaut.server.host-resolution.host-header", "X-Shop");
        server = ApplicationContext.run(EmbeddedServer.class, properties);
    }

    HttpResponse<String> get(String target, String... fields)
            throws IOException, InterruptedException {
        return send("GET", target, fields);
    }

    HttpResponse<String> send(String method, String target, String... fields)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + target))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header("X-Shop", "shop.example");
        if (fields.length > 0) {
            request.headers(fields);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    CachedResponses responses() {
        return bean(CachedResponses.class);
    }

    <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    @Override
    public void close() {
        server.close();
    }
}
