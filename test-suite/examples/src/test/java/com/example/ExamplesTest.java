package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The examples do what the pages say of them. */
class ExamplesTest {

    private static final ApplicationContext CONTEXT =
            ApplicationContext.run(Map.of("micronaut.server.port", -1));
    private static final EmbeddedServer SERVER = CONTEXT.getBean(EmbeddedServer.class).start();

    private final ProductRepository products = CONTEXT.getBean(ProductRepository.class);

    @AfterAll
    static void stop() {
        CONTEXT.close();
    }

    @Test
    void theRouteOfTheQuickStartIsCached() throws Exception {
        HttpResponse<String> miss = get("/clock/UTC");
        HttpResponse<String> hit = get("/clock/UTC");

        assertThat(miss.headers().firstValue("X-Cache")).contains("MISS");
        assertThat(hit.headers().firstValue("X-Cache")).contains("HIT");
        assertThat(hit.headers().firstValue("Age")).isPresent();
        assertThat(hit.body()).isEqualTo(miss.body()).startsWith("It is ").endsWith(" in UTC");
    }

    @Test
    void theRepositoryOfTheQuickStartForgetsWhatChanges() {
        PriceRepository prices = CONTEXT.getBean(PriceRepository.class);

        assertThat(prices.find(1)).isSameAs(prices.find(1)).isEqualTo(BigDecimal.TEN);
        prices.change(1, BigDecimal.ONE);
        assertThat(prices.find(1)).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void membersDoWhatTheySay() {
        int before = products.calls.get();
        products.find(7);
        products.find(7);
        assertThat(products.calls.get() - before).isEqualTo(1);

        products.supplierChanged("Smith");
        products.find(7);
        assertThat(products.calls.get() - before).isEqualTo(2);

        products.save(new Product(7, "Kettle", "Jones"));
        assertThat(products.find(7).name()).isEqualTo("Kettle");
        assertThat(products.calls.get() - before).isEqualTo(2);

        products.find(8);
        products.delete(new Product(9, "Set", "Jones", List.of(7L, 8L), false));
        products.find(7);
        products.find(8);
        assertThat(products.calls.get() - before).isEqualTo(5);
    }

    @Test
    void draftsAreNotKept() {
        products.save(new Product(20, "Lamp", "Jones", List.of(), true));
        products.delete(new Product(0, "", "", List.of(20L), false));
        int before = products.calls.get();
        products.find(20);
        products.find(20);

        assertThat(products.calls.get() - before).isEqualTo(2);
    }

    @Test
    void aMonoIsKeptAsItsContent() {
        int before = products.calls.get();

        assertThat(products.search("Ket").block()).isEqualTo(products.search("Ket").block());
        assertThat(products.calls.get() - before).isEqualTo(1);
    }

    @Test
    void theManualApiKeepsWhatItIsGiven() {
        Warehouse warehouse = CONTEXT.getBean(Warehouse.class);

        assertThat(warehouse.stockOf(3)).isEqualTo(30);
        assertThat(warehouse.stockOf(3)).isEqualTo(30);
        assertThat(warehouse.counts.get()).isEqualTo(1);
        products.find(3);
        int before = products.calls.get();
        warehouse.arrived(3, 5);
        assertThat(warehouse.stockOf(3)).isEqualTo(35);
        assertThat(products.calls.get()).isEqualTo(before);
        products.find(3);
        assertThat(products.calls.get()).isEqualTo(before + 1);
    }

    @Test
    void theHandlerHasASay() throws Exception {
        assertThat(get("/offers/5").headers().firstValue("Cache-Control")).contains("max-age=300");
        assertThat(get("/offers/90").headers().firstValue("Cache-Control"))
                .contains("max-age=3600");
        get("/offers/101");
        assertThat(get("/offers/101").headers().firstValue("X-Cache")).contains("MISS");
        assertThat(get("/offers/5").headers().firstValue("X-Cache")).contains("HIT");
    }

    private static HttpResponse<String> get(String target)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + SERVER.getPort() + target))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
