package dev.larder.cache.intercept;

import dev.larder.cache.change.Invalidations;
import dev.larder.cache.load.LarderExecutor;
import dev.larder.cache.readthrough.ReadThrough;
import dev.larder.cache.settings.LarderSettings;
import dev.larder.cache.time.LarderClock;
import io.micronaut.core.convert.ConversionService;
import jakarta.inject.Singleton;

/** What the calls of all methods work with. */
@Singleton
record CallParts(
        LarderSettings settings,
        LarderClock clock,
        ReadThrough readThrough,
        Invalidations invalidations,
        Writing writing,
        EventLoopRule eventLoop,
        LarderExecutor executor,
        CallMode.Scopes scopes,
        ConversionService conversion) {}
