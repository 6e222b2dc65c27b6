package dev.larder.demo;

import dev.larder.cache.Caches;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;

/** What an admin looks at, and the big broom. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class AdminController {

    private final ProductRepository repository;
    private final Caches caches;

    AdminController(ProductRepository repository, Caches caches) {
        this.repository = repository;
        this.caches = caches;
    }

    /** How often each method of the repository has really run. */
    @Get("/calls")
    Map<String, Long> calls() {
        return repository.calls();
    }

    /** Clears what this application has cached, and nothing else. */
    @Delete("/cache")
    @Status(HttpStatus.NO_CONTENT)
    void clear() {
        caches.clear();
    }
}
