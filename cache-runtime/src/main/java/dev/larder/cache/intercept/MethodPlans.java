package dev.larder.cache.intercept;

import dev.larder.cache.annotation.CacheBypass;
import dev.larder.cache.annotation.CacheDefaults;
import dev.larder.cache.annotation.CacheInvalidate;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.Compiled;
import dev.larder.cache.backend.BackendRegistry;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.grammar.BooleanPath;
import dev.larder.cache.grammar.GrammarException;
import dev.larder.cache.grammar.Names;
import dev.larder.cache.grammar.Path;
import dev.larder.cache.grammar.Template;
import dev.larder.cache.key.KeyFactory;
import dev.larder.cache.key.KeyKind;
import dev.larder.cache.key.PathCompiler;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.namespace.Namespaces;
import dev.larder.cache.policy.Annotations;
import dev.larder.cache.policy.PolicyResolver;
import io.micronaut.core.annotation.AnnotationClassValue;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the annotations of a method into a plan: once per method, at the start. */
@Singleton
final class MethodPlans {

    private static final Logger LOG = LoggerFactory.getLogger(MethodPlans.class);
    private static final String ROUTE = "io.micronaut.http.annotation.HttpMethodMapping";

    private final Namespaces namespaces;
    private final BackendRegistry backends;
    private final PolicyResolver policies;
    private final KeyPlans keys;
    private final ValueTypes types;
    private final WritePlans writes;
    private final AtomicBoolean warned = new AtomicBoolean();

    MethodPlans(
            Namespaces namespaces,
            BackendRegistry backends,
            PolicyResolver policies,
            KeyPlans keys,
            ValueTypes types,
            WritePlans writes) {
        this.namespaces = namespaces;
        this.backends = backends;
        this.policies = policies;
        this.keys = keys;
        this.types = types;
        this.writes = writes;
    }

    /** The plan of a method. */
    MethodPlan plan(MethodSite site) {
        AnnotationMetadata metadata = site.method().getAnnotationMetadata();
        Declared declared = declared(site);
        Optional<AnnotationValue<Cached>> cached = Annotations.nearest(metadata, Cached.class);
        return new MethodPlan(
                site,
                declared.shape(),
                cached.map(annotation -> read(declared, annotation)).orElse(null),
                writes.plan(
                        declared,
                        Annotations.repeated(metadata, CachePut.class),
                        Annotations.repeated(metadata, CacheInvalidate.class)),
                metadata.hasStereotype(ROUTE));
    }

    /** What the annotations of a method are read with. */
    Declared declared(MethodSite site) {
        AnnotationMetadata metadata = site.method().getAnnotationMetadata();
        Shape shape = Shape.of(site.returned());
        KeyFactory factory = generated(site, metadata);
        PathCompiler compiler =
                new PathCompiler(site.text(), site.parameters(), shape.body(), factory);
        return new Declared(
                site,
                shape,
                compiler,
                factory,
                Annotations.nearest(metadata, CacheDefaults.class).orElse(null));
    }

    /** What all annotations of a method are read with. */
    record Declared(
            MethodSite site,
            Shape shape,
            PathCompiler compiler,
            @Nullable KeyFactory factory,
            @Nullable AnnotationValue<CacheDefaults> defaults) {

        /** Declares what is under an address, so that two methods can't mean different types. */
        KeyKind declare(Namespace namespace, String[] key, int dimensions, Argument<?> value) {
            List<Argument<?>> types = new ArrayList<>();
            for (String path : key) {
                types.add(compiler.typeOf(Path.parse(path)));
            }
            types.addAll(Collections.nCopies(dimensions, Argument.OBJECT_ARGUMENT));
            KeyKind kind = KeyKind.ofTypes(types);
            if (value.getType() != Object.class) {
                namespace.addresses().declare(kind, value, site.text());
            }
            return kind;
        }

        /** A text that is parsed, with the place in the message if it can't be. */
        <T> T parsed(String member, String text, Function<String, T> parser) {
            try {
                return parser.apply(text);
            } catch (GrammarException e) {
                throw site.fail(member + " = \"" + text + "\"", String.valueOf(e.getMessage()));
            }
        }
    }

    private ReadPlan read(Declared declared, AnnotationValue<Cached> cached) {
        MethodSite site = declared.site();
        if (declared.shape().isVoid()) {
            throw site.fail(
                    "@Cached",
                    "the method returns nothing. Use @CacheInvalidate or @CachePut, or return what is to be cached.");
        }
        Namespace namespace = namespace(declared, cached);
        EntryBackend backend = backend(declared, cached, namespace);
        namespace.use(backend);
        EntrySpace space = namespace.values(backend);
        boolean expression = PolicyResolver.isExpression(cached, "key");
        String[] key = expression ? new String[0] : policies.texts(cached, "key");
        KeyPlans.Wanted wanted =
                new KeyPlans.Wanted(
                        site,
                        namespace.name(),
                        namespace.named() && !declared.shape().isMessage(),
                        key,
                        expression,
                        varyBy(declared, cached, namespace),
                        keyBuilder(cached),
                        declared.factory(),
                        declared.compiler());
        if (wanted.named() && key.length > 0 && wanted.builder() == null) {
            declared.declare(namespace, key, wanted.varyBy().length, declared.shape().content());
        }
        Templates tags = tags(declared, cached, namespace);
        return new ReadPlan(
                namespace,
                backend,
                space,
                space instanceof LocalSpace local ? local : null,
                policies.resolve(site.text(), cached, declared.defaults(), namespace.settings()),
                keys.plan(wanted),
                types.of(
                        declared,
                        cached,
                        declared.shape().content(),
                        new ValueTypes.Written(namespace, backend)),
                tags.early(),
                tags.late(),
                unless(declared, cached),
                condition(declared, cached),
                bypass(site));
    }

