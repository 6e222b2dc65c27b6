package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.RangeDecision.Verdict;
import dev.larder.cache.http.rfc9111.field.ByteRange;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.RangeSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which bytes of a response does a request get (RFC 9110, 14.2)? Asked when its other conditions
 * hold.
 */
public final class RangePolicy {

    /** How many parts a response has at most. */
    public static final int MOST_PARTS = 16;

    /** What the header area of a part takes, besides the content type. */
    private static final int PART_OVERHEAD = 96;

    private static final int OK = 200;

    private RangePolicy() {}

    /**
     * The bytes.
     *
     * @param now decides the century of dates with years of two digits
     */
    public static RangeDecision decide(
            ClientRequest request, Representation selected, Instant now) {
        Optional<RangeSet> asked = RangeSet.of(request.fields());
        return asked.isEmpty()
                ? RangeDecision.whole(RangeReason.NO_RANGE)
                : objection(request, selected, now)
                        .map(RangeDecision::whole)
                        .orElseGet(() -> ranges(asked.get(), selected));
    }

    /** Why the field is not looked at. */
    private static Optional<RangeReason> objection(
            ClientRequest request, Representation selected, Instant now) {
        if (!request.method().equals("GET")) {
            return Optional.of(RangeReason.METHOD);
        }
        if (selected.status() != OK) {
            return Optional.of(RangeReason.STATUS);
        }
        if (selected.fields().members(FieldName.ACCEPT_RANGES).stream()
                .anyMatch("none"::equalsIgnoreCase)) {
            return Optional.of(RangeReason.REFUSED);
        }
        // A part of another version than the client has would spoil what it puts together.
        if (!selected.ofOrigin() && Preconditions.asksOrigin(request.fields())) {
            return Optional.of(RangeReason.CONDITION);
        }
        return IfRange.holds(request.fields(), selected.validators(), now)
                ? Optional.empty()
                : Optional.of(RangeReason.OTHER_VERSION);
    }

    private static RangeDecision ranges(RangeSet asked, Representation selected) {
        long length = selected.length();
        List<ByteRange> ranges = new ArrayList<>();
        boolean satisfiable = false;
        for (RangeSet.Spec spec : asked.specs()) {
            satisfiable |= spec.isSatisfiable(length);
            spec.in(length).ifPresent(ranges::add);
        }
        if (!satisfiable) {
            return new RangeDecision(Verdict.UNSATISFIABLE, RangeReason.UNSATISFIABLE, List.of());
        }
        return tooMuch(ranges, selected)
                .map(RangeDecision::whole)
                .orElseGet(
                        () -> new RangeDecision(Verdict.PARTIAL, RangeReason.SATISFIABLE, ranges));
    }

    /** RFC 9110, 17.15: what costs more than the whole is answered with the whole. */
    private static Optional<RangeReason> tooMuch(List<ByteRange> ranges, Representation selected) {
        if (ranges.size() == 1) {
            return Optional.empty();
        }
        if (ranges.isEmpty()) {
            return Optional.of(RangeReason.EMPTY);
        }
        if (ranges.size() > MOST_PARTS) {
            return Optional.of(RangeReason.TOO_MANY);
        }
        if (selected.fields().contains("Content-Encoding")) {
            return Optional.of(RangeReason.CODED);
        }
        if (overlap(ranges)) {
            return Optional.of(RangeReason.OVERLAPPING);
        }
        return size(ranges, selected) < selected.length()
                ? Optional.empty()
                : Optional.of(RangeReason.NO_GAIN);
    }

    private static long size(List<ByteRange> ranges, Representation selected) {
        int type = selected.fields().first(FieldName.CONTENT_TYPE).map(String::length).orElse(0);
        long size = ranges.size() * (long) (PART_OVERHEAD + type);
        for (ByteRange range : ranges) {
            size += range.length();
        }
        return size;
    }

    private static boolean overlap(List<ByteRange> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            for (int j = i + 1; j < ranges.size(); j++) {
                if (ranges.get(i).overlaps(ranges.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }
}
