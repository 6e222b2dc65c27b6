package dev.larder.cache.http.route;

import dev.larder.cache.key.PathPattern;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one form of the query parameters that distinguish responses: decoded as the handler sees
 * them, sorted by name, values of one name in their order.
 */
final class QueryForm {

    private final boolean all;
    private final List<String> declared;
    private final List<PathPattern> ignored;

    /**
     * Of a route or a path.
     *
     * @param all whether undeclared parameters count too
     * @param ignored globs of parameters that don't count in any case
     */
    QueryForm(boolean all, Set<String> declared, List<PathPattern> ignored) {
        this.all = all;
        this.declared =
                declared.stream().filter(name -> !isIgnored(name, ignored)).sorted().toList();
        this.ignored = ignored;
    }

    /** Whether undeclared parameters count too. */
    boolean isAll() {
        return all;
    }

    /** Whether no parameter counts. */
    boolean isEmpty() {
        return !all && declared.isEmpty();
    }

    /** The same without the parameters that arguments are bound from. */
    QueryForm without(List<Bound> bounds) {
        Set<String> left = new TreeSet<>(declared);
        bounds.stream()
                .filter(bound -> bound.from() == Bound.From.QUERY)
                .forEach(bound -> bound.names().forEach(left::remove));
        return all ? this : new QueryForm(false, left, ignored);
    }

    /** The form; empty where no parameter counts that the request has. */
    String of(HttpRequest<?> request) {
        if (!all && declared.isEmpty() || request.getUri().getRawQuery() == null) {
            return "";
        }
        HttpParameters parameters = request.getParameters();
        StringBuilder out = new StringBuilder();
        for (String name : all ? names(parameters) : declared) {
            for (String value : parameters.getAll(name)) {
                out.append(out.length() == 0 ? "" : "&");
                escape(name, out);
                escape(value, out.append('='));
            }
        }
        return out.toString();
    }

    private List<String> names(HttpParameters parameters) {
        List<String> names = new ArrayList<>();
        for (String name : parameters.names()) {
            if (!isIgnored(name, ignored)) {
                names.add(name);
            }
        }
        Collections.sort(names);
        return names;
    }

    /** Whether a parameter counts in no case. */
    boolean isIgnored(String name) {
        return isIgnored(name, ignored);
    }

    /** Whether there are parameters that count in no case. */
    boolean ignoresSome() {
        return !ignored.isEmpty();
    }

    private static boolean isIgnored(String name, List<PathPattern> ignored) {
        return ignored.stream().anyMatch(glob -> glob.matches(name));
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '&' || c == '=' || c == '%') {
                out.append('%')
                        .append(
                                HexFormat.of()
                                        .formatHex(
                                                String.valueOf(c)
                                                        .getBytes(StandardCharsets.US_ASCII)));
            } else {
                out.append(c);
            }
        }
    }
}
