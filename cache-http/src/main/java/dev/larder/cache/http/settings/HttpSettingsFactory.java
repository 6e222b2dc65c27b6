package dev.larder.cache.http.settings;

import static dev.larder.cache.http.settings.SettingTexts.HTTP;

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
        SettingTexts texts = new SettingTexts(values);
        return new HttpSettings(
                larder.enabled() && values.flag(HTTP + "enabled"),
                values.integer(HTTP + "order"),
                new HttpSettings.Paths(texts.globs("paths"), texts.globs("exclude")),
                requests(values, texts),
                storing(values, texts),
                replies(values, texts));
    }

    private static HttpSettings.Requests requests(PropertyValues values, SettingTexts texts) {
        return new HttpSettings.Requests(
                Trust.valueOf(
                        values.text(HTTP + "trust-request-directives").toUpperCase(Locale.ROOT)),
                texts.hosts("hosts").collect(Collectors.toUnmodifiableSet()),
                ignoreQuery(texts),
                values.integer(HTTP + "max-variants"),
                values.size(HTTP + "max-request-body"));
    }

    private static List<PathPattern> ignoreQuery(SettingTexts texts) {
        String property = "ignore-query";
        return texts.each(
                        property,
                        glob -> texts.accepted(property, glob, RequestPartText::parameter))
                .map(PathPattern::new)
                .toList();
    }

    private static HttpSettings.Storing storing(PropertyValues values, SettingTexts texts) {
        return new HttpSettings.Storing(
                values.size(HTTP + "max-body"),
                values.size(HTTP + "maximum-weight"),
                byStatus(values, texts),
                values.flag(HTTP + "store-set-cookie"),
                texts.each("targeted-fields", name -> texts.fieldName("targeted-fields", name))
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

    private static HttpSettings.Replies replies(PropertyValues values, SettingTexts texts) {
        Names names = new Names(values, texts, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
        return new HttpSettings.Replies(
                names.of("status-header"),
                values.flag(HTTP + "cache-status"),
                clientMaxAge(values.text(HTTP + "client-max-age"), texts),
                names.of("surrogate-header"),
                names.of("explain-header"));
    }

    /**
     * Reads the names of fields that are written.
     *
     * @param taken the property that each name has come from
     */
    private record Names(PropertyValues values, SettingTexts texts, Map<String, String> taken) {

        Optional<String> of(String property) {
            String name = values.text(HTTP + property).strip();
            if (name.isEmpty()) {
                return Optional.empty();
            }
            String other = taken.putIfAbsent(name, property);
            if (other != null) {
                throw texts.fail(
                        property,
                        name,
                        "that is the field of " + HTTP + other + ". Write another.");
            }
            return Optional.of(texts.fieldName(property, name));
        }
    }

    private static ClientMaxAge clientMaxAge(String text, SettingTexts texts) {
        return switch (text) {
            case "none" -> new ClientMaxAge(false, Optional.empty());
            case "lifetime" -> new ClientMaxAge(true, Optional.empty());
            default -> new ClientMaxAge(true, Optional.of(wholeSeconds(text, texts)));
        };
    }

    private static Duration wholeSeconds(String text, SettingTexts texts) {
        Duration duration = DurationText.positive(text);
        if (duration.getNano() != 0) {
            throw texts.fail(
                    "client-max-age",
                    text,
                    "no whole seconds. Write \"" + (duration.getSeconds() + 1) + "s\".");
        }
        return duration;
    }

    private static Map<Integer, Duration> byStatus(PropertyValues values, SettingTexts texts) {
        Map<Integer, Duration> byStatus = new HashMap<>();
        values.durations(HTTP + "expire-by-status")
                .forEach((text, duration) -> byStatus.put(status(text, values, texts), duration));
        return Map.copyOf(byStatus);
    }

    private static Integer status(String text, PropertyValues values, SettingTexts texts) {
        String property = "expire-by-status." + text;
        String duration = values.text(HTTP + property);
        if (!text.matches("[2-5]\\d\\d")) {
            throw texts.fail(
                    property,
                    duration,
                    "\"" + text + "\" is no status. Write one such as \"404\": 10s.");
        }
        texts.accepted(property, duration, shown -> StatusText.parse(text).toString());
        return Integer.valueOf(text);
    }
}
