package dev.larder.cache.http.route;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.reflect.ClassUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMessage;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.Cookies;
import java.security.Principal;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a parameter of a route is bound from.
 *
 * @param names what it is called there; the binder falls back from the first to the second
 */
record Bound(From from, List<String> names) {

    /** Where values come from. */
    enum From {
        PATH,
        QUERY,
        /** Any part of the query: a map, a bean. */
        WHOLE_QUERY,
        /** The request itself: its target as it was written. */
        REQUEST,
        HEADER,
        COOKIE,
        ALL_COOKIES,
        ATTRIBUTE,
        LOCALE,
        PRINCIPAL,
        SESSION,
        BEAN,
        /** Nothing that distinguishes responses. */
        NOTHING
    }

    private static final String SESSION = "io.micronaut.session.Session";
    private static final String SESSION_VALUE = "io.micronaut.session.annotation.SessionValue";

    /**
     * What a parameter is bound from.
     *
     * @param name by which path variables are found
     */
    static Bound of(Argument<?> parameter, String name, Collection<String> pathVariables) {
        if (pathVariables.contains(name)) {
            return new Bound(From.PATH, List.of(name));
        }
        AnnotationMetadata metadata = parameter.getAnnotationMetadata();
        if (metadata.hasAnnotation(QueryValue.class)) {
            return query(parameter, metadata.stringValue(QueryValue.class));
        }
        if (metadata.hasAnnotation(Header.class)) {
            return header(parameter, metadata);
        }
        if (metadata.hasAnnotation(CookieValue.class)) {
            return named(
                    From.COOKIE,
                    metadata.stringValue(CookieValue.class).orElse(parameter.getName()),
                    NameUtils.hyphenate(parameter.getName()));
        }
        if (metadata.hasAnnotation(RequestAttribute.class)) {
            return named(
                    From.ATTRIBUTE,
                    metadata.stringValue(RequestAttribute.class).orElse(parameter.getName()),
                    NameUtils.hyphenate(parameter.getName()));
        }
        if (metadata.hasAnnotation(RequestBean.class)) {
            return just(From.BEAN);
        }
        if (metadata.hasAnnotation(SESSION_VALUE)) {
            return just(From.SESSION);
        }
        return metadata.hasAnnotation(Body.class) ? just(From.NOTHING) : byType(parameter);
    }

    private static Bound byType(Argument<?> parameter) {
        Class<?> type = content(parameter);
        if (Principal.class.isAssignableFrom(type)) {
            return just(From.PRINCIPAL);
        }
        if (isNamed(type, SESSION)) {
            return just(From.SESSION);
        }
        if (type == Locale.class) {
            return just(From.LOCALE);
        }
        if (type == Cookie.class) {
            return named(
                    From.COOKIE, parameter.getName(), NameUtils.hyphenate(parameter.getName()));
        }
        if (type == Cookies.class) {
            return just(From.ALL_COOKIES);
        }
        if (HttpMessage.class.isAssignableFrom(type)) {
            return just(From.REQUEST);
        }
        if (HttpParameters.class.isAssignableFrom(type)) {
            return just(From.WHOLE_QUERY);
        }
        if (isKeptOut(type)) {
            return just(From.NOTHING);
        }
        return query(parameter, Optional.empty());
    }

    private static Bound query(Argument<?> parameter, Optional<String> name) {
        return isSimple(parameter)
                ? named(
                        From.QUERY,
                        name.filter(n -> !n.isEmpty()).orElse(parameter.getName()),
                        NameUtils.hyphenate(parameter.getName()))
                : just(From.WHOLE_QUERY);
    }

    private static Bound header(Argument<?> parameter, AnnotationMetadata metadata) {
        Optional<String> written =
                metadata.stringValue(Header.class)
                        .or(() -> metadata.stringValue(Header.class, "name"))
                        .filter(name -> !name.isEmpty());
        String hyphenated = NameUtils.hyphenate(NameUtils.capitalize(parameter.getName()), false);
        return written.isPresent()
                ? named(From.HEADER, written.get(), hyphenated)
                : named(From.HEADER, hyphenated, parameter.getName());
    }

    private static Bound just(From from) {
        return new Bound(from, List.of());
    }

    private static Bound named(From from, String first, String second) {
        boolean same = from == From.HEADER ? first.equalsIgnoreCase(second) : first.equals(second);
        return new Bound(from, same ? List.of(first) : List.of(first, second));
    }

    /** Whether one query parameter of a name is all that the binder takes. */
    private static boolean isSimple(Argument<?> parameter) {
        if (parameter
                .getAnnotationMetadata()
                .hasAnnotation("io.micronaut.core.convert.format.Format")) {
            return false;
        }
        Class<?> type = parameter.getType();
        if (Collection.class.isAssignableFrom(type) || type == Optional.class) {
            return parameter.getFirstTypeVariable().map(Bound::isSimple).orElse(true);
        }
        return isScalar(type.isArray() ? type.getComponentType() : type);
    }

    private static boolean isScalar(Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || ClassUtils.isJavaLangType(type)
                || Stream.of(Number.class, CharSequence.class, Temporal.class, TemporalAmount.class)
                        .anyMatch(known -> known.isAssignableFrom(type))
                || List.of(
                                UUID.class,
                                java.net.URI.class,
                                java.net.URL.class,
                                java.util.Currency.class,
                                java.util.Date.class,
                                java.time.ZoneId.class,
                                OptionalInt.class,
                                OptionalLong.class,
                                OptionalDouble.class)
                        .contains(type);
    }

    private static boolean isKeptOut(Class<?> type) {
        return !Map.class.isAssignableFrom(type)
                && dev.larder.cache.grammar.KeyTypes.keptOut(name -> isNamed(type, name));
    }

    private static Class<?> content(Argument<?> parameter) {
        return parameter.getType() == Optional.class
                ? parameter
                        .getFirstTypeVariable()
                        .<Class<?>>map(Argument::getType)
                        .orElse(Object.class)
                : parameter.getType();
    }

    private static boolean isNamed(Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getName().equals(name)
                    || Stream.of(at.getInterfaces()).anyMatch(i -> isNamed(i, name))) {
                return true;
            }
        }
        return false;
    }
}
