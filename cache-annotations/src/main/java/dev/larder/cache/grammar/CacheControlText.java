package dev.larder.cache.grammar;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A field that tells other caches what they may do, as a {@code @CacheControl} asks for it.
 *
 * @param target the name of the field
 * @param directives with their arguments as they are written; empty: none
 * @param extensions other directives, as they are written
 */
public record CacheControlText(
        String target, Map<CacheDirective, String> directives, List<String> extensions) {

    /** The name of the field that addresses all caches. */
    public static final String CACHE_CONTROL = "Cache-Control";

    /** RFC 9111, 5.2.2: what forbids, and so is true of a failure as well. */
    private static final Set<CacheDirective> OF_ERRORS =
            Set.of(CacheDirective.PRIVATE, CacheDirective.NO_CACHE, CacheDirective.NO_STORE);

    /** Keeps the order of the directives. */
    public CacheControlText {
        EnumMap<CacheDirective, String> ordered = new EnumMap<>(CacheDirective.class);
        ordered.putAll(directives);
        directives = Collections.unmodifiableMap(ordered);
        extensions = List.copyOf(extensions);
    }

    /**
     * The value of the field: empty where nothing is asked for. The same text is a list of
     * directives (RFC 9111, 5.2) and a dictionary of structured fields (RFC 9213, 2.1).
     */
    public String value() {
        Stream<String> known =
                directives.entrySet().stream()
                        .map(
                                each ->
                                        each.getValue().isEmpty()
                                                ? each.getKey().text()
                                                : each.getKey().text() + "=" + each.getValue());
        return String.join(", ", Stream.concat(known, extensions.stream()).toList());
    }

    /** Whether it asks for the directive, with or without argument. */
    public boolean has(CacheDirective directive) {
        return directives.containsKey(directive);
    }

    /** Whether it asks for the directive as a whole, not for some fields only. */
    public boolean hasWhole(CacheDirective directive) {
        return "".equals(directives.get(directive));
    }

    /** Whether it addresses all caches, not some only. */
    public boolean isForAll() {
        return target.equals(CACHE_CONTROL);
    }

    /** What of it can't be told of responses that are made for one user each. */
    public Optional<CacheControlReader.Problem> ofOneUser() {
        return CacheControlContradictions.ofOneUser(this);
    }

    /** What of it a failure tells: nothing that lets anybody keep it. */
    public CacheControlText ofErrors() {
        EnumMap<CacheDirective, String> kept = new EnumMap<>(CacheDirective.class);
        directives.forEach(
                (directive, argument) -> {
                    if (OF_ERRORS.contains(directive)) {
                        kept.put(directive, argument);
                    }
                });
        return new CacheControlText(target, kept, List.of());
    }

    /** The same for one user only. */
    public CacheControlText privately() {
        EnumMap<CacheDirective, String> more = new EnumMap<>(CacheDirective.class);
        more.putAll(directives);
        more.put(CacheDirective.PRIVATE, "");
        return new CacheControlText(target, more, extensions);
    }
}
