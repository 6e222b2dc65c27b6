package dev.larder.cache.history;

import dev.larder.cache.tck.proxy.Direction;
import dev.larder.cache.tck.proxy.Lane;
import dev.larder.cache.tck.server.Server;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Lets things go wrong as planned. What is wrong with connections lasts while it goes on. */
final class Saboteur implements Runnable {

    /** A delay is this much shorter than it lasts: it is to be felt several times. */
    private static final int DELAYS = 5;

    private final List<Node> nodes;
    private final Server server;
    private final Sabotage sabotage;
    private final Iterator<Fault> faults;
    private final Goal goal;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    private final Map<Fault.Kind, Integer> done = new EnumMap<>(Fault.Kind.class);

    Saboteur(
            List<Node> nodes, Server server, Sabotage sabotage, Iterator<Fault> faults, Goal goal) {
        this.nodes = nodes;
        this.server = server;
        this.sabotage = sabotage;
        this.faults = faults;
        this.goal = goal;
    }

    private record Due(long at, Runnable end) {}

    /** How often what went wrong. */
    Map<Fault.Kind, Integer> done() {
        return Map.copyOf(done);
    }

    @Override
    public void run() {
        try {
            while (!goal.isReached()) {
                Fault fault = faults.next();
                waitUntil(System.nanoTime() + millis(fault.waitMillis()));
                if (!goal.isReached()) {
                    begin(fault);
                    done.merge(fault.kind(), 1, Integer::sum);
                }
            }
        } finally {
            nodes.forEach(Node::heal);
        }
    }

    private static long millis(int count) {
        return TimeUnit.MILLISECONDS.toNanos(count);
    }

    private void waitUntil(long moment) {
        for (Due next = due.peek(); next != null && next.at - moment <= 0; next = due.peek()) {
            park(next.at);
            due.remove();
            next.end.run();
        }
        park(moment);
    }

    private static void park(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void begin(Fault fault) {
        SplittableRandom random = new SplittableRandom(fault.choice());
        List<Lane> lanes = nodes.get(fault.node()).lanes(fault.lanes());
        switch (fault.kind()) {
            case EVICT -> sabotage.evict(random, false);
            case EVICT_CELLS -> sabotage.evict(random, true);
            case FLOOD -> sabotage.flood();
            case FLUSH -> sabotage.flush();
            case KILL -> sabotage.kill();
            case PAUSE -> pause(fault);
            case RESTART -> restart();
            case REOPEN -> nodes.get(fault.node()).reopen();
            case CUT -> lanes.forEach(Lane::cut);
            case RESET -> lanes.forEach(Lane::reset);
            case HOLD_REQUESTS -> last(fault, lanes, lane -> lane.hold(Direction.REQUESTS));
            case HOLD_ANSWERS -> last(fault, lanes, lane -> lane.hold(Direction.ANSWERS));
            case DELAY -> last(fault, lanes, lane -> lane.delay(delay(fault)));
        }
    }

    private static Duration delay(Fault fault) {
        return Duration.ofMillis(1 + fault.lastMillis() / DELAYS);
    }

    private void pause(Fault fault) {
        server.pause();
        park(System.nanoTime() + millis(fault.lastMillis()));
        server.resume();
    }

    private void restart() {
        server.kill();
        server.restart();
    }

    private void last(Fault fault, List<Lane> lanes, Consumer<Lane> begin) {
        lanes.forEach(begin);
        due.add(
                new Due(
                        System.nanoTime() + millis(fault.lastMillis()),
                        () -> lanes.forEach(Lane::flow)));
    }
}
