package dev.larder.cache.grammar;

import static dev.larder.cache.grammar.CacheDirective.IMMUTABLE;
import static dev.larder.cache.grammar.CacheDirective.MAX_AGE;
import static dev.larder.cache.grammar.CacheDirective.MUST_REVALIDATE;
import static dev.larder.cache.grammar.CacheDirective.MUST_UNDERSTAND;
import static dev.larder.cache.grammar.CacheDirective.NO_CACHE;
import static dev.larder.cache.grammar.CacheDirective.NO_STORE;
import static dev.larder.cache.grammar.CacheDirective.PRIVATE;
import static dev.larder.cache.grammar.CacheDirective.PROXY_REVALIDATE;
import static dev.larder.cache.grammar.CacheDirective.PUBLIC;
import static dev.larder.cache.grammar.CacheDirective.STALE_IF_ERROR;
import static dev.larder.cache.grammar.CacheDirective.STALE_WHILE_REVALIDATE;
import static dev.larder.cache.grammar.CacheDirective.S_MAX_AGE;

import dev.larder.cache.grammar.CacheControlReader.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which directives can't both be meant. What is only odd, because some caches make something of it,
 * is none: {@code s-maxage} beside {@code stale-while-revalidate}, which browsers and many content
 * delivery networks heed, {@code no-cache} beside {@code max-age}, or the {@code no-cache,
 * no-store, max-age=0, must-revalidate} by which many an application says one thing four times.
 */
final class CacheControlContradictions {

    /** A directive, those that it excludes, and why. */
    private record Exclusion(CacheDirective one, List<CacheDirective> others, String why) {}

    private static final List<Exclusion> EXCLUSIONS =
            List.of(
                    new Exclusion(
                            NO_STORE,
                            List.of(
                                    PUBLIC,
                                    MAX_AGE,
                                    S_MAX_AGE,
                                    IMMUTABLE,
                                    STALE_WHILE_REVALIDATE,
                                    STALE_IF_ERROR),
                            "what nobody stores is never used again"),
                    new Exclusion(
                            PRIVATE,
                            List.of(S_MAX_AGE, PROXY_REVALIDATE),
                            "shared caches store nothing private"),
                    new Exclusion(
                            NO_CACHE,
                            List.of(IMMUTABLE, STALE_WHILE_REVALIDATE, STALE_IF_ERROR),
                            "what is validated before each use is never used without"),
                    new Exclusion(
                            MUST_REVALIDATE,
                            List.of(STALE_WHILE_REVALIDATE, STALE_IF_ERROR),
                            "what must be validated once stale is never used stale"));

    private CacheControlContradictions() {}

    /** The first contradiction. */
    static Optional<Problem> find(CacheControlText text) {
        if (text.value().isEmpty()) {
            return Optional.of(
                    new Problem(
                            "",
                            null,
                            "nothing to tell. Write a member such as maxAge = \"60s\" or noStore ="
                                    + " true, or remove the annotation."));
        }
        return EXCLUSIONS.stream()
                .filter(each -> applies(each.one(), text))
                .flatMap(each -> excluded(each, text).stream())
                .findFirst()
                .or(() -> ofFields(text))
                .or(() -> immutable(text));
    }

    /** What would give the response of one user to others. */
    static Optional<Problem> ofOneUser(CacheControlText text) {
        Stream<CacheDirective> shared = Stream.of(PUBLIC, S_MAX_AGE, PROXY_REVALIDATE);
        Optional<Problem> problem =
                shared.filter(text::has)
                        .findFirst()
                        .map(
                                directive ->
                                        Problem.of(
                                                directive,
                                                "the user is in the key of this route, so its"
                                                        + " responses are not for shared caches."
                                                        + " Remove it; private is added by itself."));
        return problem.or(
                () ->
                        text.has(PRIVATE) && !text.hasWhole(PRIVATE)
                                ? Optional.of(
                                        new Problem(
                                                "privateFields",
                                                null,
                                                "the user is in the key of this route, so all of its"
                                                        + " responses is private. Remove"
                                                        + " privateFields."))
                                : Optional.empty());
    }

    private static boolean applies(CacheDirective one, CacheControlText text) {
        // RFC 9111, 5.2.2.3: no-store beside must-understand is for caches that don't know the
        // latter, and the rest for those that do.
        boolean fallback = one == NO_STORE && text.has(MUST_UNDERSTAND);
        return text.hasWhole(one) && !fallback;
    }

    private static Optional<Problem> excluded(Exclusion exclusion, CacheControlText text) {
        List<CacheDirective> there =
                exclusion.others().stream().filter(other -> says(other, text)).toList();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        String names =
                Stream.concat(there.stream(), Stream.of(exclusion.one()))
                        .map(CacheDirective::member)
                        .collect(Collectors.joining(" or "));
        String others =
                there.stream().map(CacheDirective::member).collect(Collectors.joining(" and "));
        return Optional.of(
                Problem.of(
                        exclusion.one(),
                        "beside " + others + ": " + exclusion.why() + ". Remove " + names + "."));
    }

    /** A lifetime of zero is none. */
    private static boolean says(CacheDirective directive, CacheControlText text) {
        return directive == MAX_AGE || directive == S_MAX_AGE
                ? isMoreThanZero(text, directive)
                : text.has(directive);
    }

    private static Optional<Problem> ofFields(CacheControlText text) {
        if (applies(NO_STORE, text)) {
            String named = named(text);
            if (!named.isEmpty()) {
                return Optional.of(
                        Problem.of(
                                NO_STORE,
                                "beside "
                                        + named
                                        + ": what nobody stores needs no fields that are left out"
                                        + " of it. Remove "
                                        + named
                                        + " or noStore."));
            }
        }
        return text.has(PUBLIC) && text.has(PRIVATE)
                ? Optional.of(
                        Problem.of(
                                PUBLIC,
                                "beside privateFields: what everybody may store has no private"
                                        + " fields. Remove visibility or privateFields."))
                : Optional.empty();
    }

    /** The member that names fields of what is stored; empty: none does. */
    private static String named(CacheControlText text) {
        if (text.has(PRIVATE) && !text.hasWhole(PRIVATE)) {
            return "privateFields";
        }
        return text.has(NO_CACHE) && !text.hasWhole(NO_CACHE) ? "noCacheFields" : "";
    }

    /** RFC 8246, 2: it is about the time in which a response is fresh. */
    private static Optional<Problem> immutable(CacheControlText text) {
        boolean lasts = isMoreThanZero(text, MAX_AGE) || isMoreThanZero(text, S_MAX_AGE);
        return text.has(IMMUTABLE) && !lasts
                ? Optional.of(
                        Problem.of(
                                IMMUTABLE,
                                "without a lifetime: it says that a response doesn't change while it"
                                        + " is fresh. Write maxAge = \"365d\" beside it."))
                : Optional.empty();
    }

    private static boolean isMoreThanZero(CacheControlText text, CacheDirective directive) {
        return text.has(directive) && !"0".equals(text.directives().get(directive));
    }
}
