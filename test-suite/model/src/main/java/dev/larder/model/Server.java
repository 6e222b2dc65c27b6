package dev.larder.model;

import dev.larder.model.Scenario.Option;
import java.util.ArrayList;
import java.util.List;

/** What commands do on the server, and what happens to the server. */
final class Server {

    private Server() {}

    /** The covering cell as it counts now. */
    static Stamp cell(World w) {
        return w.cell.life() == w.life || w.is(Wrong.NO_INCARNATION) ? w.cell.stamp() : Stamp.NONE;
    }

    static void openCell(World w) {
        if (cell(w).cell() == 0) {
            w.cell = new Cell(w.token(), 0, w.life);
        }
    }

    /** Whether the slot has a value that was not invalidated, by this cell. */
    static boolean isValid(Slot slot, Stamp cell) {
        return slot.kind() == Slot.Kind.VALUE && cell.cell() != 0 && slot.stamp().equals(cell);
    }

    static boolean fill(World w, int expected, int version, Stamp stamp) {
        boolean accepts =
                w.is(Wrong.NO_FENCE)
                        || (w.slot.isAbsent() ? w.is(Wrong.TOMBSTONE) : w.slot.token() == expected);
        if (accepts) {
            w.slot = Slot.value(w.token(), version, stamp);
        }
        return accepts;
    }

    static void removeKey(World w, int writer) {
        boolean there = !w.slot.isAbsent();
        w.slot = w.is(Wrong.TOMBSTONE) ? Slot.free(w.token()) : Slot.EMPTY;
        push(w, there, writer);
    }

    static void removeCell(World w, int writer) {
        boolean there = w.cell.token() != 0;
        w.cell = w.is(Wrong.COUNTER_RESET) ? new Cell(1, w.cell.bans() + 1, w.life) : Cell.NONE;
        push(w, there, writer);
    }

    static void ban(World w, int writer) {
        boolean there = cell(w).cell() != 0;
        if (there) {
            w.cell = new Cell(w.cell.token(), w.cell.bans() + 1, w.cell.life());
        }
        push(w, there, writer);
    }

    /** Tells the nodes. What was not there is no change, but what comes after it tells of it. */
    static void push(World w, boolean changed, int writer) {
        if (!w.has(Option.NEAR) || (!changed && writer < 0)) {
            return;
        }
        for (Node node : w.nodes) {
            if (node.reached) {
                node.told(new Node.Push(changed, writer));
            }
        }
    }

    static void next(World w, Out out) {
        for (int i = 0; i < w.late.size(); i++) {
            arrives(w, i, out);
        }
        if (w.has(Option.EVICTION) && w.hasRoom()) {
            evicts(w, out);
        }
        if (w.has(Option.FAILOVER)) {
            failsOver(w, out);
        }
    }

    private static void arrives(World w, int index, Out out) {
        Late command = w.late.get(index);
        World never = w.copy();
        List<Late> rest = new ArrayList<>(w.late);
        rest.remove(index);
        never.late = List.copyOf(rest);
        World now = never.copy();
        if (!w.hasRoom()) {
            return;
        }
        switch (command.kind()) {
            case FILL -> fill(now, command.expected(), command.version(), command.stamp());
            case BLIND_FILL ->
                    now.slot = Slot.value(now.token(), command.version(), command.stamp());
            case OPEN -> now.slot = w.slot.isAbsent() ? Slot.free(command.token()) : w.slot;
            case HOLD -> {
                now.slot = Slot.held(command.token());
                push(now, true, -1);
            }
            case REMOVE_KEY -> removeKey(now, -1);
            case REMOVE_COVER -> removeCell(now, -1);
        }
        out.next("late " + command.kind() + " arrives", now);
        out.next("late " + command.kind() + " is lost", never);
    }

    private static void evicts(World w, Out out) {
        if (!w.slot.isAbsent()) {
            World x = w.copy();
            x.slot = Slot.EMPTY;
            push(x, !w.is(Wrong.NO_EVICT_PUSH), -1);
            out.next("the slot is evicted", x);
        }
        if (w.cell.token() != 0) {
            World x = w.copy();
            x.cell = w.is(Wrong.COUNTER_RESET) ? new Cell(1, 0, w.life) : Cell.NONE;
            push(x, !w.is(Wrong.NO_EVICT_PUSH), -1);
            out.next("the cell is evicted", x);
        }
        if (w.any != 0) {
            World x = w.copy();
            x.any = 0;
            out.next("the cell of all tags is evicted", x);
        }
    }

    private static void failsOver(World w, Out out) {
        World.Copied copied = w.copied;
        if (copied == null && w.life == 0) {
            World x = w.copy();
            x.copied = new World.Copied(w.slot, w.cell);
            out.next("the replica has this and hears no more", x);
        } else if (copied != null) {
            World x = w.copy();
            x.slot = copied.slot();
            x.cell = copied.cell();
            x.any = 0;
            x.life++;
            x.copied = null;
            if (!w.is(Wrong.NO_INCARNATION)) {
                Callers.answersOfTwoLivesAreNotUsedTogether(x);
            }
            out.next("the replica takes the server's place", x);
        }
    }
}
