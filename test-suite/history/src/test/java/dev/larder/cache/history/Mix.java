package dev.larder.cache.history;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run is made of.
 *
 * @param writesInThousand how many of a thousand steps write
 * @param addresses the addresses in use
 * @param writings what writers do, each as often as it stands here
 */
record Mix(
        int writesInThousand,
        List<Address> addresses,
        List<Writing> writings,
        Faults faults,
        Pace pace) {

    private static final int WRITES = 50;
    private static final int LONGEST_WAIT = 250;

    /**
     * How long things take.
     *
     * @param loadMillis loads at most; zero: most none at all, and some long
     * @param writerMillis the pauses of writers at most, who then only write, while only the
     *     threads of the first node read; zero: everybody does both
     */
    record Pace(int loadMillis, int writerMillis) {}

    /**
     * What goes wrong.
     *
     * @param often how often each kind comes, among the others
     * @param mostWaitMillis the longest wait between two
     * @param lanes on which connections
     */
    record Faults(Map<Fault.Kind, Integer> often, int mostWaitMillis, List<Fault.Lanes> lanes) {

        static Faults usual() {
            Map<Fault.Kind, Integer> often = new EnumMap<>(Fault.Kind.class);
            for (Fault.Kind kind : Fault.Kind.values()) {
                often.put(kind, kind.usual());
            }
            return new Faults(often, LONGEST_WAIT, List.of(Fault.Lanes.values()));
        }

        /** One kind only. */
        static Faults only(Fault.Kind kind, int mostWaitMillis) {
            return new Faults(Map.of(kind, 1), mostWaitMillis, List.of(Fault.Lanes.DATA));
        }
    }

    /** Everything. */
    static Mix everything() {
        List<Writing> often =
                Arrays.stream(Writing.values())
                        .flatMap(one -> Collections.nCopies(one.often(), one).stream())
                        .toList();
        return new Mix(WRITES, Address.ALL, often, Faults.usual(), new Pace(0, 0));
    }

    /** What writers do. */
    Set<Writing> kinds() {
        return EnumSet.copyOf(writings);
    }

    /** With these faults only. */
    Mix with(Faults some) {
        return new Mix(writesInThousand, addresses, writings, some, pace);
    }

    /** On these addresses only. */
    Mix on(List<Address> some) {
        return new Mix(writesInThousand, some, writings, faults, pace);
    }

    /** At this pace. */
    Mix at(Pace some) {
        return new Mix(writesInThousand, addresses, writings, faults, some);
    }

    /** With these writings only, all as often. */
    Mix with(int inThousand, Writing... some) {
        return new Mix(inThousand, addresses, List.of(some), faults, pace);
    }
}
