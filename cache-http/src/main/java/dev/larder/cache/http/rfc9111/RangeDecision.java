package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.ByteRange;
import java.util.List;

/**
 * How much of a response a request gets, and why.
 *
 * @param ranges what it gets, in the order in which it asked; empty unless it gets parts
 */
public record RangeDecision(Verdict verdict, RangeReason reason, List<ByteRange> ranges) {

    /** How much. */
    public enum Verdict {
        /** The response as it is. */
        WHOLE,
        /** 206 with the ranges. */
        PARTIAL,
        /** 416. */
        UNSATISFIABLE
    }

    public RangeDecision {
        ranges = List.copyOf(ranges);
    }

    static RangeDecision whole(RangeReason reason) {
        return new RangeDecision(Verdict.WHOLE, reason, List.of());
    }
}
