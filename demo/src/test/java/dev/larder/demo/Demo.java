package dev.larder.demo;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A running demo, asked as a client asks it. */
final class Demo implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ApplicationContext context;
    private final EmbeddedServer server;

    Demo(Map<String, Object> properties) {
        Map<String, Object> all = new LinkedHashMap<>(properties);
        all.put("micronaut.server.port", -1);
        all.put("demo.clock", "settable");
        this.context = ApplicationContext.run(PropertySource.of("test", all));
        this.server = context.getBean(EmbeddedServer.class).start();
    }

    HttpResponse<String> get(String target, String... headers) {
        return send(request(target, headers).GET());
    }

    HttpResponse<String> head(String target) {
        return send(request(target).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> put(String target, String json) {
        return send(
                request(target, "Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String target) {
        return send(request(target).DELETE());
    }

    URI uri(String target) {
        return URI.create("http://localhost:" + server.getPort() + target);
    }

    String calls() {
        return get("/calls").body();
    }

    void later(Duration time) {
        context.getBean(SettableClock.class).advance(time);
    }

    private HttpRequest.Builder request(String target, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(target)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
