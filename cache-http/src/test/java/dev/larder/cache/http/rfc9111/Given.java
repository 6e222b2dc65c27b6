package dev.larder.cache.http.rfc9111;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.cache.http.rfc9111.LifetimeRules.Heuristic;
import dev.larder.cache.http.rfc9111.OriginResponse.Content;
import dev.larder.cache.http.rfc9111.OriginResponse.Handling;
import dev.larder.cache.http.rfc9111.StoreRules.SetCookie;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.HttpDate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Requests and responses as the tests of the rules need them. */
final class Given {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final byte[] BODY = "hello".getBytes(UTF_8);
    static final List<String> TARGETED = List.of("CDN-Cache-Control");
    static final Duration GLOBAL = Duration.ofMinutes(10);

    private Given() {}

    static ClientRequest get(String... fields) {
        return ClientRequest.of("GET", Fields.of(fields), false);
    }

    static ClientRequest method(String method, String... fields) {
        return ClientRequest.of(method, Fields.of(fields), false);
    }

    /** A request with a principal or a session. */
    static ClientRequest identified(String... fields) {
        return ClientRequest.of("GET", Fields.of(fields), true);
    }

    static OriginResponse ok(String... fields) {
        return response(200, fields);
    }

    static OriginResponse response(int status, String... fields) {
        return new OriginResponse(
                status, Fields.of(fields), Content.whole(BODY.length), Handling.NORMAL, NOW, NOW);
    }

    static OriginResponse handled(OriginResponse response, Handling handling) {
        return new OriginResponse(
                response.status(),
                response.fields(),
                response.content(),
                handling,
                response.requestTime(),
                response.responseTime());
    }

    static OriginResponse containing(OriginResponse response, Content content) {
        return new OriginResponse(
                response.status(),
                response.fields(),
                content,
                response.handling(),
                response.requestTime(),
                response.responseTime());
    }

    static OriginResponse requestedAt(OriginResponse response, Instant requestTime) {
        return new OriginResponse(
                response.status(),
                response.fields(),
                response.content(),
                response.handling(),
                requestTime,
                response.responseTime());
    }

    static Handling handlerSet(Duration lifetime) {
        return new Handling(false, false, Optional.of(lifetime));
    }

    /** A date so many seconds from now. */
    static String date(long seconds) {
        return HttpDate.format(NOW.plusSeconds(seconds));
    }

    static StoreRules rules(LifetimeRules lifetimes) {
        return rules(lifetimes, Sharing.AUTO, SetCookie.NEVER);
    }

    static StoreRules rules(LifetimeRules lifetimes, Sharing sharing, SetCookie setCookie) {
        return new StoreRules(
                StoreRules.METHODS, sharing, true, setCookie, 1_000, TARGETED, lifetimes);
    }

    /** A path: the responses' own fields decide. */
    static LifetimeRules path() {
        return LifetimeRules.ofPath(Optional.of(new Heuristic(0.1, Duration.ofDays(1))));
    }

    /** A route whose annotation names that lifetime. */
    static LifetimeRules route(Duration assigned) {
        return LifetimeRules.ofRoute(Optional.of(assigned), GLOBAL);
    }

    /** A route whose annotation names no lifetime. */
    static LifetimeRules route() {
        return LifetimeRules.ofRoute(Optional.empty(), GLOBAL);
    }

    /** A response that was stored now and is fresh for so long. */
    static StoredResponse stored(Duration lifetime, String... fields) {
        return stored(200, lifetime, fields);
    }

    static StoredResponse stored(int status, Duration lifetime, String... fields) {
        return new StoredResponse(
                ResponseHead.of(status, Fields.of(fields), TARGETED),
                BODY,
                new Freshness(NOW, Duration.ZERO, lifetime),
                Optional.empty());
    }
}
