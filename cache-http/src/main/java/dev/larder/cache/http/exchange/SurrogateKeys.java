package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.http.settings.HttpSettings;
import dev.larder.cache.key.ImplicitTags;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The field that tells content delivery networks the tags of a response, so that they can drop it
 * by tag as Larder does. Tags that Larder gives by itself are not told.
 */
@Singleton
final class SurrogateKeys {

    /** What the large networks take; what goes beyond it they leave out or refuse. */
    static final int MOST = 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(SurrogateKeys.class);

    private final @Nullable String name;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    SurrogateKeys(HttpSettings settings) {
        this.name = settings.replies().surrogateHeader().orElse(null);
    }

    /** Adds the field to the response of a handler, unless that has set it, or has failed. */
    void add(Exchange exchange, MutableHttpResponse<?> response, @Nullable Object result) {
        if (name == null
                || response.getHeaders().contains(name)
                || RouteAttributes.getException(response).isPresent()) {
            return;
        }
        List<String> tags =
                Outcomes.tags(exchange, exchange.tags(), result).stream()
                        .filter(tag -> !ImplicitTags.isImplicit(tag))
                        .toList();
        String all = String.join(separator(name), tags);
        String value = all.length() <= MOST ? all : value(tags, separator(name));
        if (!value.isEmpty()) {
            response.getHeaders().set(name, value);
        }
        if (value.length() < all.length() && warned.add(exchange.policy().name())) {
            LOG.warn(
                    "{}: {} holds the first {} characters of the tags of a response; it has {}"
                            + " tags. Give it fewer.",
                    exchange.policy().name(),
                    name,
                    MOST,
                    tags.size());
        }
    }

    /** Puts the field of a response on a 304 that stands for it. */
    void repeat(Supplier<? extends FieldLookup> whole, MutableHttpHeaders headers) {
        if (name != null && !headers.contains(name)) {
            whole.get().first(name).ifPresent(value -> headers.add(name, value));
        }
    }

    /** The tags that fit, whole and in their order. Their grammar knows no blank and no comma. */
    static String value(List<String> tags, String separator) {
        StringBuilder value = new StringBuilder();
        for (String tag : tags) {
            int length = value.length() + tag.length() + (value.isEmpty() ? 0 : separator.length());
            if (length > MOST) {
                break;
            }
            value.append(value.isEmpty() ? "" : separator).append(tag);
        }
        return value.toString();
    }

    /** Surrogate-Key and xkey are separated by blanks, Cache-Tag and Edge-Cache-Tag by commas. */
    static String separator(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("tag") || lower.endsWith("tags") ? "," : " ";
    }
}
