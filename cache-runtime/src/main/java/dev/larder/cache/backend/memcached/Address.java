package dev.larder.cache.backend.memcached;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server is. Its text decides which keys the server has, so it is the same on all nodes.
 */
record Address(String host, int port) {

    private static final int STANDARD_PORT = 11211;
    private static final int LAST_PORT = 65535;
    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^\\s:/@\\[\\]]+))(?::(\\d{1,5}))?");

    /** Of {@code host:port}; nothing where the text is none. The port may be left out. */
    static Optional<Address> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int port = form.group(3) == null ? STANDARD_PORT : Integer.parseInt(form.group(3));
        String host = form.group(1) == null ? form.group(2) : form.group(1);
        return port < 1 || port > LAST_PORT
                ? Optional.empty()
                : Optional.of(new Address(host, port));
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
