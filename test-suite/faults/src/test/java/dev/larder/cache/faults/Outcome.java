package dev.larder.cache.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a fault did.
 *
 * @param longest call, until the backend was used again
 * @param mayLast the longest call that is allowed on this machine as it is now
 * @param rate of calls while the backend was not asked, in parts of that without a cache
 * @param back how long nothing was cached after the fault had ended
 * @param mayStayAway how long that may be
 * @param lost entries that should be there and are not
 * @param grown what the application has taken more since the beginning
 */
record Outcome(
        List<Throwable> errors,
        List<String> wrong,
        Duration longest,
        Duration mayLast,
        Optional<Rate> rate,
        Duration back,
        Duration mayStayAway,
        int lost,
        Footprint grown,
        States states) {

    /**
     * How its state changed meanwhile.
     *
     * @param logged a line of the log for each
     * @param events what the application was told, whether the backend is available
     */
    record States(List<String> logged, List<Boolean> events) {}
}
