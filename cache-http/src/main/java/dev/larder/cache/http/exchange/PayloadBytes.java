package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.field.Field;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The layout of a stored response: status in 2 bytes, the number of fields in 2, each with the
 * length of its name in 2 and of its value in 4, then the body. Texts are UTF-8. The first byte of
 * a status is 0 to 3; a later layout will begin with another one.
 */
final class PayloadBytes {

    private static final int MOST = 0xffff;

    private PayloadBytes() {}

    /** What is written. */
    record Payload(int status, List<Field> fields, byte[] body) {}

    /**
     * The bytes of a response.
     *
     * @throws IOException if it has too many fields, or a name that is too long
     */
    static byte[] write(int status, List<Field> fields, byte[] body) throws IOException {
        if (fields.size() > MOST) {
            throw new IOException(fields.size() + " fields");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 512);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(status);
        out.writeShort(fields.size());
        for (Field field : fields) {
            byte[] name = field.name().getBytes(StandardCharsets.UTF_8);
            byte[] value = field.value().getBytes(StandardCharsets.UTF_8);
            if (name.length > MOST) {
                throw new IOException("a field's name of " + name.length + " bytes");
            }
            out.writeShort(name.length);
            out.write(name);
            out.writeInt(value.length);
            out.write(value);
        }
        out.write(body);
        return bytes.toByteArray();
    }

    /**
     * The response of bytes.
     *
     * @throws IOException if they are none
     */
    static Payload read(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            int status = in.getShort();
            if (status < 100 || status > 999) {
                throw new IOException("no status: " + status);
            }
            int count = Short.toUnsignedInt(in.getShort());
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = text(in, Short.toUnsignedInt(in.getShort()));
                fields.add(new Field(name, text(in, in.getInt())));
            }
            byte[] body = new byte[in.remaining()];
            in.get(body);
            return new Payload(status, fields, body);
        } catch (BufferUnderflowException e) {
            throw new IOException("cut off", e);
        }
    }

    private static String text(ByteBuffer in, int length) throws IOException {
        if (length < 0 || length > in.remaining()) {
            throw new IOException("cut off");
        }
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }
}
