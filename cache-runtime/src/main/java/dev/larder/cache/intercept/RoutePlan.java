package dev.larder.cache.intercept;

import dev.larder.cache.CacheCall;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyDimension;
import dev.larder.cache.key.KeyParts;
import dev.larder.cache.key.PathReader;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.policy.CachePolicy;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.Internal;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.inject.annotation.EvaluatedAnnotationMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of a {@code @Cached} route say for its responses. Arguments are those that
 * are known before the handler's are bound; what isn't known is null.
 */
@Internal
public final class RoutePlan {

    /** Where responses are kept, and how. */
    record Keeping(
            Namespace namespace,
            EntryBackend backend,
            CachePolicy policy,
            Optional<Duration> assigned) {}

    /**
     * What {@code key} and {@code varyBy} say.
     *
     * @param paths of {@code key}; empty where it isn't written
     * @param expression whether {@code key} is an expression
     * @param address whether the key is a shared address
     */
    record Keyed(
            List<PathReader> paths,
            boolean expression,
            boolean address,
            List<String> varyBy,
            List<KeyDimension> dimensions) {}

    /** What is read from arguments and result. */
    record Contents(
            Templates earlyTags,
            Templates lateTags,
            ReadPlan.@Nullable Unless unless,
            boolean conditional) {}

    private final MethodSite site;
    private final Keeping keeping;
    private final Keyed keyed;
    private final Contents contents;
    private final KeyParts parts;
    private final Ambient ambient;

    RoutePlan(MethodSite site, Keeping keeping, Keyed keyed, Contents contents, RoutePlans plans) {
        this.site = site;
        this.keeping = keeping;
        this.keyed = keyed;
        this.contents = contents;
        this.parts = plans.parts();
        this.ambient = plans.ambient();
    }

    /** How messages and the namespace name the method. */
    public String text() {
        return site.text();
    }

    /** The method. */
    public ExecutableMethod<?, ?> method() {
        return site.method();
    }

    /** The class of the controller. */
    public Class<?> beanType() {
        return site.beanType();
    }

    /** The namespace of the responses. */
    public Namespace namespace() {
        return keeping.namespace();
    }

    /** Where they are kept. */
    public EntryBackend backend() {
        return keeping.backend();
    }

    /** Their life, its jitter, and how loads are shared. */
    public CachePolicy policy() {
        return keeping.policy();
    }

    /** The life that goes before what a response says itself. */
    public Optional<Duration> assigned() {
        return keeping.assigned();
    }

    /** Whether {@code key} says what distinguishes responses. */
    public boolean hasKey() {
        return keyed.expression() || !keyed.paths().isEmpty();
    }

    /** Whether the key is an address that methods, puts and invalidations share. */
    public boolean hasAddress() {
        return keyed.address();
    }

    /** Whether a parameter is the root of a path of {@code key}. */
    public boolean keyNames(Argument<?> parameter) {
        return keyed.paths().stream()
                .anyMatch(path -> path.path().root().equals(parameter.getName()));
    }

    /** The names of {@code varyBy}. */
    public List<String> varyBy() {
        return keyed.varyBy();
    }

    /** The values of the dimensions of {@code varyBy}. */
    public List<@Nullable Object> dimensions(@Nullable Object[] arguments) {
        if (keyed.dimensions().isEmpty()) {
            return List.of();
        }
        CacheCall call =
                new MethodCall(
                        site,
                        namespace().name(),
                        arguments,
                        ambient,
                        values -> key(values, List.of()));
        List<@Nullable Object> values = new java.util.ArrayList<>();
        keyed.dimensions().forEach(dimension -> values.add(dimension.value(call)));
        return values;
    }

    /**
     * The key that {@code key} names, or that of all arguments where it isn't written.
     *
     * @param dimensions what {@code varyBy} adds
     */
    public CacheKey key(@Nullable Object[] arguments, List<@Nullable Object> dimensions) {
        if (keyed.expression()) {
            Object value =
                    evaluated(arguments).getValue(Cached.class, "key", Object.class).orElse(null);
            Object single =
                    value instanceof Object[] several && several.length == 1 ? several[0] : value;
            CacheKey key =
                    single instanceof CacheKey own
                            ? parts.address(own)
                            : parts.key(null, new Object[] {single});
            return dimensions.isEmpty() ? key : key.with(canonical(dimensions));
        }
        int paths = keyed.paths().size();
        int own = paths == 0 ? arguments.length : paths;
        @Nullable Object[] values = new Object[own + dimensions.size()];
        for (int i = 0; i < own; i++) {
            values[i] = paths == 0 ? arguments[i] : keyed.paths().get(i).value(arguments, null);
        }
        for (int i = 0; i < dimensions.size(); i++) {
            values[own + i] = dimensions.get(i);
        }
        return parts.key(null, values);
    }

    /** A value of an argument in the text that equal ones have. */
    public String text(Object value) {
        CacheKey key = parts.key(null, new Object[] {value});
        return key.text();
    }

    private @Nullable Object[] canonical(List<@Nullable Object> values) {
        @Nullable Object[] canonical = new Object[values.size()];
        for (int i = 0; i < canonical.length; i++) {
            canonical[i] = parts.canonical(values.get(i));
        }
        return canonical;
    }

    /** Whether there is a condition. */
    public boolean conditional() {
        return contents.conditional();
    }

    /** Whether the condition holds. */
    public boolean holds(@Nullable Object[] arguments) {
        return !contents.conditional()
                || evaluated(arguments).booleanValue(Cached.class, "condition").orElse(true);
    }

    private AnnotationMetadata evaluated(@Nullable Object[] arguments) {
        AnnotationMetadata metadata = site.method().getAnnotationMetadata();
        return metadata instanceof EvaluatedAnnotationMetadata expressions
                ? expressions.withArguments(null, arguments)
                : metadata;
    }

    /** The tags that the arguments tell. */
    public List<String> earlyTags(@Nullable Object[] arguments) {
        return contents.earlyTags().fill(arguments, null);
    }

    /** The tags that only the result tells. */
    public List<String> lateTags(@Nullable Object[] arguments, @Nullable Object result) {
        return contents.lateTags().fill(arguments, result);
    }

    /** Whether {@code unless} holds for a result. */
    public boolean unless(@Nullable Object[] arguments, @Nullable Object result) {
        return contents.unless() != null && contents.unless().holds(arguments, result);
    }
}
