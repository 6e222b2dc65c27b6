package dev.larder.demo;

import dev.larder.cache.CacheContext;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.Cached;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The routes of the catalogue. */
@Controller("/products")
@ExecuteOn(TaskExecutors.BLOCKING)
class ProductController {

    private final ProductRepository repository;

    ProductController(ProductRepository repository) {
        this.repository = repository;
    }

    /** A product, for a minute, or for as many seconds as the request says. */
    @Get("/{id}")
    @Cached(namespace = "products", expire = "60s", tags = "product:{id}")
    Optional<Product> find(long id, @QueryValue @Nullable Long ttl, CacheContext cache) {
        if (ttl != null && ttl <= 0) {
            throw new HttpStatusException(
                    HttpStatus.BAD_REQUEST, "ttl is a number of seconds above zero");
        }
        if (ttl != null) {
            cache.expire(Duration.ofSeconds(ttl));
        }
        return repository.find(id);
    }

    /** The products whose name contains a text. */
    @Get
    @Cached(namespace = "searches", expire = "60s")
    List<Product> search(@QueryValue(defaultValue = "") String q) {
        return repository.search(q);
    }

    /** Changes a product, and drops what shows it. */
    @Put("/{id}")
    @CacheInvalidate(namespace = "searches", all = true, tags = "product:{id}")
    Optional<Product> save(long id, @Body @Valid ProductChange change) {
        return repository.save(id, change);
    }
}
