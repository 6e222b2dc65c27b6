package dev.larder.model;

import dev.larder.model.Scenario.Option;

/** The steps of a call: read, open, take a seat in a load. */
final class Callers {

    private Callers() {}

    static void next(World w, Out out) {
        for (int i = 0; i < w.callers.length; i++) {
            Caller c = w.callers[i];
            String who = "caller " + i + "@" + c.node + " ";
            switch (c.step) {
                case COMES -> comes(w, i, who, out);
                case READS -> reads(w, i, who, out);
                case JUDGES -> judges(w, i, who, out);
                case WAITS_TO_OPEN -> opens(w, i, who, out);
                case IS_ANSWERED -> isAnswered(w, i, who, out);
                case TAKES_SEAT -> Flights.takesSeat(w, i, who, out);
                case LEADS, FOLLOWS, DONE -> {}
            }
        }
    }

    /** Gives a caller a value, and looks whether it may have it. */
    static void give(World w, int caller, int version, String how) {
        Caller c = w.callers[caller];
        int oldest = c.unanswered ? c.ownFloor : c.floor;
        if (version < oldest) {
            w.violation =
                    "caller "
                            + caller
                            + "@"
                            + c.node
                            + " is given v"
                            + version
                            + " "
                            + how
                            + ", though v"
                            + oldest
                            + " was invalidated for before it came";
        }
        c.ends();
    }

    private static void comes(World w, int i, String who, Out out) {
        World x = w.copy();
        Caller c = x.callers[i];
        Node node = x.nodes[c.node];
        c.floor = Math.max(w.floor, node.floor);
        c.ownFloor = node.floor;
        if (w.has(Option.REFRESH)) {
            World y = x.copy();
            y.callers[i].refreshes = true;
            goesToOpen(y, i);
            out.next(who + "comes to refresh", y);
        }
        if (w.has(Option.NEAR) && node.trusts && node.copy >= 0) {
            give(x, i, node.copy, "from near");
            out.next(who + "hits the copy near", x);
            return;
        }
        if (w.quarantines(c.node, false)) {
            c.goes(Caller.Step.TAKES_SEAT);
            out.next(who + "comes, in quarantine", x);
            return;
        }
        c.step = Caller.Step.READS;
        c.released = node.released;
        c.ticket = w.has(Option.NEAR);
        out.next(who + "comes", x);
    }

    private static void reads(World w, int i, String who, Out out) {
        Caller c = w.callers[i];
        if (!c.hasSlot) {
            World x = w.copy();
            x.callers[i].slot = w.slot;
            x.callers[i].hasSlot = true;
            read(x, i);
            out.next(who + "reads the slot: " + w.slot, x);
        }
        if (!c.hasCell && (c.hasSlot || !w.has(Option.LATE_TAG))) {
            World x = w.copy();
            x.callers[i].cell = Server.cell(w);
            x.callers[i].hasCell = true;
            read(x, i);
            out.next(who + "reads the cell", x);
        }
        if (w.silences > 0) {
            World x = w.copy();
            x.silences--;
            if (w.quarantines(c.node, false)) {
                x.callers[i].goes(Caller.Step.TAKES_SEAT);
            } else {
                withoutAnswer(x, i);
            }
            out.next(who + "gets no answer to its read", x);
        }
    }

    private static void read(World x, int i) {
        Caller c = x.callers[i];
        c.step = c.hasSlot && c.hasCell ? Caller.Step.JUDGES : Caller.Step.READS;
    }

    private static void judges(World w, int i, String who, Out out) {
        Caller c = w.callers[i];
        if (!Server.isValid(c.slot, c.cell)) {
            if (c.slot.kind() == Slot.Kind.VALUE && w.is(Wrong.SERVE_INVALID_AS_STALE)) {
                World x = w.copy();
                give(x, i, c.slot.version(), "as stale");
                out.next(who + "is given what is stale", x);
            }
            World x = w.copy();
            goesToOpen(x, i);
            out.next(who + "misses", x);
            return;
        }
        World x = w.copy();
        if (w.quarantines(c.node, true) || c.mayHaveMissedAnEnd(w)) {
            goesToOpen(x, i);
            out.next(who + "is in quarantine by now", x);
            return;
        }
        Node node = x.nodes[c.node];
        boolean copies = c.ticket || (w.has(Option.NEAR) && w.is(Wrong.NEAR_NO_TICKET));
        if (copies && node.trusts) {
            node.copy = c.slot.version();
        }
        give(x, i, c.slot.version(), "from far");
        out.next(who + "hits v" + c.slot.version(), x);
    }

