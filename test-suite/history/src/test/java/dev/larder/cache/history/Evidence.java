package dev.larder.cache.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run was worth.
 *
 * @param near reads that found a copy near
 * @param dropped copies that were there and then were not
 * @param acknowledged how many invalidations of each kind were
 * @param faults how often what went wrong
 */
record Evidence(
        long reads,
        long unanswered,
        Tally tally,
        long near,
        long dropped,
        Map<String, Integer> acknowledged,
        int failed,
        Map<Fault.Kind, Integer> faults) {

    static Evidence of(
            List<Event> history, Tally tally, Watch watch, Map<Fault.Kind, Integer> faults) {
        Map<String, Integer> acknowledged = new TreeMap<>();
        int failed = 0;
        long reads = 0;
        long unanswered = 0;
        for (Event event : history) {
            if (event instanceof Event.Write write && write.acknowledged()) {
                acknowledged.merge(write.how(), 1, Integer::sum);
            } else if (event instanceof Event.Write) {
                failed++;
            } else if (event instanceof Event.Read read) {
                reads++;
                unanswered += read.unanswered() ? 1 : 0;
            }
        }
        return new Evidence(
                reads,
                unanswered,
                tally,
                watch.near(),
                watch.dropped(),
                acknowledged,
                failed,
                faults);
    }
}
