package dev.larder.cache.history;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of a run.
 *
 * @param title which run it was
 * @param errors what callers should not have been thrown, and what did not settle
 */
record Outcome(String title, List<Violation> violations, List<String> errors, Evidence evidence) {

    private static final int MOST_SHOWN = 3;

    boolean isClean() {
        return violations.isEmpty() && errors.isEmpty();
    }

    @Override
    public String toString() {
        return title
                + violations.size()
                + " reads too old, "
                + errors.size()
                + " errors, "
                + evidence
                + violations.stream()
                        .limit(MOST_SHOWN)
                        .map(violation -> "\n" + violation)
                        .collect(Collectors.joining())
                + errors.stream()
                        .limit(MOST_SHOWN)
                        .map(error -> "\n" + error)
                        .collect(Collectors.joining());
    }
}
