package dev.larder.cache.backend.memcached;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.settings.BackendSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says of one backend, checked.
 *
 * @param login null where the servers ask for none
 */
record MemcachedSettings(List<Address> servers, @Nullable Login login, boolean tls) {

    private static final String SERVERS = "servers";
    private static final String USERNAME = "username";
    private static final String PASSWORD = "password";

    /** Who asks. */
    record Login(String username, String password) {

        @Override
        public String toString() {
            return username;
        }
    }

    /**
     * Those of a backend.
     *
     * @throws CacheConfigurationException if they can't work
     */
    static MemcachedSettings of(BackendSettings settings) {
        return new MemcachedSettings(
                addresses(settings), login(settings), settings.flag("tls", false));
    }

    private static List<Address> addresses(BackendSettings settings) {
        String text = Optional.ofNullable(settings.text(SERVERS)).orElse("localhost:11211");
        List<Address> addresses = new ArrayList<>();
        for (String server : text.split(",", -1)) {
            if (server.isBlank()) {
                continue;
            }
            Address address =
                    Address.parse(server.strip())
                            .orElseThrow(() -> refused(settings, text, server.strip()));
            if (addresses.contains(address)) {
                throw new CacheConfigurationException(
                        settings.property(SERVERS)
                                + " = "
                                + text
                                + ": "
                                + address
                                + " stands there twice. Write each server once.");
            }
            addresses.add(address);
        }
        if (addresses.isEmpty()) {
            throw new CacheConfigurationException(
                    settings.property(SERVERS)
                            + " is empty. Name the servers, such as localhost:11211.");
        }
        return List.copyOf(addresses);
    }

    private static CacheConfigurationException refused(
            BackendSettings settings, String text, String server) {
        return new CacheConfigurationException(
                settings.property(SERVERS)
                        + " = "
                        + text
                        + ": \""
                        + server
                        + "\" is no address of a server. Write host:port, such as localhost:11211 or"
                        + " [::1]:11211, with a port from 1 to 65535.");
    }

    private static @Nullable Login login(BackendSettings settings) {
        String username = settings.text(USERNAME);
        String password = settings.text(PASSWORD);
        boolean named = username != null && !username.isBlank();
        boolean secret = password != null && !password.isEmpty();
        if (named != secret) {
            String there = settings.property(named ? USERNAME : PASSWORD);
            String missing = settings.property(named ? PASSWORD : USERNAME);
            throw new CacheConfigurationException(
                    there + " is set without " + missing + ". Set both, or neither.");
        }
        if (username == null || password == null || !named) {
            return null;
        }
        check(settings.property(USERNAME), username);
        check(settings.property(PASSWORD), password);
        return new Login(username, password);
    }

    private static void check(String property, String text) {
        if (text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new CacheConfigurationException(
                    property
                            + " has characters that Memcached does not take in a login. Use printable"
                            + " ASCII without blanks.");
        }
    }
}
