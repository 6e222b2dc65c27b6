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

    /**
     * What a request says of where it goes.
     *
     * @param host the Host field, or what the application's resolver makes of the request
     * @param forwarding what proxies are said to have added; null: the host is the field's
     * @param secure whether the connection is
     */
    private record Asked(String host, @Nullable String forwarding, boolean secure) {}

    private final Set<String> allowed;
    private final HttpHostResolver resolver;
    private final boolean simply;
    private final LarderClock clock;
    private final Map<Asked, Place> places = new ConcurrentHashMap<>();
    private final AtomicBoolean warned = new AtomicBoolean();

    Hosts(
            HttpSettings settings,
            HttpHostResolver resolver,
            HttpServerConfiguration server,
            LarderClock clock) {
        this.allowed = settings.requests().hosts();
        this.resolver = resolver;
        this.simply = asksHostField(resolver, server);
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
        String host = simply ? hostField(request) : null;
        return host == null
                ? resolved(request)
                : authority(request, new Asked(host, null, request.isSecure()));
    }

    /** Null where what proxies are said to have sent is no host at all. */
    private @Nullable String resolved(HttpRequest<?> request) {
        try {
            Asked asked =
                    new Asked(
                            resolver.resolve(request),
                            Forwarding.of(request.getHeaders()),
                            request.isSecure());
            return authority(request, asked);
        } catch (RuntimeException e) {
            LOG.debug("{}: the request has no host and is not cached", request.getPath(), e);
            return null;
        }
    }

    private @Nullable String authority(HttpRequest<?> request, Asked asked) {
        Place place = places.get(asked);
        if (place == null) {
            String forwarding = asked.forwarding();
            return enter(
                    asked,
                    forwarding == null
                            ? Origin.of(scheme(request) + asked.host(), "", asked.secure())
                            : Origin.of(asked.host(), forwarding, asked.secure()));
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

    private @Nullable String hostField(HttpRequest<?> request) {
        HttpHeaders fields = request.getHeaders();
        return Forwarding.isIn(fields) ? null : fields.get(HttpHeaders.HOST);
    }

    /** The resolver is not asked for the host: it cuts numeric ones at their first colon. */
    private String scheme(HttpRequest<?> request) {
        String resolved = resolver.resolve(request);
        return resolved.substring(0, resolved.indexOf("://") + 3);
    }

    private @Nullable String enter(Asked asked, Origin origin) {
        if (!allowed.isEmpty() && !origin.isOneOf(allowed)) {
            return null;
        }
        synchronized (places) {
            if (places.size() >= MOST && !makeRoom()) {
                warn();
                return null;
            }
            places.put(asked, new Place(origin.text(), clock.millis()));
        }
        return origin.text();
    }

    private boolean makeRoom() {
        long latest = clock.millis() - IDLE_MILLIS;
        return places.values().removeIf(place -> place.usedAt <= latest);
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
