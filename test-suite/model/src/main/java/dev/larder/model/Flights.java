package dev.larder.model;

import dev.larder.model.Scenario.Option;

/** The loads under way on a node: who follows whom, and what is stored in the end. */
final class Flights {

    private Flights() {}

    static void takesSeat(World w, int i, String who, Out out) {
        Caller c = w.callers[i];
        for (int j = 0; j < w.flights.length; j++) {
            Flight flight = w.flights[j];
            boolean any = flight.isUnderWay() && w.is(Wrong.JOIN_ANY);
            if (flight.node() == c.node && (any || answers(w, i, flight))) {
                World x = w.copy();
                follows(x, i, j);
                out.next(who + "follows the load of caller " + j, x);
                if (!any) {
                    return;
                }
            }
        }
        World x = w.copy();
        x.flights[i] = Flight.of(c.node, c.grant);
        x.callers[i].goes(Caller.Step.LEADS);
        out.next(who + "begins a load", x);
    }

    private static boolean answers(World w, int i, Flight flight) {
        if (!w.callers[i].grant.isSameAs(flight.grant(), w.wrong)) {
            return false;
        }
        return switch (flight.phase()) {
            case NONE -> false;
            case LANDED -> flight.kept() || (flight.came() >> i & 1) == 1;
            default -> true;
        };
    }

    private static void follows(World x, int i, int leader) {
        if (x.flights[leader].hasGiven()) {
            Callers.give(x, i, x.flights[leader].version(), "from a load that has given");
        } else {
            x.callers[i].goes(Caller.Step.FOLLOWS);
            x.callers[i].flight = leader;
        }
    }

    static void next(World w, Out out) {
        for (int i = 0; i < w.flights.length; i++) {
            String what = "the load of caller " + i + " ";
            switch (w.flights[i].phase()) {
                case LOADS -> {
                    World x = w.copy();
                    x.flights[i] = w.flights[i].saw(w.source);
                    out.next(what + "sees v" + w.source, x);
                }
                case SAW -> gives(w, i, what, out);
                case STAMPS -> stamps(w, i, what, out);
                case LOOKS_AT_ANY -> looksAtAny(w, i, what, out);
                case FILLS -> fills(w, i, what, out);
                case NONE, LANDED -> {}
            }
        }
    }

    private static void gives(World w, int i, String what, Out out) {
        World x = w.copy();
        Flight flight = x.flights[i];
        int came = 0;
        for (int j = 0; j < x.callers.length; j++) {
            Caller c = x.callers[j];
            came |= c.node == flight.node() && c.isUnderWay() ? 1 << j : 0;
            if (j == i || (c.step == Caller.Step.FOLLOWS && c.flight == i)) {
                Callers.give(x, j, flight.version(), "from the load of caller " + i);
            }
        }
        boolean stores = (flight.grant().isStorable()) && !x.quarantines(flight.node(), true);
        Flight.Phase then = Flight.Phase.FILLS;
        if (x.has(Option.LATE_TAG)) {
            then = x.is(Wrong.TAG_READ_ORDER) ? Flight.Phase.LOOKS_AT_ANY : Flight.Phase.STAMPS;
        }
        x.flights[i] = flight.gave(then, came);
        if (!stores) {
            x.flights[i] = x.flights[i].landed(false);
        } else if (x.is(Wrong.STAMP_LATE)) {
            Server.openCell(x);
            x.flights[i] = x.flights[i].stamped(then, Server.cell(x));
        }
        out.next(what + "gives v" + flight.version() + (stores ? "" : ", not stored"), x);
    }

    private static void stamps(World w, int i, String what, Out out) {
        World x = w.copy();
        Server.openCell(x);
        boolean last = w.is(Wrong.TAG_READ_ORDER) || w.is(Wrong.TAG_LATE_UNCHECKED);
        x.flights[i] =
                x.flights[i].stamped(
                        last ? Flight.Phase.FILLS : Flight.Phase.LOOKS_AT_ANY, Server.cell(x));
        out.next(what + "stamps the tag of its result", x);
    }

    private static void looksAtAny(World w, int i, String what, Out out) {
        World x = w.copy();
        boolean unchanged = w.any != 0 && w.any == w.flights[i].grant().any();
        Flight.Phase then = w.is(Wrong.TAG_READ_ORDER) ? Flight.Phase.STAMPS : Flight.Phase.FILLS;
        x.flights[i] = unchanged ? w.flights[i].in(then) : w.flights[i].landed(false);
        out.next(what + "finds the cell of all tags " + (unchanged ? "the same" : "changed"), x);
    }

    private static void fills(World w, int i, String what, Out out) {
        Flight flight = w.flights[i];
        int token = flight.grant().token();
        World x = w.copy();
        boolean stored = Server.fill(x, token, flight.version(), flight.stamp());
        x.flights[i] = flight.landed(stored);
        out.next(what + (stored ? "is stored" : "is refused"), x);
        if (w.lost > 0) {
            World y = w.copy();
            y.lost--;
            y.later(Late.fill(token, flight.version(), flight.stamp()));
            y.flights[i] = flight.landed(false);
            out.next(what + "gets no answer to its fill", y);
        }
    }
}
