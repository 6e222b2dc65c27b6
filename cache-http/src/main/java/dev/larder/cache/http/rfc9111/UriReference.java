package dev.larder.cache.http.rfc9111;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reference to a resource means beside the URI that it is relative to (RFC 3986, 5.2).
 * Java's own resolution follows the RFC before that one, and leaves dot segments at the beginning.
 */
final class UriReference {

    private UriReference() {}

    /** The URI without its fragment; empty where the text is no reference, or one without path. */
    static Optional<URI> resolve(URI base, String text) {
        try {
            URI reference = new URI(text);
            return reference.isOpaque() ? Optional.empty() : Optional.of(resolved(base, reference));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static URI resolved(URI base, URI reference) throws URISyntaxException {
        boolean elsewhere = reference.getScheme() != null || reference.getRawAuthority() != null;
        String path = text(reference.getRawPath());
        String query = reference.getRawQuery();
        if (!elsewhere && path.isEmpty()) {
            path = text(base.getRawPath());
            query = query == null ? base.getRawQuery() : query;
        } else if (!elsewhere && !path.startsWith("/")) {
            path = merged(text(base.getRawPath()), path);
        }
        String scheme = reference.getScheme() == null ? base.getScheme() : reference.getScheme();
        String authority = elsewhere ? reference.getRawAuthority() : base.getRawAuthority();
        return new URI(
                scheme
                        + "://"
                        + text(authority)
                        + withoutDots(path)
                        + (query == null ? "" : "?" + query));
    }

    private static String merged(String base, String path) {
        return base.substring(0, base.lastIndexOf('/') + 1) + path;
    }

    /** RFC 3986, 5.2.4; what would lead above the root leads to it. */
    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path.isEmpty() ? "/" : path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String last = "";
        for (String segment : path.substring(1).split("/", -1)) {
            last = segment;
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        boolean open = last.equals(".") || last.equals("..");
        return joined(kept) + (open ? "/" : "");
    }

    private static String joined(Deque<String> segments) {
        StringBuilder path = new StringBuilder();
        segments.forEach(segment -> path.append('/').append(segment));
        return path.toString();
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }
}
