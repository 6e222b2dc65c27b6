package dev.larder.cache.http.rfc9111.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The bytes that a Range field asks for (RFC 9110, 14.1.1), in its order. A position or length that
 * is too large for a number is read as the largest one: no content reaches it.
 */
public record RangeSet(List<Spec> specs) {

    private static final String UNIT = "bytes=";

    public RangeSet {
        specs = List.copyOf(specs);
    }

    /**
     * One range.
     *
     * @param first where it begins; empty: so many bytes at the end
     * @param last where it ends; empty: with the content. Without a first one the number of bytes
     */
    public record Spec(OptionalLong first, OptionalLong last) {

        /** Whether content of that length has what it asks for (RFC 9110, 14.1.2). */
        public boolean isSatisfiable(long length) {
            return first.isPresent() ? first.getAsLong() < length : last.orElse(0) > 0;
        }

        /** The bytes of content of that length; empty if it has none of them. */
        public Optional<ByteRange> in(long length) {
            if (length == 0 || !isSatisfiable(length)) {
                return Optional.empty();
            }
            if (first.isEmpty()) {
                long from = Math.max(0, length - last.orElse(0));
                return Optional.of(new ByteRange(from, length - 1));
            }
            long to = Math.min(length - 1, last.orElse(Long.MAX_VALUE));
            return Optional.of(new ByteRange(first.getAsLong(), to));
        }
    }

    /**
     * The ranges of a request; empty where it asks for none, for others than bytes, or in a way
     * that the grammar refuses: then the field is to be ignored (RFC 9110, 14.2).
     */
    public static Optional<RangeSet> of(FieldLookup fields) {
        List<String> lines = fields.values(FieldName.RANGE);
        return lines.size() == 1 ? parse(lines.get(0)) : Optional.empty();
    }

    private static Optional<RangeSet> parse(String line) {
        if (line.length() <= UNIT.length()
                || !line.substring(0, UNIT.length()).toLowerCase(Locale.ROOT).equals(UNIT)) {
            return Optional.empty();
        }
        List<Spec> specs = new ArrayList<>();
        for (String member : Grammar.members(line.substring(UNIT.length()))) {
            Optional<Spec> spec = spec(member);
            if (spec.isEmpty()) {
                return Optional.empty();
            }
            specs.add(spec.get());
        }
        return specs.isEmpty() ? Optional.empty() : Optional.of(new RangeSet(specs));
    }

    private static Optional<Spec> spec(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            return Optional.empty();
        }
        String before = text.substring(0, dash);
        String after = text.substring(dash + 1);
        OptionalLong first = Positions.parse(before);
        OptionalLong last = Positions.parse(after);
        boolean readable =
                (first.isPresent() || before.isEmpty()) && (last.isPresent() || after.isEmpty());
        boolean backwards =
                first.isPresent() && last.isPresent() && last.getAsLong() < first.getAsLong();
        return readable && !backwards && (first.isPresent() || last.isPresent())
                ? Optional.of(new Spec(first, last))
                : Optional.empty();
    }
}
