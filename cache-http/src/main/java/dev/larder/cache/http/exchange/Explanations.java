package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.ReuseReason;
import dev.larder.cache.http.rfc9111.StoreReason;
import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in words why a request was answered as it was, with the rule and its section: in a response
 * field, where the settings name one, and in the log {@code dev.larder.cache.http.explain} at
 * debug. The field shows keys, so it is for development.
 */
@Singleton
final class Explanations {

    private static final Logger LOG = LoggerFactory.getLogger("dev.larder.cache.http.explain");
    private static final int LONGEST = 1_000;

    private final @Nullable String header;

    Explanations(HttpSettings settings) {
        this.header = settings.replies().explainHeader().orElse(null);
    }

    /** Whether anybody wants them. */
    boolean wanted() {
        return header != null || LOG.isDebugEnabled();
    }

    /** Whether clients are told the key. */
    boolean toldToClients() {
        return header != null;
    }

    /** Says it. */
    void say(HttpRequest<?> request, MutableHttpHeaders headers, Supplier<String> words) {
        if (!wanted()) {
            return;
        }
        String text = words.get();
        LOG.debug("{} {}: {}", request.getMethodName(), request.getPath(), text);
        if (header != null) {
            headers.set(header, visible(text));
        }
    }

    /** Why a request was answered from what is stored, or was not. */
    static String of(ReuseReason reason) {
        return withSection(reason.text(), reason.section());
    }

    /** Why a response is stored, or is not. */
    static String of(StoreReason reason) {
        return withSection(reason.text(), reason.section());
    }

    private static String withSection(String text, String section) {
        return section.isEmpty() ? text : text + " (" + section + ")";
    }

    /** What a field can hold, whatever clients have put into keys. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder(Math.min(text.length(), LONGEST));
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            visible.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return visible.toString();
    }
}
