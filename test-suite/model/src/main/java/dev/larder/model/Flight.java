package dev.larder.model;

/**
 * A load. It belongs to nobody.
 *
 * @param version what the loader saw
 * @param came the callers that had come before it gave its result, one bit each
 * @param kept whether its result was stored
 * @param stamp what the entry will bear
 */
record Flight(
        Phase phase, int node, Grant grant, int version, int came, boolean kept, Stamp stamp) {

    static final Flight NONE = new Flight(Phase.NONE, 0, Grant.NONE, 0, 0, false, Stamp.NONE);

    enum Phase {
        NONE,
        LOADS,
        SAW,
        STAMPS,
        LOOKS_AT_ANY,
        FILLS,
        LANDED
    }

    static Flight of(int node, Grant grant) {
        return new Flight(Phase.LOADS, node, grant, 0, 0, false, grant.stamp());
    }

    Flight saw(int source) {
        return new Flight(Phase.SAW, node, grant, source, came, kept, stamp);
    }

    Flight gave(Phase next, int callers) {
        return new Flight(next, node, grant, version, callers, kept, stamp);
    }

    Flight stamped(Phase next, Stamp now) {
        return new Flight(next, node, grant, version, came, kept, now);
    }

    Flight in(Phase next) {
        return new Flight(next, node, grant, version, came, kept, stamp);
    }

    Flight landed(boolean stored) {
        return new Flight(Phase.LANDED, node, grant, version, came, stored, stamp);
    }

    /** Whether its result is known. */
    boolean hasGiven() {
        return phase.ordinal() >= Phase.STAMPS.ordinal();
    }

    boolean isUnderWay() {
        return phase != Phase.NONE && phase != Phase.LANDED;
    }

    void write(Encoder to) {
        to.number(phase.ordinal());
        to.number(node);
        grant.write(to);
        to.number(version);
        to.number(came);
        to.flag(kept);
        stamp.write(to);
    }
}
