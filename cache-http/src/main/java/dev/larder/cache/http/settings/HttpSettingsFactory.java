package dev.larder.cache.http.settings;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.grammar.DurationText;
import dev.larder.cache.http.rfc9111.LifetimeRules.Heuristic;
import dev.larder.cache.http.rfc9111.field.NormalForm;
import dev.larder.cache.http.settings.HttpSettings.ClientMaxAge;
import dev.larder.cache.http.settings.HttpSettings.Trust;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.settings.LarderSettings;
import dev.larder.cache.settings.PropertyValues;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code larder.http.*} when the context starts, and checks what no kind of value checks. */
@Factory
final class HttpSettingsFactory {

    private static final String HTTP = "larder.http.";

    @Context
    HttpSettings settings(PropertyValues values, LarderSettings larder) {
        return new HttpSettings(
                larder.enabled() && values.flag(HTTP + "enabled"),
                values.integer(HTTP + "order"),
                new HttpSettings.Paths(globs(values, "paths"), globs(values, "exclude")),
                requests(values),
                storing(values),
                replies(values));
    }

    private static HttpSettings.Requests requests(PropertyValues values) {
        return new HttpSettings.Requests(
                Trust.valueOf(
                        values.text(HTTP + "trust-request-directives").toUpperCase(Locale.ROOT)),
                values.texts(HTTP + "hosts").stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                values.texts(HTTP + "ignore-query").stream().map(PathPattern::new).toList(),
                values.integer(HTTP + "max-variants"),
                values.size(HTTP + "max-request-body"));
    }

    private static HttpSettings.Storing storing(PropertyValues values) {
        return new HttpSettings.Storing(
                values.size(HTTP + "max-body"),
                values.size(HTTP + "maximum-weight"),
                byStatus(values.durations(HTTP + "expire-by-status")),
                values.flag(HTTP + "store-set-cookie"),
                values.texts(HTTP + "targeted-fields").stream()
                        .map(name -> fieldName("targeted-fields", name))
                        .toList(),
                heuristic(values),
                values.flag(HTTP + "invalidate-unsafe"),
                values.flag(HTTP + "stale-on-error"));
    }

    private static Optional<Heuristic> heuristic(PropertyValues values) {
        return values.flag(HTTP + "heuristic.enabled")
                ? Optional.of(
                        new Heuristic(
                                values.percent(HTTP + "heuristic.fraction"),
                                values.duration(HTTP + "heuristic.maximum")))
                : Optional.empty();
    }

    private static HttpSettings.Replies replies(PropertyValues values) {
        return new HttpSettings.Replies(
                header(values, "status-header"),
                values.flag(HTTP + "cache-status"),
                clientMaxAge(values.text(HTTP + "client-max-age")),
                header(values, "surrogate-header"),
                header(values, "explain-header"));
    }

    private static Optional<String> header(PropertyValues values, String property) {
        String header = values.text(HTTP + property).strip();
        return header.isEmpty() ? Optional.empty() : Optional.of(fieldName(property, header));
    }

    private static ClientMaxAge clientMaxAge(String text) {
        return switch (text) {
            case "none" -> new ClientMaxAge(false, Optional.empty());
            case "lifetime" -> new ClientMaxAge(true, Optional.empty());
            default -> new ClientMaxAge(true, Optional.of(DurationText.positive(text)));
        };
    }

    private static List<PathPattern> globs(PropertyValues values, String name) {
        return values.texts(HTTP + name).stream()
                .map(
                        glob -> {
                            if (!glob.startsWith("/") && !glob.startsWith("*")) {
                                throw fail(
                                        name,
                                        glob,
                                        "no glob of a path. Write it from the first slash on,"
                                                + " such as \"/catalog/*\".");
                            }
                            return new PathPattern(glob);
                        })
                .toList();
    }

    private static Map<Integer, Duration> byStatus(Map<String, Duration> texts) {
        Map<Integer, Duration> byStatus = new HashMap<>();
        texts.forEach(
                (text, duration) -> {
                    if (!text.matches("[2-5]\\d\\d")) {
                        throw fail(
                                "expire-by-status",
                                text,
                                "no status. Write one such as \"404\": 10s.");
                    }
                    byStatus.put(Integer.valueOf(text), duration);
                });
        return Map.copyOf(byStatus);
    }

    private static String fieldName(String property, String name) {
        if (!NormalForm.isName(name)) {
            throw fail(property, name, "no name of a field. Write letters, digits and hyphens.");
        }
        return name;
    }

    private static CacheConfigurationException fail(String property, String value, String reason) {
        return new CacheConfigurationException(HTTP + property + " = " + value + ": " + reason);
    }
}
