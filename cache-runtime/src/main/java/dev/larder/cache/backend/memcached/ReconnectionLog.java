package dev.larder.cache.backend.memcached;

import com.spotify.folsom.MemcacheAuthenticationException;
import com.spotify.folsom.guava.HostAndPort;
import com.spotify.folsom.reconnect.ReconnectionListener;
import dev.larder.cache.backend.line.Causes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once what becomes of connections; the driver by itself would warn at each try while a server
 * is down.
 */
final class ReconnectionLog implements ReconnectionListener {

    private static final Logger LOG = LoggerFactory.getLogger("dev.larder.cache.backend.memcached");

    private final Address address;

    ReconnectionLog(Address address) {
        this.address = address;
    }

    @Override
    public void connectionFailure(Throwable cause) {
        if (Causes.of(cause) instanceof MemcacheAuthenticationException) {
            LOG.error(
                    "Memcached at {} refuses the login, and is not asked again until the application is"
                            + " started anew. Check username and password below larder.memcached.",
                    address);
        }
    }

    @Override
    public void reconnectionCancelled() {
        LOG.debug("Memcached at {} is left", address);
    }

    @Override
    public void reconnectionSuccessful(HostAndPort to, int attempt, boolean stays) {
        LOG.info("Memcached at {} is connected", address);
    }

    @Override
    public void connectionLost(@Nullable Throwable cause, HostAndPort to) {
        LOG.info("Memcached at {} is not connected any more", address);
    }

    @Override
    public void reconnectionQueuedFromError(
            Throwable cause, HostAndPort to, long backOffMillis, int attempt) {
        String why = Causes.text(cause);
        if (attempt == 0) {
            LOG.warn(
                    "Memcached at {} can't be reached, and is tried until it can: {}",
                    address,
                    why);
        } else {
            LOG.debug("Memcached at {} can't be reached yet: {}", address, why);
        }
    }
}
