package dev.larder.cache.history;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A reader was given less than allowed.
 *
 * @param missed the write that it had to see
 * @param around what else happened at the address between the two, in order of the beginnings
 */
record Violation(Event.Read read, Event.Write missed, List<Event> around) {

    @Override
    public String toString() {
        long start = missed.span().begin();
        return read.origin()
                + " "
                + read
                + ", which is too old. Times count from the begin of the write that it missed:\n"
                + around.stream()
                        .map(event -> "  " + line(event, start))
                        .collect(Collectors.joining("\n"));
    }

    private static String line(Event event, long start) {
        return event.span().since(start) + " " + event.origin() + " " + event;
    }
}
