package dev.larder.cache.http.server;

import static dev.larder.cache.http.server.Scripted.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A HEAD whose handler is not that of GET leaves nothing for GET to use. */
class HeadOfItsOwnTest {

    private final CountDownLatch get = new CountDownLatch(1);
    private final CountDownLatch head = new CountDownLatch(1);
    private final List<Wire> wires = new ArrayList<>();
    private Server server;
    private Scripted origin;

    @BeforeEach
    void start() {
        server = Scripted.start();
        origin = server.bean(Scripted.class);
        origin.answers(
                request ->
                        request.getMethod() == HttpMethod.HEAD
                                ? after(head, HttpResponse.ok())
                                : after(get, response(200, "a", "Cache-Control: max-age=60")));
    }

    @AfterEach
    void stop() {
        get.countDown();
        head.countDown();
        wires.forEach(Wire::close);
        server.close();
    }

    private static MutableHttpResponse<?> after(CountDownLatch gate, MutableHttpResponse<?> made) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return made;
    }

    private Wire ask(String method) {
        Wire wire = server.connect();
        wire.send(method, "/scripted/path/a", "");
        wires.add(wire);
        return wire;
    }

    private void assertOneOfThreeGetsRuns() {
        int before = origin.asked.size();
        List<Wire> gets = List.of(ask("GET"), ask("GET"), ask("GET"));
        await().until(() -> server.waiters() == 2);
        get.countDown();
        gets.forEach(wire -> assertThat(wire.receive("GET").text()).isEqualTo("a"));
        assertThat(origin.asked).hasSize(before + 1);
    }

    @Test
    void thatItIsNotStoredSaysNothingOfGet() {
        head.countDown();
        assertThat(server.head("/scripted/path/a").status()).isEqualTo(200);

        assertOneOfThreeGetsRuns();
    }

    @Test
    void nobodyWaitsForIt() {
        Wire held = ask("HEAD");
        await().until(() -> origin.asked.size() == 1);

        assertOneOfThreeGetsRuns();
        head.countDown();
        assertThat(held.receive("HEAD").status()).isEqualTo(200);
    }
}
