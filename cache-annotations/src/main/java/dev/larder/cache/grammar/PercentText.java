package dev.larder.cache.grammar;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a whole as text: {@code 5%}, {@code 2.5%}, from {@code 0%} to {@code 100%}. */
public final class PercentText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)\\s*(%)?");
    private static final String FORMS = "Write a form such as \"5%\", from \"0%\" to \"100%\".";

    private PercentText() {}

    /** The part, 0 to 1. */
    public static double part(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new GrammarException("not a percentage.", FORMS);
        }
        if (form.group(2) == null) {
            throw new GrammarException("no percent sign.", "Write \"" + form.group(1) + "%\".");
        }
        double percent = Double.parseDouble(form.group(1));
        if (percent > 100) {
            throw new GrammarException("more than the whole.", FORMS);
        }
        return percent / 100;
    }
}
