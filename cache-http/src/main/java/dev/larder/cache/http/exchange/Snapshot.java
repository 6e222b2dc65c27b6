package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.Validation;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.Fields;
import io.micronaut.http.MutableHttpHeaders;
import org.jspecify.annotations.Nullable;

/** A stored reply in the form in which it is sent, made once. */
final class Snapshot {

    /** Lines of a header that are ready to be sent. */
    private static final class Lines {

        private final CharSequence[] names;
        private final CharSequence[] values;
        private int tagAt = -1;

        Lines(Fields fields, ServerTraits server) {
            names = new CharSequence[fields.size()];
            values = new CharSequence[fields.size()];
            int i = 0;
            for (Field field : fields) {
                if (tagAt < 0 && field.isNamed(FieldName.ETAG)) {
                    tagAt = i;
                }
                names[i] = server.text(field.name());
                values[i++] = server.text(field.value());
            }
        }

        void addTo(MutableHttpHeaders headers, @Nullable CharSequence tag) {
            for (int i = 0; i < names.length; i++) {
                headers.add(names[i], i == tagAt && tag != null ? tag : values[i]);
            }
        }
    }

    /**
     * The forms in which the reply may be sent.
     *
     * @param weak the same bytes, which the server compresses
     * @param byServer whether it does, for clients that accept that
     * @param coded in codings of ours; null: never
     */
    record Forms(Form plain, Form weak, boolean byServer, @Nullable CodedForms coded) {

        /** Whether it is always sent as it is. */
        boolean onlyPlain() {
            return !byServer && coded == null;
        }
    }

    private final Fields fields;
    private final Lines whole;
    private final Lines notModified;
    private final Forms forms;

    /**
     * A snapshot.
     *
     * @param fields all that are sent, with the tag
     */
    Snapshot(Fields fields, ServerTraits server, Forms forms) {
        this.whole = new Lines(fields, server);
        this.notModified = new Lines(Validation.notModified(fields), server);
        this.forms = forms;
        this.fields = fields;
    }

    Forms forms() {
        return forms;
    }

    /** The fields of the whole response with its bytes as they are. */
    Fields fields() {
        return fields;
    }

    /** Adds the fields of the whole response. */
    void addWhole(MutableHttpHeaders headers, Form form) {
        whole.addTo(headers, form.tag());
        if (form.coding() != null) {
            headers.add(FieldName.CONTENT_ENCODING, form.coding());
        }
    }

    /**
     * Adds the fields of a 304.
     *
     * @param tag null: the reply's own
     */
    void addNotModified(MutableHttpHeaders headers, @Nullable CharSequence tag) {
        notModified.addTo(headers, tag);
    }
}
