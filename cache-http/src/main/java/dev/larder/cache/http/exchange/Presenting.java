package dev.larder.cache.http.exchange;

import dev.larder.cache.http.exchange.ReplyCodings.Accepted;
import dev.larder.cache.http.rfc9111.HeldForm;
import dev.larder.cache.http.rfc9111.StoredResponse;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.RequestDirectives;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which form a request gets a stored reply: as it is stored, or in a coding that its client
 * accepts. A hit never waits for a form to be made: until it is there, the reply is sent as it
 * would be without, and the server may compress it.
 */
@Singleton
final class Presenting {

    private static final String RANGE = "Range";

    private final Snapshots snapshots;
    private final ReplyCodings codings;
    private final ServerTraits server;
    private final Coder coder;
    private final DetachedForms detached;

    Presenting(
            Snapshots snapshots,
            ReplyCodings codings,
            ServerTraits server,
            Coder coder,
            DetachedForms detached) {
        this.snapshots = snapshots;
        this.codings = codings;
        this.server = server;
        this.coder = coder;
        this.detached = detached;
    }

    /** What sending a reply needs. */
    Snapshot snapshot(StoredReply reply, boolean ofRoute) {
        return reply.snapshot(stored -> snapshots.of(stored, ofRoute));
    }

    /** The form that a request gets. */
    Form form(Replies.To to, StoredReply reply, Snapshot.Forms forms) {
        if (forms.onlyPlain()) {
            return forms.plain();
        }
        Accepted accepted = codings.accepted(to.request());
        Form ours = ours(to, reply, forms, accepted);
        if (ours != null) {
            return ours;
        }
        return forms.byServer() && accepted.byServer() ? forms.weak() : forms.plain();
    }

    private @Nullable Form ours(
            Replies.To to, StoredReply reply, Snapshot.Forms forms, Accepted accepted) {
        HttpRequest<?> request = to.request();
        CodedForms own = forms.coded();
        if (own == null
                || !accepted.ours()
                || asksRange(request)
                || RequestDirectives.forbidTransforming(request.getHeaders()::getAll)) {
            return null;
        }
        CodedForms coded = to.policy().shelf().local() == null ? detached.of(reply, own) : own;
        Form form = coded.get(accepted.coding());
        if (form == null && request.getMethod() == HttpMethod.GET) {
            coder.make(reply, forms, coded, accepted.coding());
        }
        return form;
    }

    /** A range counts bytes of the response as it is stored; HEAD has none (RFC 9110, 14.2). */
    private static boolean asksRange(HttpRequest<?> request) {
        return request.getHeaders().contains(RANGE) && request.getMethod() != HttpMethod.HEAD;
    }

    /**
     * Adds the fields of the 304 that says that the client has what it asks for.
     *
     * @param form that it would get
     */
    void addNotModified(
            Replies.To to,
            StoredResponse response,
            Snapshot snapshot,
            Form form,
            MutableHttpResponse<?> reply) {
        Optional<EntityTag> coded = codedTag(to.request(), snapshot.forms());
        HeldForm held =
                HeldForm.of(to.client(), response.status(), response.presented(), coded, to.now());
        snapshot.addNotModified(reply.getHeaders(), tag(held, coded, snapshot.forms(), form));
    }

    /** The tag of the form in the coding that the client accepts, there or not. */
    Optional<EntityTag> codedTag(HttpRequest<?> request, Snapshot.Forms forms) {
        CodedForms coded = forms.coded();
        if (coded == null) {
            return Optional.empty();
        }
        Accepted accepted = codings.accepted(request);
        return accepted.ours() ? coded.tag(accepted.coding()) : Optional.empty();
    }

    /** RFC 9111, 4.3.4: a client finds what a 304 is about by the tag in it. */
    private @Nullable CharSequence tag(
            HeldForm held, Optional<EntityTag> coded, Snapshot.Forms forms, Form form) {
        return switch (held) {
            case CODED -> coded.map(EntityTag::text).map(server::text).orElse(null);
            case STORED -> form == forms.plain() ? null : forms.weak().tag();
            case NONE, ANY -> form.tag();
        };
    }
}
