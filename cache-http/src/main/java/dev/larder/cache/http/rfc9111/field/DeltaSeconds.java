package dev.larder.cache.http.rfc9111.field;

import java.time.Duration;
import java.util.Optional;

/** A number of seconds as fields write it (RFC 9111, 1.2.2). */
public final class DeltaSeconds {

    /** What any larger number means: over 68 years. */
    public static final Duration MAXIMUM = Duration.ofSeconds(1L << 31);

    private DeltaSeconds() {}

    /** The duration; empty unless the text consists of digits only. */
    public static Optional<Duration> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        long seconds = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!Grammar.isDigit(text.charAt(i))) {
                return Optional.empty();
            }
            seconds = Math.min(seconds * 10 + (text.charAt(i) - '0'), MAXIMUM.getSeconds());
        }
        return Optional.of(Duration.ofSeconds(seconds));
    }

    /** The text of a duration: whole seconds, rounded down, at most {@link #MAXIMUM}. */
    public static String format(Duration duration) {
        return Long.toString(Math.min(Math.max(0, duration.getSeconds()), MAXIMUM.getSeconds()));
    }
}
