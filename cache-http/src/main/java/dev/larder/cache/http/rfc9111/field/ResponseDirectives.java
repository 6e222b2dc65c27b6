package dev.larder.cache.http.rfc9111.field;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a response asks of a shared cache (RFC 9111, 5.2.2), from the first targeted field that it
 * has, else from Cache-Control. Of directives that come twice the first one counts. What is written
 * against the grammar forbids what it could mean to forbid, and allows nothing.
 *
 * @param targeted whether a targeted field said it: Cache-Control and Expires then say nothing (RFC
 *     9213, 2.2)
 * @param flags those without a number or names
 * @param noCache what may not be used without validation
 * @param privately what may not be stored
 * @param maxAge zero where it is there and says no number
 * @param sMaxAge zero where it is there and says no number
 * @param staleWhileRevalidate RFC 5861, 3; absent where it says no number
 * @param staleIfError RFC 5861, 4; absent where it says no number
 */
public record ResponseDirectives(
        boolean targeted,
        Set<Flag> flags,
        FieldScope noCache,
        FieldScope privately,
        Optional<Duration> maxAge,
        Optional<Duration> sMaxAge,
        Optional<Duration> staleWhileRevalidate,
        Optional<Duration> staleIfError) {

    /** A directive that is there or not. */
    public enum Flag {
        NO_STORE("no-store", false),
        MUST_REVALIDATE("must-revalidate", false),
        PROXY_REVALIDATE("proxy-revalidate", false),
        NO_TRANSFORM("no-transform", false),
        PUBLIC("public", true),
        MUST_UNDERSTAND("must-understand", true),
        IMMUTABLE("immutable", true);

        private final String directive;
        private final boolean allowing;

        Flag(String directive, boolean allowing) {
            this.directive = directive;
            this.allowing = allowing;
        }

        private boolean isIn(DirectiveList directives) {
            return allowing ? directives.allows(directive) : directives.has(directive);
        }
    }

    /** The directives of a response without Cache-Control. */
    public static final ResponseDirectives NONE = of(List.of(), false);

    /**
     * The directives of a response's fields.
     *
     * @param targetedFields names of the fields that go before Cache-Control, in this order; one
     *     that is empty or is no dictionary is passed over (RFC 9213, 2.1)
     */
    public static ResponseDirectives of(FieldLookup fields, List<String> targetedFields) {
        for (String name : targetedFields) {
            List<Directive> targeted = StructuredDictionary.parse(fields.values(name));
            if (!targeted.isEmpty()) {
                return of(targeted, true);
            }
        }
        List<String> cacheControl = fields.values(FieldName.CACHE_CONTROL);
        return cacheControl.isEmpty() ? NONE : of(Directive.parse(cacheControl), false);
    }

    /** Whether the directive is there. */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** Whether it may never be used once stale, except after validation (RFC 9111, 4.2.4). */
    public boolean forbidsStale() {
        return has(Flag.MUST_REVALIDATE)
                || has(Flag.PROXY_REVALIDATE)
                || sMaxAge.isPresent()
                || noCache.whole();
    }

    /** Whether a request with Authorization may be answered from a shared cache (RFC 9111, 3.5). */
    public boolean allowsSharing() {
        return has(Flag.PUBLIC) || has(Flag.MUST_REVALIDATE) || sMaxAge.isPresent();
    }

    private static ResponseDirectives of(List<Directive> parsed, boolean targeted) {
        DirectiveList directives = new DirectiveList(parsed);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            if (flag.isIn(directives)) {
                flags.add(flag);
            }
        }
        return new ResponseDirectives(
                targeted,
                Collections.unmodifiableSet(flags),
                FieldScope.of("no-cache", parsed),
                FieldScope.of("private", parsed),
                directives.limit("max-age"),
                directives.limit("s-maxage"),
                directives.duration("stale-while-revalidate"),
                directives.duration("stale-if-error"));
    }
}
