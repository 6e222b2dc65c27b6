package dev.larder.cache.backend.memcached;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of several servers a place belongs to, by consistent hashing over the servers' addresses.
 * The answer depends on nothing else: all nodes with the same list agree, whoever of the servers
 * runs. Part of the stored format: what it says of an address and a place never changes.
 */
final class Ring {

    private static final int POINTS = 160;

    private final long[] points;
    private final int[] servers;

    Ring(List<String> addresses) {
        Map<Long, Integer> ring = new TreeMap<>();
        for (int server = 0; server < addresses.size(); server++) {
            for (int point = 0; point < POINTS; point++) {
                ring.putIfAbsent(hash(addresses.get(server) + "#" + point), server);
            }
        }
        points = ring.keySet().stream().mapToLong(Long::longValue).toArray();
        servers = ring.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /** The number of the server in the list. */
    int serverOf(String place) {
        int found = Arrays.binarySearch(points, hash(place));
        int at = found >= 0 ? found : -found - 1;
        return servers[at == points.length ? 0 : at];
    }

    /** FNV-1a, whose bits are then mixed: it alone puts similar texts close together. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
