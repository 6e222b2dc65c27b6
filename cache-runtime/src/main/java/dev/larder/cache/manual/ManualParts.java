package dev.larder.cache.manual;

import dev.larder.cache.change.Invalidations;
import dev.larder.cache.change.Puts;
import dev.larder.cache.intercept.EventLoopRule;
import dev.larder.cache.key.KeyParts;
import dev.larder.cache.load.LarderExecutor;
import dev.larder.cache.readthrough.ReadThrough;
import dev.larder.cache.time.LarderClock;
import jakarta.inject.Singleton;

/** What the caches by hand work with. */
@Singleton
record ManualParts(
        KeyParts keys,
        LarderClock clock,
        ReadThrough readThrough,
        Puts puts,
        Invalidations invalidations,
        EventLoopRule eventLoop,
        LarderExecutor executor) {}
