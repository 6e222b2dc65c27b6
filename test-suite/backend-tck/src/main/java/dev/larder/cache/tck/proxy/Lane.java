package dev.larder.cache.tck.proxy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Some of the connections through a proxy, to be broken apart from the others. */
public final class Lane {

    private final Set<Pipe> pipes;
    private final Traffic traffic = new Traffic();

    /**
     * A lane.
     *
     * @param pipes those of all lanes
     */
    Lane(Set<Pipe> pipes) {
        this.pipes = pipes;
    }

    /** Ends its connections in order. */
    public void cut() {
        mine().forEach(Pipe::close);
    }

    /** Ends its connections by a reset. */
    public void reset() {
        mine().forEach(Pipe::reset);
    }

    /** Lets nothing through in a direction; connections stay. */
    public void hold(Direction direction) {
        traffic.hold(direction);
    }

    /** Lets everything through later, in each direction. */
    public void delay(Duration delay) {
        traffic.delay(delay, EnumSet.allOf(Direction.class));
    }

    /** Lets everything through later in one direction. */
    public void delay(Direction direction, Duration delay) {
        traffic.delay(delay, EnumSet.of(direction));
    }

    /** Lets noise through in the place of the server's answers. */
    public void garble() {
        traffic.garble();
    }

    /** Lets everything through again. */
    public void flow() {
        traffic.flow();
    }

    /** How many connections it has. */
    public int connections() {
        return mine().size();
    }

    Traffic traffic() {
        return traffic;
    }

    private Set<Pipe> mine() {
        Set<Pipe> mine = new HashSet<>(pipes);
        mine.removeIf(pipe -> pipe.lane() != this);
        return mine;
    }
}
