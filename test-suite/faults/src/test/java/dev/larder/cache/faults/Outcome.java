package dev.larder.cache.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a fault did.
 *
 * @param lost entries that should be there and are not
 * @param grown what the application has taken more since the beginning
 */
record Outcome(
        List<Throwable> errors,
        List<String> wrong,
        int lost,
        Times times,
        Footprint grown,
        States states) {

    /**
     * How long things took.
     *
     * @param longest call, until the backend was used again
     * @param mayLast the longest call that is allowed on this machine as it is now
     * @param rate of calls while the backend was not asked
     * @param back how long nothing was cached after the fault had ended
     * @param mayStayAway how long that may be
     */
    record Times(
            Duration longest,
            Duration mayLast,
            Optional<Rate> rate,
            Duration back,
            Duration mayStayAway) {}

    /**
     * How the state of the backend changed meanwhile.
     *
     * @param logged a line of the log for each change
     * @param events what the application was told, whether the backend is available
     */
    record States(List<String> logged, List<Boolean> events) {

        /** Those that came after others. */
        States since(States before) {
            return new States(
                    logged.subList(before.logged.size(), logged.size()),
                    events.subList(before.events.size(), events.size()));
        }
    }
}
