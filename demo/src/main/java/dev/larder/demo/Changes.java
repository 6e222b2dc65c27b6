package dev.larder.demo;

import io.micronaut.context.annotation.Value;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The products that were changed: in this process, or as files in a directory that several demos
 * share as they would share a database.
 */
@Singleton
class Changes {

    private final ObjectMapper json;
    private final @Nullable Path directory;
    private final Map<Long, Product> here = new ConcurrentHashMap<>();

    Changes(ObjectMapper json, @Value("${demo.directory:}") String directory) {
        this.json = json;
        this.directory = directory.isEmpty() ? null : Path.of(directory);
    }

    Optional<Product> read(long id) {
        if (directory == null) {
            return Optional.ofNullable(here.get(id));
        }
        try {
            return Optional.of(
                    json.readValue(Files.readAllBytes(file(directory, id)), Product.class));
        } catch (NoSuchFileException unchanged) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Product product) {
        if (directory == null) {
            here.put(product.id(), product);
            return;
        }
        try {
            Files.createDirectories(directory);
            Path whole = Files.createTempFile(directory, "product", ".tmp");
            Files.write(whole, json.writeValueAsBytes(product));
            Files.move(whole, file(directory, product.id()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path directory, long id) {
        return directory.resolve("product-" + id + ".json");
    }
}
