package dev.larder.cache.http.route;

import dev.larder.cache.intercept.RoutePlan;
import io.micronaut.core.bind.ArgumentBinder;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.RequestBinderRegistry;
import io.micronaut.http.bind.binders.QueryValueArgumentBinder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a route as far as they can be known before its handler's are bound: those from
 * path, query, header fields, cookies and attributes, the locale and the principal, by Micronaut's
 * own conversions. The others are null.
 */
final class RouteArguments {

    /** What can't be converted: Micronaut will refuse the request. */
    static final class Unconvertible extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unconvertible(Argument<?> parameter) {
            super(parameter.getName(), null, false, false);
        }
    }

    private interface Reader {
        @Nullable Object read(HttpRequest<?> request, Map<String, Object> pathVariables);
    }

    private final Reader[] readers;
    private final List<Bound> bounds = new ArrayList<>();

    RouteArguments(
            RoutePlan plan,
            String[] names,
            Collection<String> pathVariables,
            ConversionService conversion,
            RequestBinderRegistry binders) {
        Argument<?>[] parameters = plan.method().getArguments();
        readers = new Reader[parameters.length];
        for (int i = 0; i < readers.length; i++) {
            Argument<?> parameter = parameters[i];
            Bound bound = Bound.of(parameter, names[i], pathVariables);
            bounds.add(bound);
            readers[i] = reader(parameter, bound, conversion, binders);
        }
    }

    /** What the parameters are bound from. */
    List<Bound> bounds() {
        return List.copyOf(bounds);
    }

    /**
     * The arguments.
     *
     * @throws Unconvertible if one is there and isn't what the parameter takes
     */
    @Nullable Object[] of(HttpRequest<?> request, Map<String, Object> pathVariables) {
        @Nullable Object[] arguments = new Object[readers.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = readers[i].read(request, pathVariables);
        }
        return arguments;
    }

    private static Reader reader(
            Argument<?> parameter,
            Bound bound,
            ConversionService conversion,
            RequestBinderRegistry binders) {
        return switch (bound.from()) {
            case PATH -> pathVariable(parameter, bound.names().get(0), conversion);
            case QUERY -> binder(parameter, new QueryValueArgumentBinder<>(conversion, parameter));
            case HEADER, COOKIE, ATTRIBUTE, LOCALE ->
                    binders.findArgumentBinder(parameter)
                            .map(found -> binder(parameter, found))
                            .orElse(RouteArguments::nothing);
            case PRINCIPAL -> (request, path) -> request.getUserPrincipal().orElse(null);
            case WHOLE_QUERY, REQUEST, ALL_COOKIES, SESSION, BEAN, NOTHING ->
                    RouteArguments::nothing;
        };
    }

    private static @Nullable Object nothing(HttpRequest<?> request, Map<String, Object> path) {
        return null;
    }

    private static Reader pathVariable(
            Argument<?> parameter, String name, ConversionService conversion) {
        return (request, path) -> {
            Object value = path.get(name);
            if (value == null || parameter.getType().isInstance(value)) {
                return value;
            }
            return conversion
                    .convert(value, context(parameter, request))
                    .orElseThrow(() -> new Unconvertible(parameter));
        };
    }

    @SuppressWarnings("unchecked")
    private static Reader binder(Argument<?> parameter, ArgumentBinder<?, HttpRequest<?>> binder) {
        ArgumentBinder<Object, HttpRequest<?>> any =
                (ArgumentBinder<Object, HttpRequest<?>>) binder;
        return (request, path) -> {
            ArgumentBinder.BindingResult<Object> result =
                    any.bind(
                            (ArgumentConversionContext<Object>) context(parameter, request),
                            request);
            if (!result.getConversionErrors().isEmpty()) {
                throw new Unconvertible(parameter);
            }
            Optional<Object> value = result.getValue();
            return value.orElse(null);
        };
    }

    private static ArgumentConversionContext<?> context(
            Argument<?> parameter, HttpRequest<?> request) {
        return ConversionContext.of(
                parameter, request.getLocale().orElse(null), request.getCharacterEncoding());
    }
}
