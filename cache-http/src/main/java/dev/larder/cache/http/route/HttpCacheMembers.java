package dev.larder.cache.http.route;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.annotation.HttpCache;
import dev.larder.cache.grammar.GrammarException;
import dev.larder.cache.grammar.MethodText;
import dev.larder.cache.grammar.RequestPartText;
import dev.larder.cache.grammar.SizeText;
import dev.larder.cache.grammar.StatusText;
import dev.larder.cache.http.rfc9111.StoreRules;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.policy.Annotations;
import dev.larder.cache.policy.PolicyResolver;
import io.micronaut.core.annotation.AnnotationClassValue;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the nearest {@code @HttpCache} of a route says.
 *
 * @param methods whose responses are cached
 * @param query {@code *} for all parameters
 * @param maxBody in bytes; null: as configured
 * @param statuses that are stored; empty: the usual ones
 * @param lifetimes of those that have one of their own
 * @param policy null: none of its own
 */
record HttpCacheMembers(
        Set<String> methods,
        List<String> vary,
        List<String> query,
        List<PathPattern> ignoreQuery,
        HttpCache.Sharing sharing,
        @Nullable Long maxBody,
        Set<Integer> statuses,
        Map<Integer, Duration> lifetimes,
        HttpCache.RequestDirectives requestDirectives,
        @Nullable Class<?> policy) {

    private static final HttpCacheMembers NONE =
            new HttpCacheMembers(
                    StoreRules.METHODS,
                    List.of(),
                    List.of(),
                    List.of(),
                    HttpCache.Sharing.AUTO,
                    null,
                    Set.of(),
                    Map.of(),
                    HttpCache.RequestDirectives.DEFAULT,
                    null);

    /** Those of a route that has no such annotation, and of paths. */
    static HttpCacheMembers none() {
        return NONE;
    }

    /**
     * Those of a route.
     *
     * @param where how messages name it
     */
    static HttpCacheMembers of(String where, AnnotationMetadata metadata, PolicyResolver texts) {
        return Annotations.nearest(metadata, HttpCache.class)
                .map(annotation -> new Reader(where, annotation, texts).read())
                .orElse(NONE);
    }

    private record Reader(
            String where, AnnotationValue<HttpCache> annotation, PolicyResolver texts) {

        HttpCacheMembers read() {
            Set<Integer> statuses = new LinkedHashSet<>();
            Map<Integer, Duration> lifetimes = new LinkedHashMap<>();
            for (String text : texts.texts(annotation, "statuses")) {
                status(text, statuses, lifetimes);
            }
            return new HttpCacheMembers(
                    methods(),
                    each("vary", RequestPartText::field),
                    each("query", RequestPartText::parameter),
                    each("ignoreQuery", RequestPartText::parameter).stream()
                            .map(PathPattern::new)
                            .toList(),
                    annotation
                            .enumValue("sharing", HttpCache.Sharing.class)
                            .orElse(HttpCache.Sharing.AUTO),
                    maxBody(),
                    Set.copyOf(statuses),
                    Map.copyOf(lifetimes),
                    annotation
                            .enumValue("requestDirectives", HttpCache.RequestDirectives.class)
                            .orElse(HttpCache.RequestDirectives.DEFAULT),
                    policy());
        }

        private Set<String> methods() {
            Set<String> methods = Set.copyOf(List.of(texts.texts(annotation, "methods")));
            for (String method : methods) {
                if (!MethodText.CACHEABLE.contains(method)) {
                    throw fail("methods", method, MethodText.REFUSAL);
                }
            }
            return methods.isEmpty() ? StoreRules.METHODS : methods;
        }

        private List<String> each(String member, UnaryOperator<String> parser) {
            List<String> all = List.of(texts.texts(annotation, member));
            all.forEach(text -> parsed(member, text, () -> parser.apply(text)));
            return all;
        }

        private @Nullable Class<?> policy() {
            AnnotationClassValue<?> written =
                    annotation.annotationClassValue("policy").orElse(null);
            if (written == null || written.getName().equals("void")) {
                return null;
            }
            return written.getType()
                    .orElseThrow(
                            () ->
                                    fail(
                                            "policy",
                                            written.getName(),
                                            "there is no such class on the classpath. Add the"
                                                    + " artifact that has it."));
        }

        private @Nullable Long maxBody() {
            Optional<String> text = texts.text(annotation, "maxBody");
            return text.map(size -> parsed("maxBody", size, () -> SizeText.bytes(size)))
                    .orElse(null);
        }

        private void status(String text, Set<Integer> statuses, Map<Integer, Duration> lifetimes) {
            StatusText status = parsed("statuses", text, () -> StatusText.parse(text));
            if (!statuses.add(status.status())) {
                throw fail("statuses", text, "this status is there twice. Remove one of them.");
            }
            if (status.expire() != null) {
                lifetimes.put(status.status(), status.expire());
            }
        }

        private <T> T parsed(String member, String text, Supplier<T> parser) {
            try {
                return parser.get();
            } catch (GrammarException e) {
                throw fail(member, text, String.valueOf(e.getMessage()));
            }
        }

        private CacheConfigurationException fail(String member, String text, String reason) {
            return new CacheConfigurationException(
                    where + ": @HttpCache(" + member + " = \"" + text + "\"): " + reason);
        }
    }
}
