package dev.larder.cache.grammar;

import java.util.Set;

/** The methods whose responses can be cached. */
public final class MethodText {

    /** GET and HEAD, and those whose body can be part of a key. */
    public static final Set<String> CACHEABLE = Set.of("GET", "HEAD", "POST", "QUERY");

    /** What is said of others. */
    public static final String REFUSAL =
            "responses to this method are not cached. Write GET, HEAD, POST or QUERY.";

    private MethodText() {}
}
