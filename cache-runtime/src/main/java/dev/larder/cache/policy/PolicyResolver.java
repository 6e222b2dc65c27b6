package dev.larder.cache.policy;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.annotation.CacheDefaults;
import dev.larder.cache.annotation.CachePut;
import dev.larder.cache.annotation.Cached;
import dev.larder.cache.grammar.DurationText;
import dev.larder.cache.grammar.GrammarException;
import dev.larder.cache.settings.NamespaceSettings;
import io.micronaut.context.env.Environment;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.expressions.EvaluatedExpression;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the policy of an annotated method, once: the annotation's own members over {@link
 * CacheDefaults}, over the namespace's settings, over the global ones. A member that isn't written
 * inherits, whatever its default in the annotation is.
 */
@Singleton
public final class PolicyResolver {

    private final Environment environment;

    PolicyResolver(Environment environment) {
        this.environment = environment;
    }

    /**
     * The policy of a cached method.
     *
     * @param where how messages name the method
     * @throws CacheConfigurationException if a text is not what its member takes
     */
    public CachePolicy resolve(
            String where,
            AnnotationValue<Cached> cached,
            @Nullable AnnotationValue<CacheDefaults> defaults,
            NamespaceSettings settings) {
        Duration expire = written(where, cached, defaults).orElse(settings.expire());
        Duration ofNull = settings.expireNull() == null ? expire : settings.expireNull();
        return new CachePolicy(
                expire,
                duration(where, cached, "expireNull").orElse(ofNull),
                settings.jitter(),
                cached.booleanValue("cacheNull").orElse(settings.cacheNull()),
                singleFlight(cached, settings),
                duration(where, cached, "waitLimit").orElse(settings.waitLimit()),
                settings.maxItems());
    }

    /**
     * The life that a route gives to responses whatever they say themselves: the annotation's or
     * that of the class, else the namespace's own; empty where nobody writes one.
     */
    public Optional<Duration> assigned(
            String where,
            AnnotationValue<Cached> cached,
            @Nullable AnnotationValue<CacheDefaults> defaults,
            NamespaceSettings settings) {
        Optional<Duration> written = written(where, cached, defaults);
        return written.isPresent() || !settings.expireSet()
                ? written
                : Optional.of(settings.expire());
    }

    private Optional<Duration> written(
            String where,
            AnnotationValue<Cached> cached,
            @Nullable AnnotationValue<CacheDefaults> defaults) {
        return duration(where, cached, "expire").or(() -> duration(where, defaults, "expire"));
    }

    /** The policy of what a method puts. */
    public CachePolicy resolvePut(
            String where,
            AnnotationValue<CachePut> put,
            @Nullable AnnotationValue<CacheDefaults> defaults,
            NamespaceSettings settings) {
        CachePolicy usual = of(settings);
        Optional<Duration> own = duration(where, put, "expire");
        if (own.isPresent()) {
            return usual.lasting(own.get());
        }
        Optional<Duration> ofType = duration(where, defaults, "expire");
        return ofType.isPresent()
                ? usual.lasting(ofType.get(), settings.ownExpireNull().orElse(ofType.get()))
                : usual;
    }

    /** The policy of a namespace for entries without an annotation. */
    public static CachePolicy of(NamespaceSettings settings) {
        return new CachePolicy(
                settings.expire(),
                settings.expireNull() == null ? settings.expire() : settings.expireNull(),
                settings.jitter(),
                settings.cacheNull(),
                settings.singleFlight(),
                settings.waitLimit(),
                settings.maxItems());
    }

    private static boolean singleFlight(
            AnnotationValue<Cached> cached, NamespaceSettings settings) {
        Cached.Flight flight =
                cached.enumValue("singleFlight", Cached.Flight.class).orElse(Cached.Flight.INHERIT);
        return switch (flight) {
            case INHERIT -> settings.singleFlight();
            case NONE -> false;
            case LOCAL -> true;
        };
    }

    private Optional<Duration> duration(
            String where, @Nullable AnnotationValue<?> annotation, String member) {
        if (annotation == null) {
            return Optional.empty();
        }
        return text(annotation, member)
                .map(
                        text -> {
                            try {
                                return DurationText.positive(text);
                            } catch (GrammarException e) {
                                throw new CacheConfigurationException(
                                        where
                                                + ": @"
                                                + simpleName(annotation)
                                                + "("
                                                + member
                                                + " = \""
                                                + text
                                                + "\"): "
                                                + e.getMessage(),
                                        e);
                            }
                        });
    }

    /** The text of a member, placeholders resolved; empty where it isn't written. */
    public Optional<String> text(AnnotationValue<?> annotation, String member) {
        return annotation.stringValue(member).map(this::resolved).filter(text -> !text.isEmpty());
    }

    /** Whether a member is written as an expression, evaluated with the arguments of each call. */
    public static boolean isExpression(AnnotationValue<?> annotation, String member) {
        return annotation.getValues().get(member) instanceof EvaluatedExpression;
    }

    /** The texts of a member, placeholders resolved. */
    public String[] texts(AnnotationValue<?> annotation, String member) {
        String[] texts = annotation.stringValues(member).clone();
        for (int i = 0; i < texts.length; i++) {
            texts[i] = resolved(texts[i]);
        }
        return texts;
    }

    private String resolved(String text) {
        return text.contains("${")
                ? environment.getPlaceholderResolver().resolveRequiredPlaceholders(text)
                : text;
    }

    private static String simpleName(AnnotationValue<?> annotation) {
        String name = annotation.getAnnotationName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
