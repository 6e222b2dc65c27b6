package dev.larder.cache.http.exchange;

import dev.larder.cache.entry.Codec;
import dev.larder.cache.http.rfc9111.ResponseHead;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.Fields;
import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Responses as bytes: status, fields, body. What else is kept stands among the fields, under names
 * that begin with a colon, which no field's does:
 *
 * <pre>
 * :age     age in milliseconds when it was stored
 * :etag    the tag made for it
 * :reason  the phrase behind the status, if it isn't the usual one
 * :vary    name of a request field that it depends on, each followed by its
 * :value   = and the value, or - where the request had none
 * :index   id of the index, in hex
 * :set     a set of the index: names with commas
 * </pre>
 */
final class ResponseCodec implements Codec {

    private final List<String> targetedFields;

    /** With the names of the fields that go before Cache-Control. */
    ResponseCodec(List<String> targetedFields) {
        this.targetedFields = targetedFields;
    }

    @Override
    public String id() {
        return "http";
    }

    @Override
    public boolean supports(Argument<?> type) {
        return type.getType() == SlotContent.class;
    }

    @Override
    public <T> byte[] encode(Argument<T> type, T value) throws IOException {
        SlotContent content = (SlotContent) value;
        StoredReply reply = content.reply();
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(":age", Long.toString(reply.initialAge().toMillis())));
        reply.madeTag().ifPresent(tag -> fields.add(new Field(":etag", tag.text())));
        if (!reply.reason().isEmpty()) {
            fields.add(new Field(":reason", reply.reason()));
        }
        Selection selection = content.selection();
        for (int i = 0; i < selection.names().size(); i++) {
            fields.add(new Field(":vary", selection.names().get(i)));
            fields.add(new Field(":value", selection.values().get(i).map("="::concat).orElse("-")));
        }
        VaryIndex index = content.index();
        if (index != null) {
            fields.add(new Field(":index", Long.toHexString(index.id())));
            index.sets().forEach(set -> fields.add(new Field(":set", String.join(",", set))));
        }
        reply.head().fields().forEach(fields::add);
        return PayloadBytes.write(reply.head().status(), fields, reply.body());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T decode(Argument<T> type, byte[] bytes) throws IOException {
        PayloadBytes.Payload payload = PayloadBytes.read(bytes);
        Parts parts = new Parts();
        for (Field field : payload.fields()) {
            parts.add(field);
        }
        return (T) parts.content(payload, targetedFields);
    }

    /** What the fields of a payload say. */
    private static final class Parts {

        private final List<Field> fields = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<Optional<String>> values = new ArrayList<>();
        private final List<List<String>> sets = new ArrayList<>();
        private long age;
        private String reason = "";
        private Optional<EntityTag> tag = Optional.empty();
        private @Nullable Long index;

        void add(Field field) throws IOException {
            switch (field.name()) {
                case ":age" -> age = number(field.value(), 10);
                case ":etag" -> tag = EntityTag.parse(field.value());
                case ":reason" -> reason = field.value();
                case ":vary" -> names.add(field.value());
                case ":value" -> values.add(value(field.value()));
                case ":index" -> index = number(field.value(), 16);
                case ":set" -> sets.add(set(field.value()));
                default -> {
                    if (field.name().startsWith(":")) {
                        throw new IOException("unknown part " + field.name());
                    }
                    fields.add(field);
                }
            }
        }

        private static Optional<String> value(String text) {
            return text.startsWith("=") ? Optional.of(text.substring(1)) : Optional.empty();
        }

        private static List<String> set(String text) {
            return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
        }

        private static long number(String text, int radix) throws IOException {
            try {
                return radix == 16 ? Long.parseUnsignedLong(text, 16) : Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new IOException("no number: " + text, e);
            }
        }

        SlotContent content(PayloadBytes.Payload payload, List<String> targetedFields)
                throws IOException {
            if (names.size() != values.size() || index == null && !sets.isEmpty() || age < 0) {
                throw new IOException("parts that don't fit together");
            }
            StoredReply reply =
                    new StoredReply(
                            ResponseHead.of(payload.status(), Fields.of(fields), targetedFields),
                            payload.body(),
                            Duration.ofMillis(age),
                            tag,
                            reason);
            return new SlotContent(
                    reply,
                    names.isEmpty() ? Selection.NONE : new Selection(names, values),
                    index == null ? null : new VaryIndex(index, sets));
        }
    }
}
