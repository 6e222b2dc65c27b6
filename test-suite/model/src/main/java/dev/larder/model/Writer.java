package dev.larder.model;

/** A write, and how far it has come. */
final class Writer {

    /** What it does next. */
    enum Step {
        BEGINS,
        OPENS_CELL,
        HOLDS,
        COMMITS,
        FILLS,
        INVALIDATES,
        INVALIDATES_THEN,
        RETRIES,
        WAITS,
        GUARDS,
        DONE
    }

    final Scenario.Write write;
    Step step = Step.BEGINS;
    int version;
    int token;
    Stamp stamp = Stamp.NONE;

    /** The nodes that have heard of it, one bit each. */
    int heard;

    Writer(Scenario.Write write) {
        this.write = write;
    }

    int node() {
        return write.node();
    }

    /** Whether its node keeps away from what it has not been able to invalidate. */
    boolean isInQuarantine() {
        return step == Step.RETRIES;
    }

    boolean waitsForNodes() {
        return step == Step.WAITS || step == Step.GUARDS;
    }

    Writer copy() {
        Writer other = new Writer(write);
        other.step = step;
        other.version = version;
        other.token = token;
        other.stamp = stamp;
        other.heard = heard;
        return other;
    }

    void write(Encoder to) {
        to.number(step.ordinal());
        to.number(version);
        to.token(token);
        stamp.write(to);
        to.number(heard);
    }
}
