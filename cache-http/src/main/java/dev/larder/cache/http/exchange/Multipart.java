package dev.larder.cache.http.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.cache.http.rfc9111.field.ByteRange;
import dev.larder.cache.http.rfc9111.field.ContentRange;
import dev.larder.cache.http.rfc9111.field.FieldName;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Several parts of a body in one (RFC 9110, 14.6).
 *
 * @param boundary what separates the parts
 */
record Multipart(String boundary, byte[] bytes) {

    private static final String LINE = "\r\n";

    /** Of these ranges, in their order. */
    static Multipart of(Whole whole, List<ByteRange> ranges) {
        Optional<String> contentType = whole.selected().fields().first(FieldName.CONTENT_TYPE);
        OptionalLong complete = OptionalLong.of(whole.selected().length());
        String boundary = random();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ByteRange range : ranges) {
            StringBuilder head = new StringBuilder("--").append(boundary).append(LINE);
            contentType.ifPresent(type -> field(head, FieldName.CONTENT_TYPE, type));
            ContentRange content = new ContentRange(range, complete);
            field(head, FieldName.CONTENT_RANGE, content.text());
            out.writeBytes(head.append(LINE).toString().getBytes(UTF_8));
            out.writeBytes(whole.bytes().of(range));
            out.writeBytes(LINE.getBytes(UTF_8));
        }
        out.writeBytes(("--" + boundary + "--" + LINE).getBytes(UTF_8));
        return new Multipart(boundary, out.toByteArray());
    }

    /** The type of the bytes. */
    String contentType() {
        return "multipart/byteranges; boundary=" + boundary;
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append(LINE);
    }

    /** Random: no body can be made to contain it. */
    private static String random() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }
}
