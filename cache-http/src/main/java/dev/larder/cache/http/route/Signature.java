package dev.larder.cache.http.route;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.intercept.RoutePlan;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.type.Argument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a request the signature of a route makes responses depend on. Where the annotation has a
 * {@code key}, that and nothing else does.
 */
final class Signature {

    private final RoutePlan plan;
    private final Set<String> query = new TreeSet<>();
    private final Set<String> headers = new LinkedHashSet<>();
    private final Set<String> fallbackHeaders = new LinkedHashSet<>();
    private final Set<String> cookies = new LinkedHashSet<>();
    private final Set<String> attributes = new LinkedHashSet<>();
    private boolean wholeQuery;
    private boolean wholeRequest;
    private boolean locale;
    private boolean user;

    private Signature(RoutePlan plan) {
        this.plan = plan;
    }

    /**
     * That of a route.
     *
     * @param names of the parameters, by which path variables are found
     * @throws CacheConfigurationException if it takes what no key can hold
     */
    static Signature of(RoutePlan plan, String[] names, Collection<String> pathVariables) {
        Signature signature = new Signature(plan);
        Argument<?>[] parameters = plan.method().getArguments();
        for (int i = 0; i < parameters.length; i++) {
            signature.add(parameters[i], Bound.of(parameters[i], names[i], pathVariables));
        }
        return signature;
    }

    private void add(Argument<?> parameter, Bound bound) {
        boolean counts = !plan.hasKey() || plan.keyNames(parameter);
        switch (bound.from()) {
            case SESSION ->
                    throw fail(
                            parameter,
                            "belongs to one user and can't be in a key. Let a method that isn't"
                                    + " @Cached read it, or give the route no @Cached.");
            case ALL_COOKIES ->
                    throw fail(
                            parameter,
                            "can't be in a key as a whole. Bind the cookie that matters with"
                                    + " @CookieValue.");
            case PRINCIPAL, COOKIE -> {
                if (!counts) {
                    throw fail(
                            parameter,
                            "is bound and not in the key, so one user would get another's response."
                                    + " Add it to key, or don't bind it.");
                }
                addCounting(bound);
            }
            default -> {
                if (counts) {
                    addCounting(bound);
                    addBean(parameter, bound);
                }
            }
        }
    }

    private void addCounting(Bound bound) {
        switch (bound.from()) {
            case QUERY -> {
                if (!plan.hasKey()) {
                    query.addAll(bound.names());
                }
            }
            case WHOLE_QUERY -> wholeQuery |= !plan.hasKey();
            case REQUEST -> wholeRequest |= !plan.hasKey();
            case HEADER -> {
                headers.add(bound.names().get(0));
                fallbackHeaders.addAll(bound.names().subList(1, bound.names().size()));
            }
            case COOKIE -> cookies.addAll(bound.names());
            case ATTRIBUTE -> attributes.addAll(bound.names());
            case LOCALE -> locale = true;
            case PRINCIPAL -> user = true;
            case BEAN, PATH, NOTHING, SESSION, ALL_COOKIES -> {}
        }
    }

    /** A bean takes what its properties say, and of the query whatever it finds. */
    private void addBean(Argument<?> parameter, Bound bound) {
        if (bound.from() != Bound.From.BEAN) {
            return;
        }
        wholeQuery |= !plan.hasKey();
        for (Argument<?> part : parts(parameter)) {
            Bound inner = Bound.of(part, part.getName(), List.of());
            if (inner.from() != Bound.From.BEAN) {
                add(part, inner);
            }
        }
    }

    private static List<Argument<?>> parts(Argument<?> bean) {
        Optional<? extends BeanIntrospection<?>> introspection =
                BeanIntrospector.SHARED.findIntrospection(bean.getType());
        List<Argument<?>> parts = new ArrayList<>();
        introspection.ifPresent(
                found -> {
                    parts.addAll(List.of(found.getConstructorArguments()));
                    found.getBeanProperties().forEach(property -> parts.add(property.asArgument()));
                });
        return parts;
    }

    private CacheConfigurationException fail(Argument<?> parameter, String reason) {
        return new CacheConfigurationException(
                plan.text() + ": @Cached: the parameter " + parameter.getName() + " " + reason);
    }

    /** Names of query parameters. */
    Set<String> query() {
        return query;
    }

    /** Whether every query parameter counts. */
    boolean wholeQuery() {
        return wholeQuery || wholeRequest;
    }

    /** Whether the target of the request counts as it was written. */
    boolean wholeRequest() {
        return wholeRequest;
    }

    /** Names of header fields. */
    Set<String> headers() {
        return headers;
    }

    /** Names of header fields that are read where another one is missing. */
    Set<String> fallbackHeaders() {
        return fallbackHeaders;
    }

    /** Names of cookies. */
    Set<String> cookies() {
        return cookies;
    }

    /** Names of attributes of the request. */
    Set<String> attributes() {
        return attributes;
    }

    /** Whether the locale counts. */
    boolean locale() {
        return locale;
    }

    /** Whether the user counts. */
    boolean user() {
        return user;
    }
}
