package dev.larder.cache.grammar;

import java.time.Duration;
import java.util.Set;
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
            Pattern.compile("([2-5][0-9]{2})\\s*(?:=(.*))?", Pattern.DOTALL);

    private static final Set<Integer> OF_ONE_REQUEST = Set.of(304, 412, 416);

    /** Parses the text. */
    public static StatusText parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new GrammarException(
                    "no status.", "Write a form such as \"200\" or \"404=30s\".");
        }
        int status = Integer.parseInt(form.group(1));
        if (OF_ONE_REQUEST.contains(status)) {
            throw new GrammarException(
                    "it answers the condition or the range of one request, and is never stored.",
                    "Remove it.");
        }
        String expire = form.group(2);
        return new StatusText(status, expire == null ? null : DurationText.positive(expire));
    }
}
