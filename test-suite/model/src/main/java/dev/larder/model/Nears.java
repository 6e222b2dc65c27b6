package dev.larder.model;

import dev.larder.model.Scenario.Option;
import java.util.List;

/** The near side of the nodes: what they are told, when they trust it, and their ends. */
final class Nears {

    private Nears() {}

    /** The copy of a node goes, and no read under way becomes one. */
    static void drop(World x, int node) {
        x.nodes[node].copy = -1;
        for (Caller c : x.callers) {
            c.ticket = c.ticket && c.node != node;
        }
    }

    static void next(World w, Out out) {
        for (int n = 0; n < w.nodes.length; n++) {
            if (w.has(Option.NEAR) && w.reads(n)) {
                hears(w, n, out);
                trusts(w, n, out);
                loses(w, n, out);
            }
            if (w.crashes > 0) {
                crashes(w, n, out);
            }
        }
    }

    private static void hears(World w, int n, Out out) {
        if (!w.nodes[n].reached || w.nodes[n].pushes.isEmpty()) {
            return;
        }
        World x = w.copy();
        Node node = x.nodes[n];
        Node.Push push = node.pushes.get(0);
        node.pushes = node.pushes.subList(1, node.pushes.size());
        if (push.writer() >= 0 && x.writers[push.writer()].waitsForNodes()) {
            x.writers[push.writer()].heard |= 1 << n;
        }
        if (push.drops()) {
            drop(x, n);
        }
        out.next("node " + n + " is told of a change", x);
    }

    private static void trusts(World w, int n, Out out) {
        Node node = w.nodes[n];
        boolean heard = node.reached && node.pushes.isEmpty();
        if (node.trusts && !heard && !w.is(Wrong.TRUST_FOREVER)) {
            World x = w.copy();
            x.nodes[n].trusts = false;
            out.next("node " + n + " has heard nothing for too long", x);
        }
        if (!node.trusts && heard) {
            World x = w.copy();
            x.nodes[n].trusts = true;
            out.next("node " + n + " hears that it has missed nothing", x);
        }
    }

    private static void loses(World w, int n, Out out) {
        if (w.nodes[n].reached && w.deaths > 0) {
            World x = w.copy();
            x.deaths--;
            x.nodes[n].reached = false;
            x.nodes[n].pushes = List.of();
            out.next("the connection that tells node " + n + " dies silently", x);
        }
        if (!w.nodes[n].reached) {
            World x = w.copy();
            if (!w.is(Wrong.NEAR_KEPT_ON_RECONNECT)) {
                drop(x, n);
            }
            begins(x, n);
            out.next("node " + n + " is connected again", x);
        }
    }

    private static void begins(World x, int n) {
        x.nodes[n].reached = x.has(Option.NEAR) && x.reads(n);
        x.nodes[n].trusts = x.nodes[n].reached;
        x.nodes[n].pushes = List.of();
        for (Writer writer : x.writers) {
            writer.heard |= writer.waitsForNodes() ? 1 << n : 0;
        }
    }

    private static void crashes(World w, int n, Out out) {
        World x = w.copy();
        x.crashes--;
        drop(x, n);
        x.nodes[n] = new Node();
        for (int i = 0; i < x.callers.length; i++) {
            if (x.callers[i].node == n) {
                x.flights[i] = Flight.NONE;
                if (x.callers[i].isUnderWay()) {
                    x.callers[i].ends();
                }
            }
        }
        for (Writer writer : x.writers) {
            if (writer.node() == n && writer.step != Writer.Step.BEGINS) {
                writer.step = Writer.Step.DONE;
            }
        }
        begins(x, n);
        out.next("node " + n + " crashes", x);
    }
}
