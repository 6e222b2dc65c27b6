package dev.larder.cache.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A client with the fields that it sends with each request, such as those of its login. */
final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final URI server;
    private final List<String> fields;

    Client(URI server, String... fields) {
        this.server = server;
        this.fields = List.of(fields);
    }

    /** What came back. */
    record Reply(int status, String cache, String text, HttpResponse<String> response) {

        /** For whom it was made. */
        String who() {
            return text.split(" ", 2)[0];
        }
    }

    /** The same client, which sends one more field. */
    Client with(String name, String value) {
        List<String> more = new ArrayList<>(fields);
        more.addAll(List.of(name, value));
        return new Client(server, more.toArray(String[]::new));
    }

    Reply get(String target) {
        return send(request(target));
    }

    Reply post(String target, String json) {
        return send(
                request(target)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String target) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(target));
        return fields.isEmpty() ? request : request.headers(fields.toArray(String[]::new));
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("X-Cache").orElse("-"),
                    response.body(),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
