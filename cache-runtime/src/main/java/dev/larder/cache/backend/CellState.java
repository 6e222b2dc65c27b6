package dev.larder.cache.backend;

import java.util.List;

/**
 * A cell as an authority has it.
 *
 * @param present false: nothing is there, or it belongs to an earlier life of the authority
 * @param floor entries that have seen fewer bans than this are invalid
 * @param lastBan the number of the newest ban
 * @param bans the newest bans
 */
public record CellState(boolean present, Token epoch, long floor, long lastBan, List<Ban> bans) {

    /** A ban: entries that have seen fewer bans than its number and match are invalid. */
    public record Ban(long number, String pattern) {}
}
