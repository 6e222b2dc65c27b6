package dev.larder.cache.load;

import dev.larder.cache.CacheFailureHandler;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs failures at debug level and lets every call go on; backends log what lasts. */
@Singleton
@Secondary
public final class DefaultFailureHandler implements CacheFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CacheFailureHandler.class);

    @Override
    public void onError(Step step, String namespace, String backend, Throwable cause) {
        LOG.debug("{} of {} on backend {} failed", step, namespace, backend, cause);
    }
}
