package dev.larder.cache.http.settings;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.grammar.FieldNames;
import dev.larder.cache.grammar.GrammarException;
import dev.larder.cache.http.rfc9111.field.NormalForm;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.settings.PropertyValues;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts of {@code larder.http.*} that are more than any text. Each refusal names the property. */
final class SettingTexts {

    static final String HTTP = "larder.http.";

    private static final Pattern HOST =
            Pattern.compile("([^\\s/?#@*,:\\[\\]]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

    private final PropertyValues values;

    SettingTexts(PropertyValues values) {
        this.values = values;
    }

    /** Paths, or globs of paths; without query, which no path has. */
    List<PathPattern> globs(String property) {
        return each(property, glob -> checkGlob(property, glob)).map(PathPattern::new).toList();
    }

    private String checkGlob(String property, String glob) {
        if (!glob.startsWith("/") && !glob.startsWith("*")) {
            throw fail(
                    property,
                    glob,
                    "no glob of a path. Write it from the first slash on, such as \"/catalog/*\".");
        }
        if (glob.indexOf('?') >= 0) {
            throw fail(property, glob, "a path has no query. Write it up to the question mark.");
        }
        return glob;
    }

    /** Hosts with or without a port, in lower case. */
    Stream<String> hosts(String property) {
        return each(
                property,
                host -> {
                    if (!HOST.matcher(host).matches()) {
                        throw fail(
                                property,
                                host,
                                "no host. Write its name alone, or with a port, such as"
                                        + " \"shop.example\" or \"[::1]:8080\".");
                    }
                    return host.toLowerCase(Locale.ROOT);
                });
    }

    /** The texts of a list, each as something makes it. */
    Stream<String> each(String property, UnaryOperator<String> maker) {
        return values.texts(HTTP + property).stream().map(maker);
    }

    /** The name of a response field that has no meaning yet. */
    String fieldName(String property, String name) {
        if (!NormalForm.isName(name)) {
            throw fail(property, name, "no name of a field. Write letters, digits and hyphens.");
        }
        if (FieldNames.hasMeaning(name)) {
            throw fail(
                    property,
                    name,
                    "a field that means something else in HTTP. Write a name of your own.");
        }
        return name;
    }

    /** A text that a grammar accepts. */
    String accepted(String property, String text, UnaryOperator<String> grammar) {
        try {
            return grammar.apply(text);
        } catch (GrammarException e) {
            throw fail(property, text, String.valueOf(e.getMessage()));
        }
    }

    CacheConfigurationException fail(String property, String value, String reason) {
        return new CacheConfigurationException(
                values.place(HTTP + property, value) + ": " + reason);
    }
}
