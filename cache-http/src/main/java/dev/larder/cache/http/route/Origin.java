package dev.larder.cache.http.route;

import java.util.Locale;
import java.util.Set;

/**
 * Scheme, host and what proxies have said, in one form.
 *
 * @param address lower case, without the scheme's own port
 * @param more what handlers may see besides
 */
record Origin(String address, String more) {

    /**
     * Of what a request says.
     *
     * @param resolved scheme and host
     * @param forwarding what proxies are said to have added
     * @param secure whether the connection is, whatever the scheme says
     */
    static Origin of(String resolved, String forwarding, boolean secure) {
        String address = normal(resolved);
        if (address.startsWith("https://") == secure) {
            return new Origin(address, forwarding);
        }
        return new Origin(address, forwarding + (secure ? " over TLS" : " without TLS"));
    }

    private static String normal(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        boolean own =
                lower.startsWith("http://") && lower.endsWith(":80")
                        || lower.startsWith("https://") && lower.endsWith(":443");
        return own ? lower.substring(0, lower.lastIndexOf(':')) : lower;
    }

    /** As keys have it; the length keeps both parts from reading as another address. */
    String text() {
        return more.isEmpty() ? address : address.length() + ":" + address + more;
    }

    /** Whether the host is one of some, named with or without a port. */
    boolean isOneOf(Set<String> hosts) {
        String host = address.substring(address.indexOf("://") + 3);
        int port = host.lastIndexOf(':');
        if (port > host.lastIndexOf(']')) {
            return hosts.contains(host) || hosts.contains(host.substring(0, port));
        }
        String own = address.startsWith("https://") ? ":443" : ":80";
        return hosts.contains(host) || hosts.contains(host + own);
    }
}
