package dev.larder.model;

import java.util.ArrayList;
import java.util.List;

/** What one node knows by itself. */
final class Node {

    /** The version of the copy near; negative: there is none. */
    int copy = -1;

    /** Whether the connection that tells of changes has been heard lately. */
    boolean trusts;

    /** Whether the connection that tells of changes reaches the node. */
    boolean reached;

    /** What is on its way over that connection. */
    List<Push> pushes = List.of();

    /** The invalidations of this node that have begun, those under way, those that failed. */
    int begun;

    int underWay;
    int failed;

    /** The ends of quarantines. */
    int released;

    /** The newest version that this node itself has invalidated for. */
    int floor;

    /**
     * The permit that callers without an answer share, and how many had begun when it was asked.
     */
    Grant recent = Grant.NONE;

    int recentBegun;

    /**
     * News of a change.
     *
     * @param drops whether there was something to change; else only what follows it tells
     * @param writer whose change it is; negative: nobody's
     */
    record Push(boolean drops, int writer) {}

    Node copy() {
        Node other = new Node();
        other.copy = copy;
        other.trusts = trusts;
        other.reached = reached;
        other.pushes = pushes;
        other.begun = begun;
        other.underWay = underWay;
        other.failed = failed;
        other.released = released;
        other.floor = floor;
        other.recent = recent;
        other.recentBegun = recentBegun;
        return other;
    }

    void told(Push push) {
        List<Push> more = new ArrayList<>(pushes);
        more.add(push);
        pushes = List.copyOf(more);
    }

    void write(Encoder to) {
        to.number(copy);
        to.flag(trusts);
        to.flag(reached);
        to.number(pushes.size());
        for (Push push : pushes) {
            to.flag(push.drops());
            to.number(push.writer());
        }
        to.number(begun);
        to.number(underWay);
        to.number(failed);
        to.number(released);
        to.number(floor);
        recent.write(to);
        to.number(recentBegun);
    }
}
