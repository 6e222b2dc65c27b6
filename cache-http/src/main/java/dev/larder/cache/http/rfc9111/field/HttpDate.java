package dev.larder.cache.http.rfc9111.field;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date as fields write it (RFC 9110, 5.6.7), read in any of its three forms. Letters may have
 * either case (RFC 9111, 4.2); everything else that the grammar refuses is no date, another zone
 * than GMT included. Whether the weekday is that of the date is not checked.
 */
public final class HttpDate {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final String DAY = "(?:mon|tue|wed|thu|fri|sat|sun)";
    private static final String WEEKDAY =
            "(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
    private static final String MONTH = "(?<month>" + String.join("|", MONTHS) + ")";
    private static final String TIME = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)";

    private static final List<Pattern> FORMS =
            List.of(
                    pattern(
                            DAY
                                    + ", (?<day>\\d\\d) "
                                    + MONTH
                                    + " (?<year>\\d{4}) "
                                    + TIME
                                    + " gmt"),
                    pattern(
                            WEEKDAY
                                    + (", (?<day>\\d\\d)-" + MONTH + "-(?<year>\\d\\d) ")
                                    + TIME
                                    + " gmt"),
                    pattern(
                            DAY
                                    + (" " + MONTH + " (?<day>\\d\\d| \\d) ")
                                    + TIME
                                    + " (?<year>\\d{4})"));
    private static final int LONGEST = "Wednesday, 06-Nov-94 08:49:37 GMT".length();

    private HttpDate() {}

    /**
     * The time that the text says; empty if it is no date.
     *
     * @param now decides the century of a year of two digits: the result is at most 50 years ahead
     */
    public static Optional<Instant> parse(String text, Instant now) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        for (Pattern form : FORMS) {
            Matcher date = form.matcher(text);
            if (date.matches()) {
                return instant(date, now);
            }
        }
        return Optional.empty();
    }

    /** The text of a time, in the preferred form, to the second. */
    public static String format(Instant time) {
        return FORMAT.format(time);
    }

    private static Optional<Instant> instant(Matcher date, Instant now) {
        int month = MONTHS.indexOf(date.group("month").toLowerCase(Locale.ROOT)) + 1;
        int second = number(date, "second");
        try {
            return Optional.of(
                    LocalDateTime.of(
                                    year(date.group("year"), now),
                                    month,
                                    number(date, "day"),
                                    number(date, "hour"),
                                    number(date, "minute"),
                                    // a leap second: a date never becomes later than it says
                                    second == 60 ? 59 : second)
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int year(String digits, Instant now) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        int current = now.atOffset(ZoneOffset.UTC).getYear();
        int nearest = current - current % 100 + year;
        if (nearest > current + 50) {
            return nearest - 100;
        }
        return nearest <= current - 50 ? nearest + 100 : nearest;
    }

    private static int number(Matcher date, String group) {
        return Integer.parseInt(date.group(group).trim());
    }

    private static Pattern pattern(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
    }
}
