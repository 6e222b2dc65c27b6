package dev.larder.cache.grammar;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cache directive that this version does not know by itself (RFC 9111, 5.2.3): {@code name},
 * {@code name=word} or {@code name="text"}.
 */
final class ExtensionText {

    private static final Pattern FORM =
            Pattern.compile(
                    "([A-Za-z0-9!#$%&'*+.^_`|~-]+)(?:=(?:([A-Za-z0-9!#$%&'*+.^_`|~-]+)|(\"(?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*\")))?");

    /** RFC 8941, 3.1.2: what may be a key of a dictionary. */
    private static final Pattern KEY = Pattern.compile("[a-z*][a-z0-9_.*-]*");

    /** RFC 8941, 3.3: an integer, a decimal or a token, of what a word of HTTP may be. */
    private static final Pattern ITEM =
            Pattern.compile("-?[0-9]{1,15}|-?[0-9]{1,12}\\.[0-9]{1,3}|[A-Za-z*].*");

    private ExtensionText() {}

    /**
     * The name of the directive.
     *
     * @param structured whether its field is a dictionary of structured fields (RFC 9213, 2.1)
     */
    static String name(String text, boolean structured) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new GrammarException(
                    "no directive.",
                    "Write name, name=word or name=\"text\", each as one element.");
        }
        String name = form.group(1);
        for (CacheDirective known : CacheDirective.values()) {
            if (known.text().equalsIgnoreCase(name)) {
                throw new GrammarException(
                        "\"" + name + "\" has a member of its own.",
                        "Write " + known.member() + ".");
            }
        }
        if (structured && !KEY.matcher(name).matches()) {
            throw new GrammarException(
                    "\"" + name + "\" is no key of a structured field.",
                    "Write \""
                            + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-")
                            + "\".");
        }
        String word = form.group(2);
        if (structured && word != null && !ITEM.matcher(word).matches()) {
            throw new GrammarException(
                    "\"" + word + "\" is no value of a structured field.",
                    "Write " + name + "=\"" + word + "\" with quotes.");
        }
        return name;
    }
}
