package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.field.EntityTag;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The forms of one stored reply in the codings of the settings, as far as somebody has asked for
 * them. A form has a tag of its own, derived from that of the reply, unless that one is weak. Safe
 * for all threads.
 */
final class CodedForms {

    /** What a form takes beside its bytes. */
    private static final int OVERHEAD = 160;

    private static final Object MAKING = "making";
    private static final Object REFUSED = "refused";

    private final List<Optional<EntityTag>> tags;
    private final AtomicReferenceArray<@Nullable Object> forms;

    /** With the tags of the forms, in the order of the codings; empty where they have none. */
    CodedForms(List<Optional<EntityTag>> tags) {
        this.tags = List.copyOf(tags);
        this.forms = new AtomicReferenceArray<>(tags.size());
    }

    /** The tag that the form in a coding has to itself; empty if it has none. */
    Optional<EntityTag> tag(int coding) {
        return tags.get(coding);
    }

    /** The form in a coding; null if it isn't there, or never will be. */
    @Nullable Form get(int coding) {
        return forms.get(coding) instanceof Form form ? form : null;
    }

    /** Whether nobody has begun to make it. */
    boolean isWanted(int coding) {
        return forms.get(coding) == null;
    }

    /** Begins to make it: true for one caller. */
    boolean begin(int coding) {
        return forms.compareAndSet(coding, null, MAKING);
    }

    /** It is there. */
    void made(int coding, Form form) {
        forms.set(coding, form);
    }

    /** What a form takes in memory, in bytes. */
    static long weight(Form form) {
        return (long) form.body().length + OVERHEAD;
    }

    /** What all of them take in memory, in bytes. */
    long weight() {
        long sum = OVERHEAD;
        for (int i = 0; i < forms.length(); i++) {
            Form form = get(i);
            sum += form == null ? 0 : weight(form);
        }
        return sum;
    }

    /** It will not be: nobody begins again. */
    void refuse(int coding) {
        forms.set(coding, REFUSED);
    }
}
