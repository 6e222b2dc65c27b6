package dev.larder.cache.backend.tiered;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.settings.BackendSettings;
import java.time.Duration;

/**
 * What a tiered backend promises.
 *
 * @param staleness how long a copy may be used after an invalidation on another node; zero: no
 *     copies are kept
 * @param copies how long a copy is kept at most
 * @param everywhere whether an invalidation returns only when no node can use a copy any more
 */
record Terms(Duration staleness, Duration copies, boolean everywhere, BackendContext context) {

    private static final Duration STALENESS = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Longer than any process runs, and still a number of nanoseconds. */
    private static final Duration ENDLESS = Duration.ofDays(36_500);

    /** A hundredth more: clocks of two nodes run at rates that differ. */
    private static final int DRIFT = 100;

    static Terms of(BackendSettings settings, BackendContext context) {
        Duration staleness = staleness(settings);
        Duration copies = settings.duration("near-expire", ENDLESS);
        String returning = settings.text("return");
        if (returning != null
                && !returning.equals("immediate")
                && !returning.equals("everywhere")) {
            throw new CacheConfigurationException(
                    settings.property("return")
                            + " = "
                            + returning
                            + ": write immediate or everywhere.");
        }
        return new Terms(
                staleness,
                copies.compareTo(ENDLESS) > 0 ? ENDLESS : copies,
                "everywhere".equals(returning),
                context);
    }

    private static Duration staleness(BackendSettings settings) {
        String text = settings.text("max-staleness");
        if ("0".equals(text)) {
            return Duration.ZERO;
        }
        Duration staleness = settings.duration("max-staleness", STALENESS);
        if (staleness.compareTo(LONGEST) > 0) {
            throw new CacheConfigurationException(
                    settings.property("max-staleness")
                            + " = "
                            + text
                            + ": too long. Write a form such as \"1s\", at most \"1d\".");
        }
        return staleness;
    }

    /** Whether copies are kept. */
    boolean near() {
        return !staleness.isZero();
    }

    /**
     * How copies are kept.
     *
     * @param fed whether a feed tells of changes; else a copy ends with the staleness
     */
    Nearness nearness(Trust trust, boolean fed) {
        Duration bound = fed || copies.compareTo(staleness) < 0 ? copies : staleness;
        Duration life = near() ? bound : Duration.ZERO;
        Duration pause = everywhere ? staleness.plus(staleness.dividedBy(DRIFT)) : Duration.ZERO;
        return new Nearness(trust, life, pause, context.clock(), context.executor());
    }
}
