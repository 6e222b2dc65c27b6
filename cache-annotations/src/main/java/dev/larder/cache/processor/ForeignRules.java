package dev.larder.cache.processor;

import io.micronaut.core.annotation.AnnotationMetadata;
import java.util.Map;

/** The annotations of micronaut-cache, which have the names of ours and do something else. */
final class ForeignRules {

    private static final String THEIRS = "io.micronaut.cache.annotation.";
    private static final String OURS = "dev.larder.cache.annotation.";
    private static final Map<String, String> MEANT =
            Map.of(
                    "Cacheable", "Cached",
                    "CachePut", "CachePut",
                    "PutOperations", "CachePut",
                    "CacheInvalidate", "CacheInvalidate",
                    "InvalidateOperations", "CacheInvalidate",
                    "CacheConfig", "CacheDefaults");

    private ForeignRules() {}

    /** On a class that also has ours, or on one of its methods. */
    static void check(AnnotationMetadata element, Findings findings) {
        MEANT.forEach(
                (theirs, ours) -> {
                    if (element.hasDeclaredAnnotation(THEIRS + theirs)) {
                        findings.fail(
                                "@" + theirs,
                                "this is "
                                        + THEIRS
                                        + theirs
                                        + " of micronaut-cache beside annotations of Larder. Write"
                                        + " import "
                                        + OURS
                                        + ours
                                        + "; for @"
                                        + ours
                                        + ".");
                    }
                });
    }
}
