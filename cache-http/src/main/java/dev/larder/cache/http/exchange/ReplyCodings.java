package dev.larder.cache.http.exchange;

import dev.larder.cache.http.coding.BodyCodings;
import dev.larder.cache.http.rfc9111.CodingPolicy;
import dev.larder.cache.http.rfc9111.CodingReason;
import dev.larder.cache.http.rfc9111.field.AcceptEncoding;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.settings.CompressionSettings;
import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which replies are sent compressed, by us or by the server after us, and which clients accept
 * that. Clients send a handful of different fields: what they mean is remembered.
 */
@Singleton
final class ReplyCodings {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyCodings.class);

    private static final int REMEMBERED = 64;
    private static final int LONGEST = 200;

    private final ServerTraits server;
    private final BodyCodings codings;
    private final CodingPolicy policy;
    private final Map<String, Accepted> known = new ConcurrentHashMap<>();

    ReplyCodings(
            ServerTraits server,
            BodyCodings codings,
            CompressionSettings settings,
            HttpSettings http) {
        this.server = server;
        this.codings = codings;
        this.policy = new CodingPolicy(settings.above(), http.storing().targetedFields());
    }

    /**
     * What a client accepts.
     *
     * @param coding the place of the coding of ours to send; negative: none
     * @param byServer whether the server may know one
     */
    record Accepted(int coding, boolean byServer) {

        static final Accepted NOTHING = new Accepted(-1, false);

        boolean ours() {
            return coding >= 0;
        }
    }

    /** What the client of a request accepts. */
    Accepted accepted(HttpRequest<?> request) {
        List<String> lines = request.getHeaders().getAll(AcceptEncoding.NAME);
        if (lines.isEmpty()) {
            return Accepted.NOTHING;
        }
        if (lines.size() > 1) {
            return read(lines);
        }
        Accepted accepted = known.get(lines.get(0));
        return accepted == null ? learn(lines.get(0)) : accepted;
    }

    private Accepted learn(String line) {
        Accepted accepted = read(List.of(line));
        // What a client invents must not fill the memory; it is read each time.
        if (known.size() < REMEMBERED && line.length() <= LONGEST) {
            known.put(line, accepted);
        }
        return accepted;
    }

    private Accepted read(List<String> lines) {
        int coding =
                AcceptEncoding.of(name -> lines)
                        .choose(codings.names())
                        .map(codings.names()::indexOf)
                        .orElse(-1);
        return new Accepted(coding, server.acceptsCompressed(lines));
    }

    /** Whether the server compresses such a response for clients that accept that. */
    boolean byServer(int status, Fields fields, int length) {
        return status != 204
                && status != 304
                && !fields.contains(FieldName.CONTENT_ENCODING)
                && fields.first(FieldName.CONTENT_TYPE)
                        .filter(type -> server.compresses(type, length))
                        .isPresent();
    }

    /** Whether we do, of the response of a route. */
    boolean byUs(int status, Fields fields, int length) {
        if (codings.names().isEmpty()) {
            return false;
        }
        CodingReason reason = policy.decide(status, fields, length);
        LOG.debug("A body of {} bytes in a coding: {}", length, reason);
        return reason.allows();
    }

    /**
     * The tags that a strong tag becomes in the codings, in their order. A weak one is told of all
     * forms alike, so they have none of their own.
     */
    List<Optional<EntityTag>> tags(Optional<EntityTag> plain) {
        Optional<EntityTag> strong = plain.filter(tag -> !tag.weak());
        return codings.names().stream().map(name -> strong.map(tag -> tag.in(name))).toList();
    }
}