    Namespace namespace(Declared declared, AnnotationValue<Cached> cached) {
        return namespaceName(declared, cached)
                .map(name -> namespaces.named(declared.parsed("namespace", name, Names::namespace)))
                .orElseGet(() -> namespaces.ofMethod(declared.site().text()));
    }

    private Optional<String> namespaceName(Declared declared, AnnotationValue<?> annotation) {
        return policies.text(annotation, "namespace")
                .or(() -> policies.text(annotation, "value"))
                .or(
                        () ->
                                declared.defaults() == null
                                        ? Optional.empty()
                                        : policies.text(declared.defaults(), "namespace"));
    }

    EntryBackend backend(Declared declared, AnnotationValue<Cached> cached, Namespace namespace) {
        return policies.text(cached, "backend")
                .or(
                        () ->
                                declared.defaults() == null
                                        ? Optional.empty()
                                        : policies.text(declared.defaults(), "backend"))
                .map(name -> backends.get(name, declared.site().text() + ": backend"))
                .orElse(namespace.usual());
    }

    String[] varyBy(Declared declared, AnnotationValue<Cached> cached, Namespace namespace) {
        String[] own = policies.texts(cached, "varyBy");
        if (own.length > 0) {
            return own;
        }
        String[] inherited =
                declared.defaults() == null ? own : policies.texts(declared.defaults(), "varyBy");
        return inherited.length > 0
                ? inherited
                : namespace.settings().varyBy().toArray(String[]::new);
    }

    Templates tags(Declared declared, AnnotationValue<Cached> cached, Namespace namespace) {
        String[] own = policies.texts(cached, "tags");
        String[] texts = own.length > 0 ? own : inheritedTags(declared, namespace);
        return Templates.of(
                Arrays.stream(texts)
                        .distinct()
                        .map(text -> declared.parsed("tags", text, Template::tag))
                        .toList(),
                declared.compiler());
    }

    private String[] inheritedTags(Declared declared, Namespace namespace) {
        String[] ofType =
                declared.defaults() == null
                        ? new String[0]
                        : policies.texts(declared.defaults(), "tags");
        return ofType.length > 0 ? ofType : namespace.settings().tags().toArray(String[]::new);
    }

    ReadPlan.@Nullable Unless unless(Declared declared, AnnotationValue<?> annotation) {
        return policies.text(annotation, "unless")
                .map(text -> declared.parsed("unless", text, BooleanPath::parse))
                .map(
                        question ->
                                new ReadPlan.Unless(
                                        question, declared.compiler().compile(question.path())))
                .orElse(null);
    }

    static boolean condition(Declared declared, AnnotationValue<Cached> cached) {
        boolean written = PolicyResolver.isExpression(cached, "condition");
        if (!written && !cached.stringValue("condition").orElse("").isEmpty()) {
            throw declared.site()
                    .fail("condition", "is no expression. Write \"#{...}\" on the parameters.");
        }
        return written;
    }

    private static @Nullable Class<?> keyBuilder(AnnotationValue<Cached> cached) {
        return cached.classValue("keyBuilder").filter(type -> type != void.class).orElse(null);
    }

    private static ReadPlan.@Nullable Bypass bypass(MethodSite site) {
        Argument<?>[] parameters = site.parameters();
        for (int i = 0; i < parameters.length; i++) {
            AnnotationMetadata metadata = parameters[i].getAnnotationMetadata();
            if (metadata.hasAnnotation(CacheBypass.class)) {
                return new ReadPlan.Bypass(
                        i,
                        metadata.enumValue(CacheBypass.class, CacheBypass.Mode.class)
                                .orElse(CacheBypass.Mode.BYPASS));
            }
        }
        return null;
    }

    private @Nullable KeyFactory generated(MethodSite site, AnnotationMetadata metadata) {
        Optional<AnnotationClassValue<?>> generated =
                metadata.findAnnotation(Compiled.class)
                        .flatMap(compiled -> compiled.annotationClassValue("keyFactory"));
        if (generated.isEmpty() && warned.compareAndSet(false, true)) {
            LOG.warn(
                    "{} was compiled without Larder's annotation processor: mistakes in its annotations are"
                            + " found at the start only, and keys are made without generated code. Add"
                            + " dev.larder:larder-cache-annotations to the annotation processors.",
                    site.text());
        }
        return (KeyFactory) generated.flatMap(AnnotationClassValue::getInstance).orElse(null);
    }
}
