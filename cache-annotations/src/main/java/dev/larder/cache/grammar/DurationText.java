package dev.larder.cache.grammar;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as text: {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 250ms}, {@code 2d}, an
 * ISO form such as {@code PT5M}, or {@code forever}.
 */
public final class DurationText {

    /** No expiry. */
    public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    /** Long enough for every cache, and short enough for nanoseconds in a long. */
    private static final Duration LONGEST = Duration.ofDays(36500);

    private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");
    private static final Pattern WHOLE = Pattern.compile("(\\d+(ms|s|m|h|d))+");
    private static final Pattern BARE_NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final String FORMS =
            "Write a form such as \"90s\", \"5m\", \"1h30m\" or \"forever\".";

    private DurationText() {}

    /** The duration, more than zero. */
    public static Duration positive(String text) {
        Duration duration = notNegative(text);
        if (duration.isZero()) {
            throw new GrammarException("zero is no duration.", FORMS);
        }
        return duration;
    }

    /** The duration, zero included. */
    public static Duration notNegative(String text) {
        String form = text.strip().toLowerCase(Locale.ROOT);
        if (form.isEmpty()) {
            throw new GrammarException("empty.", FORMS);
        }
        if (form.equals("forever")) {
            return FOREVER;
        }
        if (form.startsWith("-")) {
            throw new GrammarException("negative.", FORMS);
        }
        if (BARE_NUMBER.matcher(form).matches()) {
            throw new GrammarException(
                    "no unit.", "Write \"" + form.replaceAll("^\\+|\\..*", "") + "s\".");
        }
        Duration duration = form.startsWith("p") ? iso(form) : units(form);
        if (duration.compareTo(LONGEST) > 0) {
            throw tooLong();
        }
        return duration;
    }

    /** Whether the text switches an inherited duration off. */
    public static boolean isNone(String text) {
        return text.strip().equalsIgnoreCase("none");
    }

    private static Duration iso(String form) {
        Duration duration;
        try {
            duration = Duration.parse(form);
        } catch (DateTimeParseException e) {
            throw new GrammarException("not a duration.", FORMS);
        }
        if (duration.isNegative()) {
            throw new GrammarException("negative.", FORMS);
        }
        return duration;
    }

    private static Duration units(String form) {
        if (!WHOLE.matcher(form).matches()) {
            throw new GrammarException("not a duration (units: ms, s, m, h, d).", FORMS);
        }
        try {
            Duration sum = Duration.ZERO;
            Matcher part = PART.matcher(form);
            while (part.find()) {
                sum = sum.plus(of(Long.parseLong(part.group(1)), part.group(2)));
            }
            return sum;
        } catch (ArithmeticException | NumberFormatException e) {
            throw tooLong();
        }
    }

    private static GrammarException tooLong() {
        return new GrammarException("longer than 100 years.", "Write \"forever\" for no expiry.");
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
