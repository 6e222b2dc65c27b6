package dev.larder.model;

import java.util.Set;

/**
 * A permit for a load.
 *
 * @param token of the slot; zero: there is none, and the load is the caller's own
 * @param any the cell of all tags
 * @param failed how many invalidations of the node had failed when it was asked for
 * @param local whether it is of this node alone, and stores nothing
 */
record Grant(int token, Stamp stamp, int any, int failed, boolean local) {

    static final Grant NONE = new Grant(0, Stamp.NONE, 0, 0, false);

    /** What is held by somebody else: known to be so, and of no use. */
    static Grant held(int token) {
        return new Grant(token, Stamp.NONE, 0, 0, true);
    }

    static Grant local(int token) {
        return new Grant(token, Stamp.NONE, 0, 0, true);
    }

    boolean isShareable() {
        return token != 0;
    }

    boolean isStorable() {
        return token != 0 && !local;
    }

    boolean isSameAs(Grant other, Set<Wrong> wrong) {
        return isShareable()
                && token == other.token
                && local == other.local
                && stamp.equals(other.stamp)
                && (any == other.any || wrong.contains(Wrong.JOIN_LATE_TAG))
                && (failed == other.failed || wrong.contains(Wrong.JOIN_ACROSS_FAILURE));
    }

    void write(Encoder to) {
        to.token(token);
        stamp.write(to);
        to.token(any);
        to.number(failed);
        to.flag(local);
    }
}
