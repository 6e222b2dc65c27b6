package dev.larder.model;

/** A call of a cached method: what it has found out so far. */
final class Caller {

    /** What it does next. */
    enum Step {
        COMES,
        READS,
        JUDGES,
        WAITS_TO_OPEN,
        IS_ANSWERED,
        TAKES_SEAT,
        FOLLOWS,
        LEADS,
        DONE
    }

    final int node;
    Step step = Step.COMES;

    /** The oldest version that it may be given, and that it may be given without an answer. */
    int floor;

    int ownFloor;

    /** Whether it got no answer. */
    boolean unanswered;

    /** Whether it only refreshes: what it loads is given to nobody who waits. */
    boolean refreshes;

    /** Whether nothing has changed since its read began, as far as this node was told. */
    boolean ticket;

    boolean hasSlot;
    boolean hasCell;
    Slot slot = Slot.EMPTY;
    Stamp cell = Stamp.NONE;
    int any;

    /** The ends of quarantines before it asked. */
    int released;

    /** Of the moment when it asked for a permit. */
    boolean askedInQuiet;

    int askedBegun;
    int askedFailed;
    Grant grant = Grant.NONE;

    /** The load that it follows; negative: none. */
    int flight = -1;

    Caller(int node) {
        this.node = node;
    }

    Caller copy() {
        Caller other = new Caller(node);
        other.step = step;
        other.floor = floor;
        other.ownFloor = ownFloor;
        other.unanswered = unanswered;
        other.refreshes = refreshes;
        other.ticket = ticket;
        other.hasSlot = hasSlot;
        other.hasCell = hasCell;
        other.slot = slot;
        other.cell = cell;
        other.any = any;
        other.released = released;
        other.askedInQuiet = askedInQuiet;
        other.askedBegun = askedBegun;
        other.askedFailed = askedFailed;
        other.grant = grant;
        other.flight = flight;
        return other;
    }

    /** Forgets what it has read. */
    void readsAnew() {
        hasSlot = false;
        hasCell = false;
        slot = Slot.EMPTY;
        cell = Stamp.NONE;
        any = 0;
    }

    /** Whether a quarantine may have ended since it asked: of a tag that it did not know. */
    boolean mayHaveMissedAnEnd(World w) {
        return w.has(Scenario.Option.LATE_TAG)
                && released != w.nodes[node].released
                && !w.is(Wrong.RELEASE_UNNOTICED);
    }

    /** Forgets everything but who it is. */
    void goes(Step next) {
        readsAnew();
        ticket = false;
        released = 0;
        askedInQuiet = false;
        askedBegun = 0;
        askedFailed = 0;
        grant = Grant.NONE;
        step = next;
    }

    void ends() {
        goes(Step.DONE);
        floor = 0;
        ownFloor = 0;
        unanswered = false;
        refreshes = false;
        flight = -1;
    }

    boolean isUnderWay() {
        return step != Step.COMES && step != Step.DONE;
    }

    void write(Encoder to) {
        to.number(step.ordinal());
        to.number(floor);
        to.number(ownFloor);
        to.flag(unanswered);
        to.flag(refreshes);
        to.flag(ticket);
        to.flag(hasSlot);
        to.flag(hasCell);
        slot.write(to);
        cell.write(to);
        to.token(any);
        to.number(released);
        to.flag(askedInQuiet);
        to.number(askedBegun);
        to.number(askedFailed);
        grant.write(to);
        to.number(flight);
    }
}
