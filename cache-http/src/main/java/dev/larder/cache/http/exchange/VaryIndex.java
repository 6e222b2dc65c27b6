package dev.larder.cache.http.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * By which header fields the responses of one URL vary. Responses are stored under the id of their
 * index, so that none is found any more when the index is gone and another one has come.
 *
 * @param id random
 * @param sets names of fields, the newest set last
 */
record VaryIndex(long id, List<List<String>> sets) {

    VaryIndex {
        sets = List.copyOf(sets);
    }

    /** One without sets. */
    static VaryIndex create() {
        return new VaryIndex(ThreadLocalRandom.current().nextLong(), List.of());
    }

    /** The same with a set as the newest; the oldest go where there are more than so many. */
    VaryIndex with(List<String> set, int most) {
        List<List<String>> more = new ArrayList<>(sets);
        more.remove(set);
        more.add(set);
        return new VaryIndex(id, more.subList(Math.max(0, more.size() - most), more.size()));
    }

    /** The set that the next response most likely has. */
    List<String> newest() {
        return sets.get(sets.size() - 1);
    }
}
