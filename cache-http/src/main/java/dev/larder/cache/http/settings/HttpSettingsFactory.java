package dev.larder.cache.http.settings;

import static dev.larder.cache.http.settings.SettingTexts.HTTP;
import static dev.larder.cache.http.settings.SettingTexts.fail;

import dev.larder.cache.grammar.DurationText;
import dev.larder.cache.grammar.RequestPartText;
import dev.larder.cache.grammar.StatusText;
import dev.larder.cache.http.rfc9111.LifetimeRules.Heuristic;
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
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads {@code larder.http.*} when the context starts, and checks what no kind of value checks. */
@Factory
final class HttpSettingsFactory {

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
                        .map(host -> SettingTexts.host("hosts", host))
                        .collect(Collectors.toUnmodifiableSet()),
                ignoreQuery(values),
                values.integer(HTTP + "max-variants"),
                values.size(HTTP + "max-request-body"));
    }

    private static List<PathPattern> ignoreQuery(PropertyValues values) {
        String property = "ignore-query";
        return values.texts(HTTP + property).stream()
                .map(glob -> SettingTexts.accepted(property, glob, RequestPartText::parameter))
                .map(PathPattern::new)
                .toList();
    }

    private static HttpSettings.Storing storing(PropertyValues values) {
        return new HttpSettings.Storing(
                values.size(HTTP + "max-body"),
                values.size(HTTP + "maximum-weight"),
                byStatus(values.durations(HTTP + "expire-by-status")),
                values.flag(HTTP + "store-set-cookie"),
                values.texts(HTTP + "targeted-fields").stream()
                        .map(name -> SettingTexts.fieldName("targeted-fields", name))
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
        Map<String, String> taken = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        return new HttpSettings.Replies(
                header(values, "status-header", taken),
                values.flag(HTTP + "cache-status"),
                clientMaxAge(values.text(HTTP + "client-max-age")),
                header(values, "surrogate-header", taken),
                header(values, "explain-header", taken));
    }

    /**
     * The name of a field.
     *
     * @param taken names that other properties have already
     */
    private static Optional<String> header(
            PropertyValues values, String property, Map<String, String> taken) {
        String header = values.text(HTTP + property).strip();
        if (header.isEmpty()) {
            return Optional.empty();
        }
        String other = taken.putIfAbsent(header, property);
        if (other != null) {
            throw fail(
                    property, header, "that is the field of " + HTTP + other + ". Write another.");
        }
        return Optional.of(SettingTexts.fieldName(property, header));
    }

    private static ClientMaxAge clientMaxAge(String text) {
        return switch (text) {
            case "none" -> new ClientMaxAge(false, Optional.empty());
            case "lifetime" -> new ClientMaxAge(true, Optional.empty());
            default -> new ClientMaxAge(true, Optional.of(wholeSeconds(text)));
        };
    }

    private static Duration wholeSeconds(String text) {
        Duration duration = DurationText.positive(text);
        if (duration.getNano() != 0) {
            throw fail(
                    "client-max-age",
                    text,
                    "no whole seconds. Write \"" + (duration.getSeconds() + 1) + "s\".");
        }
        return duration;
    }

    private static List<PathPattern> globs(PropertyValues values, String name) {
        return values.texts(HTTP + name).stream()
                .map(glob -> SettingTexts.glob(name, glob))
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
                    SettingTexts.accepted(
                            "expire-by-status", text, each -> StatusText.parse(each).toString());
                    byStatus.put(Integer.valueOf(text), duration);
                });
        return Map.copyOf(byStatus);
    }
}
