package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.line.AuthorityTime;
import dev.larder.cache.backend.line.Causes;
import dev.larder.cache.entry.Codec;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Envelope;
import dev.larder.cache.entry.EnvelopeFormat;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.entry.SchemaFingerprints;
import dev.larder.cache.entry.ValueType;
import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Makes envelopes of the entries of one kind, and entries of envelopes. */
final class EntryForm {

    /** How long an entry without end is kept, if nobody reads it. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final Duration LONGEST = Duration.ofDays(3650);

    private final AuthorityTime time;
    private final SchemaFingerprints fingerprints;
    private final int kindFlags;

    EntryForm(AuthorityTime time, SchemaFingerprints fingerprints, int kindFlags) {
        this.time = time;
        this.fingerprints = fingerprints;
        this.kindFlags = kindFlags;
    }

    /**
     * The payload of a value.
     *
     * @throws IOException if its codec can't write it
     */
    byte[] payload(Entry entry, ValueType type) throws IOException {
        int tags = Set.copyOf(entry.tags()).size();
        if (tags > Envelope.MAXIMUM_TAGS) {
            throw new IOException(
                    tags + " tags, and an entry has at most " + Envelope.MAXIMUM_TAGS);
        }
        Object value = entry.value();
        if (value == null) {
            return new byte[0];
        }
        try {
            return encode(type, type.argument(), value);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new IOException(type.codec().id() + ": " + Causes.text(e), e);
        }
    }

    /** The stored form of an entry. */
    byte[] bytes(long id, Envelope.Stamps stamps, Value value) {
        Lifetime lifetime = time.toAuthority(value.entry().lifetime());
        int flags = kindFlags | (value.entry().value() == null ? Envelope.Form.NULL : 0);
        ValueType type = value.type();
        Envelope.Form form =
                new Envelope.Form(type.codec().id(), fingerprints.of(type.argument()), flags);
        return EnvelopeFormat.write(
                new Envelope(id, stamps, lifetime, keptUntil(), form, value.payload()));
    }

    /** How long the backend has to keep it. */
    Duration life(Entry entry) {
        long until = entry.lifetime().staleUntil();
        if (until == Lifetime.FOREVER) {
            return KEPT;
        }
        long left = time.toAuthority(entry.lifetime()).staleUntil() - time.now();
        return Duration.ofMillis(Math.max(1, Math.min(left, LONGEST.toMillis())));
    }

    /** Whether the value can be of the type. */
    boolean isReadable(Envelope envelope, ValueType type) {
        Envelope.Form form = envelope.form();
        return type.reader(form.codec()) != null
                && form.schema() == fingerprints.of(type.argument())
                && (form.flags() & ~Envelope.Form.NULL) == kindFlags;
    }

    /**
     * The entry of an envelope.
     *
     * @throws IOException if its codec can't read the value
     */
    Entry entry(Envelope envelope, ValueType type) throws IOException {
        Lifetime lifetime = time.toLocal(envelope.lifetime());
        if (envelope.isNull()) {
            return new Entry(null, lifetime, envelope.tags());
        }
        Codec codec = type.reader(envelope.form().codec());
        if (codec == null) {
            throw new IOException("no codec " + envelope.form().codec());
        }
        try {
            Object value = codec.decode(type.argument(), envelope.payload());
            return new Entry(value, lifetime, envelope.tags());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new IOException(codec.id() + ": " + Causes.text(e), e);
        }
    }

    /** Whether an entry without end has passed half of the time for which it is kept. */
    boolean isAgeing(Envelope envelope) {
        return envelope.lifetime().freshUntil() == Lifetime.FOREVER
                && envelope.keptUntil() - time.now() < KEPT.toMillis() / 2;
    }

    /** The same entry under another id, kept anew. */
    byte[] renewed(long id, Envelope envelope) {
        return EnvelopeFormat.write(
                new Envelope(
                        id,
                        envelope.stamps(),
                        envelope.lifetime(),
                        keptUntil(),
                        envelope.form(),
                        envelope.payload()));
    }

    private long keptUntil() {
        return time.now() + KEPT.toMillis();
    }

    @SuppressWarnings("unchecked")
    private static <T> byte[] encode(ValueType type, Argument<T> argument, Object value)
            throws IOException {
        return type.codec().encode(argument, (T) value);
    }
}
