package dev.larder.cache.compile;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** What the applications of {@link WithoutProcessorTest} keep. */
@Introspected
public record Item(long id, String name, List<Long> parts) {}
