package dev.larder.cache.http.route;

import dev.larder.cache.http.settings.HttpSettings;
import dev.larder.cache.time.LarderClock;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.util.DefaultHttpHostResolver;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hosts that have responses of their own. Where the settings name none, any host may, but only
 * so many at a time: clients choose what they send as Host, and must not fill the cache by that. A
 * host that nobody asked for in the last minute makes room for another one.
 */
@Singleton
final class Hosts {

    static final int MOST = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Hosts.class);
    private static final long IDLE_MILLIS = 60_000;

    private static final class Place {
        private final String authority;
        private volatile long usedAt;

        Place(String authority, long now) {
            this.authority = authority;
            this.usedAt = now;
        }
    }

    private final Set<String> allowed;
    private final HttpHostResolver resolver;
    private final boolean byHostField;
    private final LarderClock clock;
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final AtomicBoolean warned = new AtomicBoolean();

    Hosts(
            HttpSettings settings,
            HttpHostResolver resolver,
            HttpServerConfiguration server,
            LarderClock clock) {
        this.allowed = settings.requests().hosts();
        this.resolver = resolver;
        this.byHostField = asksHostField(resolver, server);
        this.clock = clock;
    }

    /** Whether the resolver asks nothing but Host where no proxy has left its fields. */
    private static boolean asksHostField(
            HttpHostResolver resolver, HttpServerConfiguration server) {
        var configured = server.getHostResolution();
        return resolver.getClass() == DefaultHttpHostResolver.class
                && (configured == null
                        || !configured.headersConfigured()
                                && configured.getAllowedHosts().isEmpty());
    }

    /**
     * Scheme and host of a request, as the application sees them, in one form; null if its
     * responses are not cached.
     */
    @Nullable String authority(HttpRequest<?> request) {
        String host = byHostField ? hostField(request.getHeaders()) : null;
        String asked = host == null ? resolver.resolve(request) : host;
        Place place = places.get(asked);
        if (place == null) {
            return enter(asked, host == null ? asked : scheme(request) + host);
        }
        long now = clock.millis();
        if (now - place.usedAt > 1_000) {
            place.usedAt = now;
        }
        return place.authority;
    }

    /** Those that responses may be stored for now. */
    Collection<String> known() {
        return places.values().stream().map(place -> place.authority).distinct().toList();
    }

    private static @Nullable String hostField(HttpHeaders fields) {
        boolean forwarded = fields.contains("X-Forwarded-Host") || fields.contains("Forwarded");
        return forwarded ? null : fields.get(HttpHeaders.HOST);
    }

    /** The resolver is not asked for the host: it cuts numeric ones at their first colon. */
    private String scheme(HttpRequest<?> request) {
        String resolved = resolver.resolve(request);
        return resolved.substring(0, resolved.indexOf("://") + 3);
    }

    private @Nullable String enter(String asked, String resolved) {
        String authority = normal(resolved);
        if (!allowed.isEmpty() && !isAllowed(authority)) {
            return null;
        }
        synchronized (places) {
            if (places.size() >= MOST && !makeRoom()) {
                warn();
                return null;
            }
            places.put(asked, new Place(authority, clock.millis()));
        }
        return authority;
    }

    private boolean makeRoom() {
        long latest = clock.millis() - IDLE_MILLIS;
        return places.values().removeIf(place -> place.usedAt <= latest);
    }

    private boolean isAllowed(String authority) {
        String host = authority.substring(authority.indexOf("://") + 3);
        int port = host.lastIndexOf(':');
        return allowed.contains(host)
                || port > host.lastIndexOf(']') && allowed.contains(host.substring(0, port));
    }

    /** Lower case, without the scheme's own port. */
    private static String normal(String resolved) {
        String lower = resolved.toLowerCase(Locale.ROOT);
        boolean own =
                lower.startsWith("http://") && lower.endsWith(":80")
                        || lower.startsWith("https://") && lower.endsWith(":443");
        return own ? lower.substring(0, lower.lastIndexOf(':')) : lower;
    }

    private void warn() {
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "Requests came for more than {} hosts within a minute; those for more are not"
                            + " cached. Name yours in larder.http.hosts.",
                    MOST);
        }
    }
}
