package dev.larder.model;

import dev.larder.model.Scenario.Kind;
import dev.larder.model.Scenario.Option;

/** The steps of writes. */
final class Writers {

    private Writers() {}

    /** Whether it is about what covers the key. */
    static boolean coversMore(Kind kind) {
        return kind == Kind.COVER || kind == Kind.BAN;
    }

    static void next(World w, Out out) {
        for (int i = 0; i < w.writers.length; i++) {
            Writer writer = w.writers[i];
            String who = "write " + i + " (" + writer.write.kind() + ")@" + writer.node() + " ";
            switch (writer.step) {
                case BEGINS -> begins(w, i, who, out);
                case OPENS_CELL -> {
                    World x = w.copy();
                    Server.openCell(x);
                    x.writers[i].stamp = Server.cell(x);
                    x.writers[i].step = Writer.Step.HOLDS;
                    out.next(who + "opens the cell", x);
                }
                case HOLDS -> holds(w, i, who, out);
                case COMMITS -> {
                    World x = w.copy();
                    commit(x, i, Writer.Step.FILLS);
                    out.next(who + "makes the source v" + x.source, x);
                }
                case GUARDS -> guards(w, i, who, out);
                case FILLS -> Puts.fills(w, i, who, out);
                case INVALIDATES, INVALIDATES_THEN -> invalidates(w, i, who, out);
                case RETRIES -> retries(w, i, who, out);
                case WAITS -> {
                    if (heardEverywhere(w, i)) {
                        World x = w.copy();
                        returned(x, i);
                        out.next(who + "can't be overlooked any more", x);
                    }
                }
                case DONE -> {}
            }
        }
    }

    private static void begins(World w, int i, String who, Out out) {
        World x = w.copy();
        Kind kind = w.writers[i].write.kind();
        if (kind == Kind.GUARDED) {
            x.writers[i].step = Writer.Step.HOLDS;
        } else if (kind == Kind.PUT) {
            boolean now = w.is(Wrong.PUT_BLIND) || w.is(Wrong.PUT_AFTER_BODY);
            Writer.Step then = w.is(Wrong.PUT_BLIND) ? Writer.Step.FILLS : Writer.Step.OPENS_CELL;
            if (now) {
                commit(x, i, then);
            }
            x.writers[i].step = then;
        } else {
            commit(x, i, Writer.Step.INVALIDATES);
        }
        out.next(who + "begins, the source is v" + x.source, x);
    }

    /** The source is changed, and the node begins to tell. */
    private static void commit(World x, int i, Writer.Step then) {
        Writer writer = x.writers[i];
        writer.version = ++x.source;
        writer.step = then;
        if (then != Writer.Step.FILLS || !x.is(Wrong.PUT_UNCOUNTED)) {
            x.nodes[writer.node()].begun++;
            x.nodes[writer.node()].underWay++;
        }
    }

    private static void holds(World w, int i, String who, Out out) {
        if (!w.hasRoom()) {
            return;
        }
        boolean guarded = w.writers[i].write.kind() == Kind.GUARDED;
        Writer.Step then = guarded ? Writer.Step.GUARDS : Writer.Step.COMMITS;
        if (w.is(Wrong.PUT_AFTER_BODY)) {
            then = Writer.Step.FILLS;
        }
        World x = w.copy();
        Writer writer = x.writers[i];
        writer.token = x.token();
        writer.step = then;
        x.slot = Slot.held(writer.token);
        Server.push(x, true, i);
        Nears.drop(x, writer.node());
        out.next(who + "holds the slot", x);
        if (w.lost > 0 && !guarded) {
            World y = w.copy();
            y.lost--;
            y.later(Late.hold(y.token()));
            y.writers[i].step = then;
            out.next(who + "gets no answer to its hold", y);
        }
    }

    private static void guards(World w, int i, String who, Out out) {
        if (heardEverywhere(w, i)) {
            World x = w.copy();
            commit(x, i, Writer.Step.INVALIDATES);
            x.writers[i].heard = 0;
            x.floor = Math.max(x.floor, x.source);
            out.next(who + "makes the source v" + x.source + " under its hold", x);
        }
    }

    private static void invalidates(World w, int i, String who, Out out) {
        Writer writer = w.writers[i];
        Kind kind = writer.write.kind();
        if (w.hasRoom()) {
            World x = w.copy();
            if (kind == Kind.COVER && w.has(Option.LATE_TAG)) {
                ofTag(x, i);
            } else {
                remove(x, i);
                acknowledged(x, i);
            }
            out.next(who + "invalidates", x);
        }
        if (w.lost > 0 && writer.step == Writer.Step.INVALIDATES) {
            World y = w.copy();
            y.lost--;
            if (kind != Kind.BAN) {
                y.later(Late.remove(coversMore(kind)));
            }
            failed(y, i);
            out.next(who + "gets no answer to its invalidation", y);
        }
    }

    /** One cell after the other. */
    private static void ofTag(World x, int i) {
        boolean first = x.writers[i].step == Writer.Step.INVALIDATES;
        if (first == x.is(Wrong.TAG_DELETE_ORDER)) {
            Server.removeCell(x, i);
        } else {
            x.any = 0;
        }
        if (first) {
            x.writers[i].step = Writer.Step.INVALIDATES_THEN;
        } else {
            acknowledged(x, i);
        }
    }

    private static void remove(World x, int i) {
        switch (x.writers[i].write.kind()) {
            case BAN -> Server.ban(x, i);
            case COVER -> {
                x.any = x.has(Option.LATE_TAG) ? 0 : x.any;
                Server.removeCell(x, i);
            }
            case KEY, PUT, GUARDED -> Server.removeKey(x, i);
        }
    }

    private static void retries(World w, int i, String who, Out out) {
        if (w.hasRoom()) {
            World x = w.copy();
            remove(x, i);
            x.nodes[x.writers[i].node()].released++;
            waits(x, i);
            out.next(who + "invalidates at last", x);
        }
    }

    static void acknowledged(World x, int i) {
        Writer writer = x.writers[i];
        Node node = x.nodes[writer.node()];
        node.underWay = Math.max(0, node.underWay - 1);
        if (!x.is(Wrong.OWN_COPY_KEPT)) {
            Nears.drop(x, writer.node());
        }
        node.floor = Math.max(node.floor, writer.version);
        waits(x, i);
    }

    private static void failed(World y, int i) {
        Writer writer = y.writers[i];
        Node node = y.nodes[writer.node()];
        node.underWay--;
        node.failed++;
        Nears.drop(y, writer.node());
        node.floor = Math.max(node.floor, writer.version);
        writer.step = Writer.Step.RETRIES;
    }

    private static void waits(World x, int i) {
        Writer writer = x.writers[i];
        writer.step = Writer.Step.WAITS;
        writer.token = 0;
        writer.stamp = Stamp.NONE;
        if (!x.has(Option.NEAR)) {
            returned(x, i);
        }
    }

    private static void returned(World x, int i) {
        Writer writer = x.writers[i];
        x.floor = Math.max(x.floor, writer.version);
        writer.step = Writer.Step.DONE;
        writer.version = 0;
        writer.heard = 0;
    }

    /** Whether no node can use an old copy: it has heard, or does not trust its copies. */
    private static boolean heardEverywhere(World w, int i) {
        if (!w.has(Option.NEAR) || w.is(Wrong.TRUST_FOREVER)) {
            return true;
        }
        for (int n = 0; n < w.nodes.length; n++) {
            if ((w.writers[i].heard >> n & 1) == 0 && w.nodes[n].trusts) {
                return false;
            }
        }
        return true;
    }
}
