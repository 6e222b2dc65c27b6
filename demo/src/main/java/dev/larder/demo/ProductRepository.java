package dev.larder.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** The products, behind a database that takes its time. It counts how often it was asked. */
@Singleton
class ProductRepository {

    private static final Duration SLOWNESS = Duration.ofMillis(200);
    private static final long PRODUCTS = 100;
    private static final List<String> THINGS =
            List.of(
                    "Teapot", "Kettle", "Bowl", "Spoon", "Jar", "Basket", "Apron", "Lamp", "Stool",
                    "Shelf");
    private static final List<String> KINDS =
            List.of(
                    "Blue", "Green", "Oak", "Steel", "Glass", "Wicker", "Linen", "Copper", "Clay",
                    "Marble");

    private final Changes changes;
    private final AtomicLong finds = new AtomicLong();
    private final AtomicLong searches = new AtomicLong();

    ProductRepository(Changes changes) {
        this.changes = changes;
    }

    Optional<Product> find(long id) {
        finds.incrementAndGet();
        takeTime();
        return current(id);
    }

    List<Product> search(String text) {
        searches.incrementAndGet();
        takeTime();
        String wanted = text.toLowerCase(Locale.ROOT);
        return LongStream.rangeClosed(1, PRODUCTS)
                .mapToObj(this::current)
                .flatMap(Optional::stream)
                .filter(product -> product.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    Optional<Product> save(long id, ProductChange change) {
        if (!exists(id)) {
            return Optional.empty();
        }
        Product changed = new Product(id, change.name(), change.price());
        changes.write(changed);
        return Optional.of(changed);
    }

    Map<String, Long> calls() {
        return new TreeMap<>(Map.of("find", finds.get(), "search", searches.get()));
    }

    private Optional<Product> current(long id) {
        return exists(id)
                ? Optional.of(changes.read(id).orElseGet(() -> original(id)))
                : Optional.empty();
    }

    private static boolean exists(long id) {
        return id >= 1 && id <= PRODUCTS;
    }

    private static Product original(long id) {
        int number = (int) id - 1;
        String name = KINDS.get(number / 10) + " " + THINGS.get(number % 10);
        return new Product(id, name, new BigDecimal("9.90").add(BigDecimal.valueOf(number)));
    }

    private static void takeTime() {
        try {
            Thread.sleep(SLOWNESS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database was working", e);
        }
    }
}
