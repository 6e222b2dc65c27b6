package dev.larder.cache.settings;

import dev.larder.cache.grammar.DurationText;
import dev.larder.cache.grammar.GrammarException;
import dev.larder.cache.grammar.Names;
import dev.larder.cache.grammar.PercentText;
import dev.larder.cache.grammar.SizeText;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one form that a value of a kind has once it is checked: of a list its texts, else one text;
 * flags and choices in lower case, sizes in bytes, percentages as part of one.
 */
final class ValueForm {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final Duration LONGEST = Duration.ofDays(365);

    private ValueForm() {}

    /**
     * The checked form; nothing where the value is blank and so counts as not written.
     *
     * @throws GrammarException if the value is none of the property's kind
     */
    static Optional<List<String>> of(Property property, Object value) {
        Property.Kind kind = property.kind();
        boolean several = kind == Property.Kind.TEXTS || kind == Property.Kind.TAGS;
        if (several && value instanceof Collection<?>) {
            return Optional.of(several(kind, value));
        }
        String text = single(value);
        if (kind == Property.Kind.TEXT) {
            return Optional.of(List.of(text));
        }
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(several ? several(kind, text) : List.of(scalar(property, text.strip())));
    }

    private static List<String> several(Property.Kind kind, Object value) {
        List<String> texts = texts(value);
        return kind == Property.Kind.TAGS ? texts.stream().map(Names::tag).toList() : texts;
    }

    /** The texts of a list, or of one text with commas. */
    static List<String> texts(Object value) {
        Collection<?> parts =
                value instanceof Collection<?> list ? list : List.of(single(value).split(",", -1));
        List<String> texts = new ArrayList<>();
        for (Object part : parts) {
            String text = part == null ? "" : single(part).strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    private static String single(Object value) {
        if (value instanceof Map) {
            throw new GrammarException("a section where a value is expected.", "Write one value.");
        }
        if (value instanceof Collection) {
            throw new GrammarException("a list where a value is expected.", "Write one value.");
        }
        return value.toString();
    }

    private static String scalar(Property property, String text) {
        return switch (property.kind()) {
            case FLAG -> word(text, List.of("true", "false"));
            case CHOICE -> word(text, property.words());
            case NUMBER -> number(text);
            case INTEGER -> integer(text).toString();
            case SIZE -> Long.toString(SizeText.bytes(text));
            case PERCENT -> Double.toString(PercentText.part(text));
            case DURATION -> duration(text, property.words());
            case DURATIONS_BY_NAME -> duration(text, List.of());
            case INTERVAL -> interval(text);
            case NAME, TEXT, TEXTS, TAGS -> text;
        };
    }

    private static String word(String text, List<String> words) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            throw new GrammarException(
                    "not one of its values.", "Write \"" + String.join("\" or \"", words) + "\".");
        }
        return word;
    }

    private static String number(String text) {
        BigInteger number = integer(text);
        if (number.signum() <= 0) {
            throw new GrammarException("not above zero.", "Write a number such as \"100\".");
        }
        return number.toString();
    }

    private static BigInteger integer(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new GrammarException("not a whole number.", "Write a number such as \"100\".");
        }
        BigInteger number = new BigInteger(text);
        if (number.abs().compareTo(MOST) > 0) {
            throw new GrammarException("too large.", "Write a number up to \"" + MOST + "\".");
        }
        return number;
    }

    private static String duration(String text, List<String> words) {
        String word = text.toLowerCase(Locale.ROOT);
        if (words.contains(word)) {
            return word;
        }
        DurationText.positive(text);
        return text;
    }

    private static String interval(String text) {
        if (DurationText.positive(text).compareTo(LONGEST) > 0) {
            throw new GrammarException(
                    "too long.", "Write a form such as \"300ms\" or \"5s\", at most \"365d\".");
        }
        return text;
    }
}
