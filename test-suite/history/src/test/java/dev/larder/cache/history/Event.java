package dev.larder.cache.history;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What was seen of one operation. */
sealed interface Event {

    Origin origin();

    Span span();

    String how();

    /** Whether it is about an address. */
    boolean concerns(Address address);

    /**
     * A reader was given a version.
     *
     * @param unanswered whether the backend may have failed to answer it: then it may have been
     *     given a load that others had begun
     */
    record Read(
            Origin origin, Address address, long given, Span span, boolean unanswered, String how)
            implements Event {

        @Override
        public boolean concerns(Address other) {
            return address.equals(other);
        }

        @Override
        public String toString() {
            return how
                    + (unanswered ? " (without answer)" : "")
                    + " of "
                    + address
                    + " gave "
                    + given;
        }
    }

    /**
     * Versions were committed between begin and end, and the entries of their addresses then
     * invalidated.
     *
     * @param acknowledged false: the invalidation failed, or nobody knows
     */
    record Write(
            Origin origin, Map<Address, Long> versions, Span span, boolean acknowledged, String how)
            implements Event {

        public Write {
            versions = Map.copyOf(versions);
        }

        @Override
        public boolean concerns(Address other) {
            return versions.containsKey(other);
        }

        @Override
        public String toString() {
            String outcome = acknowledged ? "" : " (not acknowledged)";
            return how + outcome + " committed " + new TreeMap<>(named());
        }

        private Map<String, Long> named() {
            Map<String, Long> named = new HashMap<>();
            versions.forEach((address, version) -> named.put(address.toString(), version));
            return named;
        }
    }
}
