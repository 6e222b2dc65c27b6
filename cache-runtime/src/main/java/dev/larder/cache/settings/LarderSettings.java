package dev.larder.cache.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The settings of an application, with every default filled in.
 *
 * @param enabled false: every call passes through
 * @param backend the name of the backend of namespaces that name none
 * @param prefix what every stored key begins with
 * @param defaults what namespaces inherit
 * @param namespaces by name
 * @param backends by name, the predeclared ones included
 * @param timeout the longest time that one remote operation may take
 * @param loadLimit life of the marks of running loads; a longer load is not stored remotely
 * @param coarseClock whether the time of a hit may be a few milliseconds old
 * @param failOnEventLoop whether a sync call that would have to wait on a non-blocking thread fails
 * @param shutdown the longest time that closing waits for loads
 */
public record LarderSettings(
        boolean enabled,
        String backend,
        String prefix,
        NamespaceSettings defaults,
        Map<String, NamespaceSettings> namespaces,
        Map<String, BackendSettings> backends,
        Duration timeout,
        Duration loadLimit,
        boolean coarseClock,
        boolean failOnEventLoop,
        Duration shutdown,
        Keys keys,
        Breaker breaker) {

    /** The settings of a namespace; the defaults where it has none. */
    public NamespaceSettings namespace(String name) {
        return namespaces.getOrDefault(name, defaults);
    }

    /**
     * What stays out of keys.
     *
     * @param ignoreTypes class names; subclasses are meant too
     * @param ignoreParameters parameter names
     * @param maxLength the longest text of a key that is stored unhashed
     */
    public record Keys(Set<String> ignoreTypes, Set<String> ignoreParameters, int maxLength) {}

    /**
     * When a backend is no longer asked.
     *
     * @param failures how many in a row
     * @param slow how long an answer takes that counts as a failure
     * @param probe the pause between attempts to reach it again
     */
    public record Breaker(int failures, Duration slow, Duration probe) {}
}
