package dev.larder.model;

/** The end of a put. */
final class Puts {

    private Puts() {}

    static void fills(World w, int i, String who, Out out) {
        if (!w.hasRoom()) {
            return;
        }
        Writer writer = w.writers[i];
        if (w.is(Wrong.PUT_BLIND)) {
            blind(w, i, who, out);
            return;
        }
        World x = w.copy();
        boolean holds = w.slot.kind() == Slot.Kind.HELD && w.slot.token() == writer.token;
        if (holds) {
            x.slot = Slot.value(x.token(), writer.version, writer.stamp);
            Server.push(x, true, i);
            Writers.acknowledged(x, i);
        } else if (w.is(Wrong.SETTLE_KEEPS_WINNER)) {
            Server.push(x, false, i);
            Writers.acknowledged(x, i);
        } else {
            empties(x, i);
        }
        out.next(who + (holds ? "stores v" + writer.version : "has lost its slot"), x);
        if (w.lost > 0 && writer.token != 0) {
            World y = w.copy();
            y.lost--;
            y.later(Late.fill(writer.token, writer.version, writer.stamp));
            empties(y, i);
            out.next(who + "gets no answer to its fill", y);
        }
    }

    /** The put is over, and an invalidation begins. */
    private static void empties(World x, int i) {
        Node node = x.nodes[x.writers[i].node()];
        node.begun++;
        node.underWay = Math.max(1, node.underWay);
        x.writers[i].step = Writer.Step.INVALIDATES;
    }

    private static void blind(World w, int i, String who, Out out) {
        World x = w.copy();
        Server.openCell(x);
        World y = x.copy();
        int version = w.writers[i].version;
        x.slot = Slot.value(x.token(), version, Server.cell(x));
        Writers.acknowledged(x, i);
        out.next(who + "puts v" + version, x);
        if (w.lost > 0) {
            y.lost--;
            y.later(Late.blind(version, Server.cell(y)));
            y.writers[i].step = Writer.Step.DONE;
            out.next(who + "gets no answer to its put", y);
        }
    }
}