    private static void goesToOpen(World x, int i) {
        Caller c = x.callers[i];
        c.goes(x.quarantines(c.node, false) ? Caller.Step.TAKES_SEAT : Caller.Step.WAITS_TO_OPEN);
        c.released = x.nodes[c.node].released;
    }

    /** When its turn has come. */
    private static void opens(World w, int i, String who, Out out) {
        World x = w.copy();
        Caller c = x.callers[i];
        Node node = x.nodes[c.node];
        c.askedInQuiet = node.underWay == 0;
        c.askedBegun = node.begun;
        c.askedFailed = node.failed;
        if (w.lost > 0) {
            World y = x.copy();
            y.lost--;
            y.later(Late.open(y.token()));
            withoutAnswer(y, i);
            out.next(who + "opens, and gets no answer", y);
        }
        if (!w.has(Option.LATE_TAG)) {
            Server.openCell(x);
        }
        x.any = x.any == 0 ? x.token() : x.any;
        boolean marks = w.slot.isAbsent() && !w.is(Wrong.TOMBSTONE);
        x.slot = marks ? Slot.free(x.token()) : w.slot;
        c.slot = x.slot;
        c.cell = Server.cell(x);
        c.any = x.any;
        c.step = Caller.Step.IS_ANSWERED;
        out.next(who + "opens: " + c.slot, x);
        if (marks && w.lost > 0 && w.is(Wrong.RETRY_SAME_TOKEN)) {
            World y = x.copy();
            y.lost--;
            y.later(Late.open(y.slot.token()));
            out.next(who + "opens, and the driver sends it twice", y);
        }
    }

    private static void isAnswered(World w, int i, String who, Out out) {
        World x = w.copy();
        Caller c = x.callers[i];
        boolean valid = Server.isValid(c.slot, c.cell);
        Grant grant = grant(x, c);
        if (grant.isStorable()) {
            note(x, c, grant, valid);
        }
        if (w.quarantines(c.node, valid) || (valid && c.mayHaveMissedAnEnd(w))) {
            c.goes(Caller.Step.TAKES_SEAT);
            out.next(who + "is in quarantine by now", x);
            return;
        }
        if (valid && !c.refreshes) {
            give(x, i, c.slot.version(), "from its open");
            out.next(who + "finds a value by now", x);
            return;
        }
        c.goes(Caller.Step.TAKES_SEAT);
        c.grant = grant;
        out.next(who + (grant.isStorable() ? "has a permit" : "has no permit"), x);
    }

    private static Grant grant(World x, Caller c) {
        if (c.slot.kind() == Slot.Kind.HELD) {
            return x.is(Wrong.JOIN_HELD) ? Grant.held(c.slot.token()) : Grant.NONE;
        }
        Stamp stamp = x.has(Option.LATE_TAG) ? Stamp.NONE : c.cell;
        int token = c.slot.isAbsent() ? x.token() : c.slot.token();
        return new Grant(token, stamp, c.any, c.askedFailed, false);
    }

    private static void note(World x, Caller c, Grant grant, boolean valid) {
        Node node = x.nodes[c.node];
        if (!c.askedInQuiet || x.scenario.silences() + x.scenario.lost() == 0) {
            return;
        }
        boolean keeps =
                node.recent.isShareable()
                        && node.recentBegun == c.askedBegun
                        && (valid || node.recent.isSameAs(grant, x.wrong));
        if (!keeps) {
            node.recent = grant;
            node.recentBegun = c.askedBegun;
        }
    }

    private static void withoutAnswer(World x, int i) {
        Caller c = x.callers[i];
        Node node = x.nodes[c.node];
        boolean shares =
                node.recent.isShareable()
                        && (node.recentBegun == node.begun || x.is(Wrong.RECENT_UNCOUNTED));
        if (!shares) {
            node.recent = Grant.local(x.token());
            node.recentBegun = node.begun;
        }
        c.goes(Caller.Step.TAKES_SEAT);
        c.unanswered = true;
        c.grant = node.recent;
    }

    static void answersOfTwoLivesAreNotUsedTogether(World x) {
        for (Caller c : x.callers) {
            if (c.step == Caller.Step.READS || c.step == Caller.Step.JUDGES) {
                c.readsAnew();
                c.step = Caller.Step.READS;
            }
        }
        for (int i = 0; i < x.flights.length; i++) {
            Flight.Phase phase = x.flights[i].phase();
            if (phase == Flight.Phase.STAMPS || phase == Flight.Phase.LOOKS_AT_ANY) {
                x.flights[i] = x.flights[i].landed(false);
            }
        }
    }
}
