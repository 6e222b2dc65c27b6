package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.Validation;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import io.micronaut.http.MutableHttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stored reply in the form in which it is sent, made once. */
final class Snapshot {

    /** Lines of a header that are ready to be sent. */
    private static final class Lines {

        private final CharSequence[] names;
        private final CharSequence[] values;

        Lines(Fields fields, ServerTraits server) {
            names = new CharSequence[fields.size()];
            values = new CharSequence[fields.size()];
            int i = 0;
            for (Field field : fields) {
                names[i] = server.text(field.name());
                values[i++] = server.text(field.value());
            }
        }

        void addTo(MutableHttpHeaders headers) {
            for (int i = 0; i < names.length; i++) {
                headers.add(names[i], values[i]);
            }
        }
    }

    private final Fields fields;
    private final Optional<EntityTag> made;
    private final Lines whole;
    private final Lines notModified;
    private final @Nullable CharSequence strongTag;
    private final @Nullable CharSequence weakTag;
    private final boolean compressible;
    private final CharSequence length;

    private Snapshot(StoredReply reply, boolean compressible, ServerTraits server) {
        Fields fields = reply.head().fields();
        if (compressible) {
            fields = VaryField.with(fields, "Accept-Encoding");
        }
        this.compressible = compressible;
        this.whole = new Lines(fields, server);
        this.fields = fields;
        this.made = reply.madeTag();
        this.notModified =
                new Lines(
                        Validation.notModified(fields())
                                .without(
                                        name ->
                                                made.isPresent()
                                                        && name.equalsIgnoreCase(FieldName.ETAG)),
                        server);
        this.strongTag = made.map(tag -> server.text(tag.text())).orElse(null);
        this.weakTag = made.map(tag -> server.text(tag.asWeak().text())).orElse(null);
        this.length = server.text(Integer.toString(reply.body().length));
    }

    /**
     * Of a reply.
     *
     * @param ofRoute whether fields are added that say how the body is sent
     */
    static Snapshot of(StoredReply reply, boolean ofRoute, ServerTraits server) {
        return new Snapshot(reply, ofRoute && isCompressible(reply, server), server);
    }

    private static boolean isCompressible(StoredReply reply, ServerTraits server) {
        Fields fields = reply.head().fields();
        return reply.head().status() == 200
                && !fields.contains("Content-Encoding")
                && fields.first(FieldName.CONTENT_TYPE)
                        .filter(type -> server.compresses(type, reply.body().length))
                        .isPresent();
    }

    /** Whether the server compresses it for clients that accept that. */
    boolean compressible() {
        return compressible;
    }

    /** The number of bytes of the body. */
    CharSequence length() {
        return length;
    }

    /** The fields of the whole response with its bytes as they are. */
    Fields fields() {
        return made.isPresent() ? fields.with(FieldName.ETAG, made.get().text()) : fields;
    }

    /** Adds the fields of the whole response. */
    void addWhole(MutableHttpHeaders headers, boolean compressed) {
        whole.addTo(headers);
        addTag(headers, compressed);
    }

    /** Adds the fields of a 304. */
    void addNotModified(MutableHttpHeaders headers, boolean compressed) {
        notModified.addTo(headers);
        addTag(headers, compressed);
    }

    private void addTag(MutableHttpHeaders headers, boolean compressed) {
        CharSequence tag = compressed ? weakTag : strongTag;
        if (tag != null) {
            headers.add(FieldName.ETAG, tag);
        }
    }
}
