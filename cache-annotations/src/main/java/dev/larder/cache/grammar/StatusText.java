package dev.larder.cache.grammar;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A status whose responses are stored, and perhaps how long: {@code 200}, {@code 404=30s}.
 *
 * @param expire null where the lifetime is that of the route
 */
public record StatusText(int status, @Nullable Duration expire) {

    private static final Pattern FORM =
            Pattern.compile("([1-5][0-9]{2})(?:=(.*))?", Pattern.DOTALL);

    /** Parses the text. */
    public static StatusText parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new GrammarException(
                    "no status.", "Write a form such as \"200\" or \"404=30s\".");
        }
        String expire = form.group(2);
        return new StatusText(
                Integer.parseInt(form.group(1)),
                expire == null ? null : DurationText.positive(expire));
    }
}
