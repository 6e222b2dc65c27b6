package dev.larder.cache.intercept;

import dev.larder.cache.annotation.CacheBypass;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.grammar.BooleanPath;
import dev.larder.cache.key.PathReader;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.policy.CachePolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of a {@code @Cached} method are answered.
 *
 * @param local the entries, where they can be read at once; else null
 * @param earlyTags those that the arguments fill
 * @param lateTags those that need the result
 * @param conditional whether the annotation has a condition
 */
record ReadPlan(
        Namespace namespace,
        EntryBackend backend,
        EntrySpace space,
        @Nullable LocalSpace local,
        CachePolicy policy,
        KeyPlan keys,
        ValueType type,
        Templates earlyTags,
        Templates lateTags,
        @Nullable Unless unless,
        boolean conditional,
        @Nullable Bypass bypass) {

    /** A question about the result. */
    record Unless(BooleanPath question, PathReader reader) {
        boolean holds(@Nullable Object[] arguments, @Nullable Object result) {
            return question.holds(reader.value(arguments, result));
        }
    }

    /** The parameter by which callers pass the cache by. */
    record Bypass(int parameter, CacheBypass.Mode mode) {
        boolean asked(@Nullable Object[] arguments) {
            return Boolean.TRUE.equals(arguments[parameter]);
        }
    }

    List<String> tags(@Nullable Object[] arguments) {
        return earlyTags.fill(arguments, null);
    }
}
