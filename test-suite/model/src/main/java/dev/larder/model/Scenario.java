package dev.larder.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who reads and writes, and what may go wrong.
 *
 * @param readers the node of each caller
 * @param writes kind and node of each write
 * @param options what else there is and may happen
 * @param lost how many commands may get no answer
 * @param silences how many calls may find the authority silent
 * @param deaths how often the connection that tells of changes may die
 * @param crashes how many nodes may crash
 */
public record Scenario(
        List<Integer> readers,
        List<Write> writes,
        Set<Option> options,
        int lost,
        int silences,
        int deaths,
        int crashes) {

    /** What else there is and may happen. */
    public enum Option {
        /** Slots and cells are evicted. */
        EVICTION,
        /** Entries grow stale, and are refreshed. */
        REFRESH,
        /** The covering cell is of a tag that only the result knows. */
        LATE_TAG,
        /** Copies are kept near. */
        NEAR,
        /** There is an entry at first, and its copy may be there. */
        WARM,
        /** The server's place is taken by one that lags behind. */
        FAILOVER
    }

    /** Ways to write. */
    public enum Kind {
        KEY,
        COVER,
        BAN,
        PUT,
        GUARDED
    }

    /** A write on a node. */
    public record Write(Kind kind, int node) {}

    /** Callers on these nodes. */
    public static Scenario reads(Integer... nodes) {
        return new Scenario(List.of(nodes), List.of(), EnumSet.noneOf(Option.class), 0, 0, 0, 0);
    }

    /** And a write. */
    public Scenario write(Kind kind, int node) {
        List<Write> more = new ArrayList<>(writes);
        more.add(new Write(kind, node));
        return new Scenario(readers, List.copyOf(more), options, lost, silences, deaths, crashes);
    }

    /** And these options. */
    public Scenario with(Option... some) {
        Set<Option> more = EnumSet.noneOf(Option.class);
        more.addAll(options);
        Collections.addAll(more, some);
        return new Scenario(readers, writes, more, lost, silences, deaths, crashes);
    }

    /** And so many commands without an answer. */
    public Scenario lost(int commands) {
        return new Scenario(readers, writes, options, commands, silences, deaths, crashes);
    }

    /** And so many calls to which the authority is silent. */
    public Scenario silences(int calls) {
        return new Scenario(readers, writes, options, lost, calls, deaths, crashes);
    }

    /** And so many deaths of the connection that tells of changes. */
    public Scenario deaths(int connections) {
        return new Scenario(readers, writes, options, lost, silences, connections, crashes);
    }

    /** And so many crashes. */
    public Scenario crashes(int nodes) {
        return new Scenario(readers, writes, options, lost, silences, deaths, nodes);
    }

    boolean has(Option option) {
        return options.contains(option);
    }
}
