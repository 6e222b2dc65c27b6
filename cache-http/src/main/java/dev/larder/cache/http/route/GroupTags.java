package dev.larder.cache.http.route;

import dev.larder.cache.http.rfc9111.CacheGroups;
import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.key.ImplicitTags;
import io.micronaut.core.annotation.Internal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tags by which the responses of a group are found (RFC 9875). */
@Internal
@Singleton
public final class GroupTags {

    private static final Logger LOG = LoggerFactory.getLogger(GroupTags.class);

    private final HttpHostResolver hosts;

    GroupTags(HttpHostResolver hosts) {
        this.hosts = hosts;
    }

    /** Those of the groups that a response belongs to. */
    public List<String> of(HttpRequest<?> request, FieldLookup response) {
        return tags(request, CacheGroups.of(response));
    }

    /** Those of the groups that a response invalidates. */
    public List<String> invalidated(HttpRequest<?> request, FieldLookup response) {
        return tags(request, CacheGroups.invalidated(request.getMethodName(), response));
    }

    private List<String> tags(HttpRequest<?> request, List<String> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        try {
            String origin = Origin.of(hosts.resolve(request), "", request.isSecure()).address();
            return groups.stream().map(group -> ImplicitTags.group(origin, group)).toList();
        } catch (RuntimeException e) {
            // Clients may send anything as their host: then there is no origin.
            LOG.debug("{}: the host is none", request.getPath(), e);
            return List.of();
        }
    }
}
