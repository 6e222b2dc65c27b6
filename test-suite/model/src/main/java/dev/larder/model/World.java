package dev.larder.model;

import dev.larder.model.Scenario.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One state of everything: the source, the server, the nodes, who calls and who writes. */
final class World {

    private static final int MOST_PUSHES = 3;

    final Scenario scenario;
    final Set<Wrong> wrong;

    /** The version of the source, and the oldest that any caller may be given. */
    int source;

    int floor;

    Slot slot = Slot.EMPTY;
    Cell cell = Cell.NONE;
    int any;

    /** Which life of the server this is, and what the next one begins with. */
    int life;

    @Nullable Copied copied;

    Node[] nodes = {new Node(), new Node()};
    Caller[] callers;
    Flight[] flights;
    Writer[] writers;
    List<Late> late = List.of();
    int lost;
    int silences;
    int deaths;
    int crashes;

    /** The newest token; no part of the state. */
    private int tokens = 1;

    /** What is wrong with this state; no part of it. */
    @Nullable String violation;

    /** What a server that lags behind has. */
    record Copied(Slot slot, Cell cell) {}

    World(Scenario scenario, Set<Wrong> wrong) {
        this.scenario = scenario;
        this.wrong = wrong;
        callers = scenario.readers().stream().map(Caller::new).toArray(Caller[]::new);
        flights = new Flight[callers.length];
        java.util.Arrays.fill(flights, Flight.NONE);
        writers = scenario.writes().stream().map(Writer::new).toArray(Writer[]::new);
        lost = scenario.lost();
        silences = scenario.silences();
        deaths = scenario.deaths();
        crashes = scenario.crashes();
        cell = is(Wrong.COUNTER_RESET) ? new Cell(1, 0, 0) : Cell.NONE;
        if (has(Option.WARM)) {
            Server.openCell(this);
            slot = Slot.value(token(), 0, cell.stamp());
        }
        for (int n = 0; n < nodes.length; n++) {
            nodes[n].trusts = has(Option.NEAR) && reads(n);
            nodes[n].reached = nodes[n].trusts;
        }
    }

    private World(World from) {
        scenario = from.scenario;
        wrong = from.wrong;
        source = from.source;
        floor = from.floor;
        slot = from.slot;
        cell = from.cell;
        any = from.any;
        life = from.life;
        copied = from.copied;
        nodes = new Node[] {from.nodes[0].copy(), from.nodes[1].copy()};
        callers = new Caller[from.callers.length];
        for (int i = 0; i < callers.length; i++) {
            callers[i] = from.callers[i].copy();
        }
        flights = from.flights.clone();
        writers = new Writer[from.writers.length];
        for (int i = 0; i < writers.length; i++) {
            writers[i] = from.writers[i].copy();
        }
        late = from.late;
        lost = from.lost;
        silences = from.silences;
        deaths = from.deaths;
        crashes = from.crashes;
        tokens = from.tokens;
    }

    World copy() {
        return new World(this);
    }

    boolean has(Option option) {
        return scenario.has(option);
    }

    boolean is(Wrong variant) {
        return wrong.contains(variant);
    }

    int token() {
        return ++tokens;
    }

    /** Whether a node has callers: without them it needs no copies. */
    boolean reads(int node) {
        return scenario.readers().contains(node);
    }

    void later(Late command) {
        List<Late> more = new ArrayList<>(late);
        more.add(command);
        late = List.copyOf(more);
    }

    /** Whether news of one more change has room. */
    boolean hasRoom() {
        for (Node node : nodes) {
            if (node.pushes.size() >= MOST_PUSHES) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a node keeps away from the entry.
     *
     * @param tagged whether it knows the tag of the entry
     */
    boolean quarantines(int node, boolean tagged) {
        if (is(Wrong.NO_QUARANTINE)) {
            return false;
        }
        for (Writer writer : writers) {
            boolean cover = Writers.coversMore(writer.write.kind());
            if (writer.isInQuarantine()
                    && writer.node() == node
                    && (!cover || tagged || !has(Option.LATE_TAG))) {
                return true;
            }
        }
        return false;
    }

    byte[] bytes(Encoder to) {
        to.begin();
        to.number(source);
        to.number(floor);
        slot.write(to);
        cell.write(to);
        to.token(any);
        to.number(life);
        to.flag(copied != null);
        if (copied != null) {
            copied.slot().write(to);
            copied.cell().write(to);
        }
        for (Node node : nodes) {
            node.write(to);
        }
        for (int i = 0; i < callers.length; i++) {
            callers[i].write(to);
            flights[i].write(to);
        }
        for (Writer writer : writers) {
            writer.write(to);
        }
        to.number(late.size());
        late.forEach(command -> command.write(to));
        to.number(lost);
        to.number(silences);
        to.number(deaths);
        to.number(crashes);
        return to.end();
    }
}
