package dev.larder.cache.http.rfc9111.field;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which bytes of a representation a message has (RFC 9110, 14.4).
 *
 * @param range the bytes
 * @param complete the length of the whole; empty where the sender does not know it
 */
public record ContentRange(ByteRange range, OptionalLong complete) {

    private static final String UNIT = "bytes ";

    public ContentRange {
        if (complete.isPresent() && complete.getAsLong() <= range.last()) {
            throw new IllegalArgumentException("The whole is shorter than a part of it.");
        }
    }

    /**
     * What the fields of a response say; empty if that is nothing, is said more than once, is of
     * another unit, or is invalid (RFC 9110, 14.4).
     */
    public static Optional<ContentRange> of(FieldLookup fields) {
        List<String> lines = fields.values(FieldName.CONTENT_RANGE);
        return lines.size() == 1 ? parse(lines.get(0)) : Optional.empty();
    }

    private static Optional<ContentRange> parse(String line) {
        int dash = line.indexOf('-');
        int slash = line.indexOf('/');
        if (dash < UNIT.length()
                || slash < dash
                || !line.substring(0, UNIT.length()).toLowerCase(Locale.ROOT).equals(UNIT)) {
            return Optional.empty();
        }
        OptionalLong first = Positions.parse(line.substring(UNIT.length(), dash));
        OptionalLong last = Positions.parse(line.substring(dash + 1, slash));
        String whole = line.substring(slash + 1);
        OptionalLong complete = Positions.parse(whole);
        return first.isPresent() && last.isPresent() && (complete.isPresent() || whole.equals("*"))
                ? of(first.getAsLong(), last.getAsLong(), complete)
                : Optional.empty();
    }

    private static Optional<ContentRange> of(long first, long last, OptionalLong complete) {
        boolean valid = first <= last && last < complete.orElse(Long.MAX_VALUE);
        return valid
                ? Optional.of(new ContentRange(new ByteRange(first, last), complete))
                : Optional.empty();
    }

    /** As the field of a part says it. */
    public String text() {
        String whole = complete.isPresent() ? Long.toString(complete.getAsLong()) : "*";
        return UNIT + range.first() + '-' + range.last() + '/' + whole;
    }

    /** As the field of a 416 says it: the length of what has none of the ranges asked for. */
    public static String unsatisfied(long complete) {
        return UNIT + "*/" + complete;
    }
}
