package dev.larder.cache.intercept;

import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.grammar.BooleanPath;
import dev.larder.cache.grammar.Names;
import dev.larder.cache.grammar.Path;
import dev.larder.cache.grammar.Template;
import dev.larder.cache.key.KeyKind;
import dev.larder.cache.key.PathReader;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.namespace.Namespaces;
import dev.larder.cache.policy.PolicyResolver;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads {@code @CachePut} and {@code @CacheInvalidate}. */
@Singleton
final class WritePlans {

    private final Namespaces namespaces;
    private final PolicyResolver policies;
    private final KeyBeans beans;
    private final ValueTypes types;

    WritePlans(Namespaces namespaces, PolicyResolver policies, KeyBeans beans, ValueTypes types) {
        this.namespaces = namespaces;
        this.policies = policies;
        this.beans = beans;
        this.types = types;
    }

    @Nullable WritePlan plan(
            MethodPlans.Declared declared,
            List<AnnotationValue<CachePut>> puts,
            List<AnnotationValue<CacheInvalidate>> invalidations) {
        if (puts.isEmpty() && invalidations.isEmpty()) {
            return null;
        }
        List<WritePlan.Put> planned = puts.stream().map(put -> put(declared, put)).toList();
        List<WritePlan.Invalidation> ending =
                invalidations.stream().map(i -> invalidation(declared, i)).toList();
        boolean usesResult =
                !planned.isEmpty() || ending.stream().anyMatch(WritePlan.Invalidation::needsResult);
        return new WritePlan(planned, ending, usesResult);
    }

    private WritePlan.Put put(MethodPlans.Declared declared, AnnotationValue<CachePut> put) {
        String[] key = policies.texts(put, "key");
        if (key.length == 0) {
            throw declared.site()
                    .fail("@CachePut", "names no key. Write key = \"id\" or key = \"result.id\".");
        }
        Namespace namespace =
                namespace(declared, put)
                        .orElseThrow(
                                () ->
                                        declared.site()
                                                .fail(
                                                        "@CachePut",
                                                        "names no namespace. Write namespace = \"...\", or @CacheDefaults on the class."));
        PathReader from = compile(declared, "from", put.stringValue("from").orElse(Path.RESULT));
        WritePlan.Address address = address(declared, put, key, namespace);
        if (declared.shape().isVoid() && (from.fromResult() || address.fromResult())) {
            throw declared.site()
                    .fail(
                            "@CachePut",
                            "the method returns nothing that could be put. Write from and key as paths"
                                    + " that start at a parameter.");
        }
        if (address.fromResult()) {
            namespace.expectLatePuts();
        }
        Argument<?> content = declared.compiler().typeOf(from.path());
        KeyKind kind = declared.declare(namespace, key, address.dimensions().size(), content);
        return new WritePlan.Put(
                namespace,
                namespace.usual(),
                address,
                from,
                type(declared, namespace, kind, content),
                policies.resolvePut(
                        declared.site().text(), put, declared.defaults(), namespace.settings()),
                putTags(declared, put, namespace),
                unless(declared, put));
    }

    /**
     * The type of what is put. Where the method doesn't tell it, it is what others read at the
     * address: known when all methods have been read.
     */
    private Supplier<ValueType> type(
            MethodPlans.Declared declared, Namespace namespace, KeyKind kind, Argument<?> content) {
        ValueTypes.Written written = new ValueTypes.Written(namespace, namespace.usual());
        if (content.getType() != Object.class) {
            ValueType type = types.of(declared, null, content, written);
            return () -> type;
        }
        return () -> {
            Argument<?> read = namespace.addresses().find(kind);
            return types.of(declared, null, read == null ? content : read, written);
        };
    }

    private Templates putTags(
            MethodPlans.Declared declared, AnnotationValue<CachePut> put, Namespace namespace) {
        List<String> texts = List.of(policies.texts(put, "tags"));
        if (texts.isEmpty() && declared.defaults() != null) {
            texts = List.of(policies.texts(declared.defaults(), "tags"));
        }
        return templates(
                declared,
                texts.isEmpty() ? namespace.settings().tags() : texts,
                "tags",
                Template::tag);
    }

    private WritePlan.Invalidation invalidation(
            MethodPlans.Declared declared, AnnotationValue<CacheInvalidate> invalidate) {
        String[] key = policies.texts(invalidate, "key");
        boolean all = invalidate.booleanValue("all").orElse(false);
        Templates tags = templates(declared, invalidate, "tags", Template::tag);
        Templates paths = templates(declared, invalidate, "paths", Template::urlPath);
        Optional<Namespace> namespace = namespace(declared, invalidate);
        if (key.length == 0 && !all && tags.isEmpty() && paths.isEmpty()) {
            throw declared.site()
                    .fail(
                            "@CacheInvalidate",
                            "names nothing. Write key, tags, paths or all = true.");
        }
        if ((key.length > 0 || all) && namespace.isEmpty()) {
            throw declared.site()
                    .fail(
                            "@CacheInvalidate",
                            "names no namespace. Write namespace = \"...\", or @CacheDefaults on the class.");
        }
        return new WritePlan.Invalidation(
                namespace.orElse(null),
                key.length == 0
                        ? null
                        : address(declared, invalidate, key, namespace.orElseThrow()),
                all,
                tags,
                paths,
                unless(declared, invalidate));
    }

    private WritePlan.Address address(
            MethodPlans.Declared declared,
            AnnotationValue<?> annotation,
            String[] key,
            Namespace namespace) {
        List<PathReader> paths =
                Arrays.stream(key).map(path -> compile(declared, "key", path)).toList();
        String[] varyBy = policies.texts(annotation, "varyBy");
        if (varyBy.length == 0 && declared.defaults() != null) {
            varyBy = policies.texts(declared.defaults(), "varyBy");
        }
        if (varyBy.length == 0) {
            varyBy = namespace.settings().varyBy().toArray(String[]::new);
        }
        return new WritePlan.Address(paths, beans.dimensions(declared.site(), varyBy));
    }

    private Optional<Namespace> namespace(
            MethodPlans.Declared declared, AnnotationValue<?> annotation) {
        return policies.text(annotation, "namespace")
                .or(
                        () ->
                                declared.defaults() == null
                                        ? Optional.empty()
                                        : policies.text(declared.defaults(), "namespace"))
                .map(
                        name ->
                                namespaces.named(
                                        declared.parsed("namespace", name, Names::namespace)));
    }

    private Templates templates(
            MethodPlans.Declared declared,
            AnnotationValue<?> annotation,
            String member,
            Function<String, Template> parser) {
        return templates(declared, List.of(policies.texts(annotation, member)), member, parser);
    }

    private static Templates templates(
            MethodPlans.Declared declared,
            List<String> texts,
            String member,
            Function<String, Template> parser) {
        List<Template> templates =
                texts.stream().map(text -> declared.parsed(member, text, parser)).toList();
        return Templates.of(templates, declared.compiler());
    }

    private ReadPlan.@Nullable Unless unless(
            MethodPlans.Declared declared, AnnotationValue<?> annotation) {
        return policies.text(annotation, "unless")
                .map(text -> declared.parsed("unless", text, BooleanPath::parse))
                .map(q -> new ReadPlan.Unless(q, declared.compiler().compile(q.path())))
                .orElse(null);
    }

    private static PathReader compile(MethodPlans.Declared declared, String member, String path) {
        return declared.compiler().compile(declared.parsed(member, path, Path::parse));
    }
}
