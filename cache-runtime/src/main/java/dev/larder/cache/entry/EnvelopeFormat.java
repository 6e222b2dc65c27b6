package dev.larder.cache.entry;

import io.micronaut.core.annotation.Internal;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Writes and reads {@link Envelope}s. */
@Internal
public final class EnvelopeFormat {

    private static final byte VERSION = 1;
    private static final byte VALUE = 'V';
    private static final long FOREVER = 0xFFFF_FFFF_FFFFL;
    private static final int CRC_LENGTH = 4;
    private static final int MAXIMUM_TEXT = 0xFFFF;

    private EnvelopeFormat() {}

    /**
     * The bytes of an envelope.
     *
     * @throws IllegalArgumentException if it has more or longer tags than there is room for
     */
    public static byte[] write(Envelope envelope) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(96 + envelope.payload().length);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeByte(VALUE);
            out.writeLong(envelope.id());
            writeStamps(envelope.stamps(), out);
            Lifetime lifetime = envelope.lifetime();
            boolean endless = lifetime.freshUntil() == Lifetime.FOREVER;
            writeTime(lifetime.storedAt(), out);
            writeTime(lifetime.freshUntil(), out);
            writeTime(endless ? envelope.keptUntil() : lifetime.staleUntil(), out);
            writeForm(envelope.form(), out);
            out.writeInt(0);
            out.write(envelope.payload());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can't be written.", e);
        }
        byte[] written = bytes.toByteArray();
        int crcAt = written.length - envelope.payload().length - CRC_LENGTH;
        ByteBuffer.wrap(written).putInt(crcAt, crc(written, crcAt));
        return written;
    }

    /** The envelope of bytes; null if they are none of this version. */
    public static @Nullable Envelope read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (in.get() != VERSION || in.get() != VALUE) {
                return null;
            }
            return read(in, bytes);
        } catch (BufferUnderflowException e) {
            return null;
        }
    }

    private static @Nullable Envelope read(ByteBuffer in, byte[] bytes) {
        long id = in.getLong();
        Envelope.Stamps stamps = readStamps(in);
        long storedAt = readTime(in);
        long freshUntil = readTime(in);
        long keptUntil = readTime(in);
        long staleUntil = freshUntil == Lifetime.FOREVER ? Lifetime.FOREVER : keptUntil;
        Lifetime lifetime = new Lifetime(storedAt, freshUntil, staleUntil);
        Envelope.Form form =
                new Envelope.Form(readText(in, in.get() & 0xFF), in.getLong(), in.get() & 0xFF);
        int crcAt = in.position();
        if (in.getInt() != crc(bytes, crcAt)) {
            return null;
        }
        byte[] payload = new byte[in.remaining()];
        in.get(payload);
        return new Envelope(id, stamps, lifetime, keptUntil, form, payload);
    }

    private static void writeStamps(Envelope.Stamps stamps, DataOutputStream out)
            throws IOException {
        if (stamps.tags().size() > Envelope.MAXIMUM_TAGS) {
            throw new IllegalArgumentException(
                    stamps.tags().size()
                            + " tags. An entry of a remote backend has at most "
                            + Envelope.MAXIMUM_TAGS
                            + ".");
        }
        out.writeLong(stamps.bucketEpoch());
        out.writeInt((int) stamps.ban());
        out.writeByte(stamps.tags().size());
        for (Envelope.TagStamp tag : stamps.tags()) {
            writeTag(tag, out);
        }
    }

    private static void writeTag(Envelope.TagStamp tag, DataOutputStream out) throws IOException {
        byte[] text = tag.tag().getBytes(StandardCharsets.UTF_8);
        if (text.length > MAXIMUM_TEXT) {
            throw new IllegalArgumentException(
                    "A tag of "
                            + text.length
                            + " bytes. A remote backend takes at most "
                            + MAXIMUM_TEXT
                            + ".");
        }
        out.writeShort(text.length);
        out.write(text);
        out.writeLong(tag.epoch());
    }

    private static Envelope.Stamps readStamps(ByteBuffer in) {
        long bucketEpoch = in.getLong();
        long ban = in.getInt() & 0xFFFF_FFFFL;
        int count = in.get() & 0xFF;
        List<Envelope.TagStamp> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tags.add(
                    new Envelope.TagStamp(
                            readText(in, in.getShort() & MAXIMUM_TEXT), in.getLong()));
        }
        return new Envelope.Stamps(bucketEpoch, ban, List.copyOf(tags));
    }

    private static void writeForm(Envelope.Form form, DataOutputStream out) throws IOException {
        byte[] codec = form.codec().getBytes(StandardCharsets.UTF_8);
        out.writeByte(codec.length);
        out.write(codec);
        out.writeLong(form.schema());
        out.writeByte(form.flags());
    }

    private static int crc(byte[] bytes, int crcAt) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, crcAt);
        crc.update(bytes, crcAt + CRC_LENGTH, bytes.length - crcAt - CRC_LENGTH);
        return (int) crc.getValue();
    }

    private static void writeTime(long millis, DataOutputStream out) throws IOException {
        long time = Math.max(0, Math.min(millis, FOREVER));
        out.writeShort((int) (time >>> 32));
        out.writeInt((int) time);
    }

    private static long readTime(ByteBuffer in) {
        long time = ((in.getShort() & 0xFFFFL) << 32) | (in.getInt() & 0xFFFF_FFFFL);
        return time == FOREVER ? Lifetime.FOREVER : time;
    }

    private static String readText(ByteBuffer in, int length) {
        byte[] text = new byte[Math.min(length, in.remaining())];
        in.get(text);
        if (text.length < length) {
            throw new BufferUnderflowException();
        }
        return new String(text, StandardCharsets.UTF_8);
    }
}
