package dev.larder.cache.http.route;

import dev.larder.cache.http.route.Bound.From;
import dev.larder.cache.intercept.RoutePlan;
import dev.larder.cache.key.ImplicitTags;
import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tags by which the responses of a URL are found: that of its path, and that of its path with
 * its query. Of the query only what distinguishes responses is in them; values as their parameters
 * have them, so that every way to write one is the same.
 */
final class UrlTags {

    private final @Nullable RoutePlan plan;
    private final Map<String, Integer> parameters;
    private final QueryForm others;

    /**
     * Of a route or of paths.
     *
     * @param parameters names of query parameters, and which arguments they are
     * @param others the query parameters that count and are no arguments
     */
    private UrlTags(@Nullable RoutePlan plan, Map<String, Integer> parameters, QueryForm others) {
        this.plan = plan;
        this.parameters = parameters;
        this.others = others;
    }

    /** Of paths. */
    static UrlTags ofPaths(QueryForm all) {
        return new UrlTags(null, Map.of(), all);
    }

    /** Of a route. */
    static UrlTags of(RoutePlan plan, List<Bound> bounds, QueryForm others) {
        Map<String, Integer> parameters = new TreeMap<>();
        for (int i = 0; i < bounds.size(); i++) {
            boolean counts = !plan.hasKey() || plan.keyNames(plan.method().getArguments()[i]);
            if (counts && bounds.get(i).from() == From.QUERY && !others.isAll()) {
                parameters.put(bounds.get(i).names().get(0), i);
            }
        }
        return new UrlTags(plan, parameters, others.without(bounds));
    }

    /** All tags of a response. */
    List<String> all(String path, @Nullable Object[] arguments, HttpRequest<?> request) {
        return List.of(ImplicitTags.path(path), exact(path, arguments, others.of(request)));
    }

    /** The tag of a request's URL. */
    String exact(String path, @Nullable Object[] arguments, HttpRequest<?> request) {
        return exact(path, arguments, others.of(request));
    }

    /** The tags of a route's responses for arguments. */
    List<String> forArguments(String path, @Nullable Object[] arguments) {
        return List.of(others.isEmpty() ? exact(path, arguments, "") : ImplicitTags.path(path));
    }

    private String exact(String path, @Nullable Object[] arguments, String rest) {
        List<String> query = new ArrayList<>();
        parameters.forEach(
                (name, at) -> {
                    Object value = at < arguments.length ? arguments[at] : null;
                    if (plan != null && value != null && !isNothing(value)) {
                        query.add(name + "=" + plan.text(value));
                    }
                });
        if (!rest.isEmpty()) {
            query.add(rest);
        }
        return query.isEmpty()
                ? ImplicitTags.pathWithoutQuery(path)
                : ImplicitTags.pathWithQuery(path, String.join("&", query));
    }

    private static boolean isNothing(Object value) {
        Predicate<Object> empty =
                each -> each instanceof java.util.Optional<?> some && some.isEmpty();
        return empty.test(value)
                || value instanceof java.util.Collection<?> several && several.isEmpty();
    }
}
