package dev.larder.cache.grammar;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as text: {@code 1MB}, {@code 64KB}, {@code 1024}; units are powers of 1024. */
public final class SizeText {

    private static final Pattern FORM = Pattern.compile("(\\d+)\\s*(b|kb|mb|gb)?");
    private static final String FORMS = "Write a form such as \"64KB\" or \"1MB\".";

    private SizeText() {}

    /** The number of bytes, more than zero. */
    public static long bytes(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new GrammarException("not a size (units: B, KB, MB, GB).", FORMS);
        }
        try {
            long bytes = Math.multiplyExact(Long.parseLong(form.group(1)), unit(form.group(2)));
            if (bytes == 0) {
                throw new GrammarException("zero is no size.", FORMS);
            }
            return bytes;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new GrammarException("too large.", FORMS);
        }
    }

    private static long unit(@org.jspecify.annotations.Nullable String unit) {
        return switch (unit == null ? "b" : unit) {
            case "kb" -> 1L << 10;
            case "mb" -> 1L << 20;
            case "gb" -> 1L << 30;
            default -> 1L;
        };
    }
}
