package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.field.AcceptEncoding;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes snapshots of stored replies: with the forms in which each of them may be sent. */
@Singleton
final class Snapshots {

    private final ServerTraits server;
    private final ReplyCodings codings;

    Snapshots(ServerTraits server, ReplyCodings codings) {
        this.server = server;
        this.codings = codings;
    }

    /**
     * Of a reply.
     *
     * @param ofRoute whether it may be sent in codings of ours, with fields that say so
     */
    Snapshot of(StoredReply reply, boolean ofRoute) {
        int status = reply.head().status();
        Fields fields = reply.head().fields();
        int length = reply.body().length;
        boolean byServer = codings.byServer(status, fields, length);
        boolean byUs = ofRoute && codings.byUs(status, fields, length);
        if (ofRoute && (byServer || byUs)) {
            fields = VaryField.with(fields, AcceptEncoding.NAME);
        }
        if (reply.madeTag().isPresent()) {
            fields = fields.with(FieldName.ETAG, reply.madeTag().get().text());
        }
        Optional<EntityTag> tag = fields.first(FieldName.ETAG).flatMap(EntityTag::parse);
        CharSequence weak = weakText(tag);
        CharSequence size = server.text(Integer.toString(length));
        return new Snapshot(
                fields,
                server,
                new Snapshot.Forms(
                        new Form(null, null, reply.body(), size),
                        new Form(weak, null, reply.body(), null),
                        byServer,
                        byUs ? new CodedForms(codings.tags(tag)) : null));
    }

    private @Nullable CharSequence weakText(Optional<EntityTag> tag) {
        return tag.isPresent() ? server.text(tag.get().asWeak().text()) : null;
    }
}
