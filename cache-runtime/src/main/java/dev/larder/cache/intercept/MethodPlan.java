package dev.larder.cache.intercept;

import org.jspecify.annotations.Nullable;

/**
 * What interception of a method does.
 *
 * @param read for a {@code @Cached} method
 * @param write for a method that puts or invalidates
 * @param route whether the method serves HTTP requests
 */
record MethodPlan(
        MethodSite site,
        Shape shape,
        @Nullable ReadPlan read,
        @Nullable WritePlan write,
        boolean route) {}
