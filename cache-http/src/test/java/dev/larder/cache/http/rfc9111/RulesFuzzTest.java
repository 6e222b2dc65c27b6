package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.NOW;
import static dev.larder.cache.http.rfc9111.Given.path;
import static dev.larder.cache.http.rfc9111.Given.route;
import static dev.larder.cache.http.rfc9111.Given.rules;
import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.OriginResponse.Content;
import dev.larder.cache.http.rfc9111.OriginResponse.Handling;
import dev.larder.cache.http.rfc9111.ReuseDecision.Verdict;
import dev.larder.cache.http.rfc9111.ReuseRules.Stale;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.Fields;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No message makes a rule fail, and what no rule may ever do is never done. */
class RulesFuzzTest {

    private static final ReusePolicy REUSE =
            new ReusePolicy(
                    new ReuseRules(StoreRules.METHODS, Sharing.AUTO, true, Stale.AS_RESPONSE_SAYS));

    @Property(tries = 10_000)
    void whatIsStoredIsReusedOnlyWhileItIsFreshOrMayBeStale(
            @ForAll("fields") Fields requestFields,
            @ForAll("fields") Fields responseFields,
            @ForAll("statuses") int status,
            @ForAll("seconds") long later) {
        ClientRequest request = ClientRequest.of("GET", requestFields, false);
        OriginResponse response = response(status, responseFields);

        for (LifetimeRules lifetimes :
                java.util.List.of(path(), route(), route(Duration.ofSeconds(60)))) {
            StoreDecision decision = new StorePolicy(rules(lifetimes)).decide(request, response);
            decision.storable()
                    .ifPresent(storable -> assertReuse(request, storable, decision, later));
        }
    }

    @Property(tries = 5_000)
    void directivesThatForbidStoringAlwaysDo(
            @ForAll("fields") Fields fields, @ForAll("forbidding") String directive) {
        String existing = String.join(", ", fields.values("Cache-Control")).replace("\"", "");
        Fields forbidding =
                fields.without(name -> name.equalsIgnoreCase("CDN-Cache-Control"))
                        .with("Cache-Control", existing + ", " + directive);

        StoreDecision decision =
                new StorePolicy(rules(path()))
                        .decide(
                                ClientRequest.of("GET", Fields.EMPTY, false),
                                response(200, forbidding));

        boolean overridden =
                existing.toLowerCase(java.util.Locale.ROOT).contains("must-understand");
        assertThat(decision.storable().isEmpty() || overridden && directive.equals("no-store"))
                .isTrue();
    }

    @Property(tries = 5_000)
    void otherRulesNeverFail(@ForAll("fields") Fields fields, @ForAll("statuses") int status) {
        ClientRequest request = ClientRequest.of("GET", fields, false);

        Validation.evaluate(request, status, Validators.of(fields, NOW), NOW);
        Validation.notModified(fields);
        assertRanges(request, fields, status);
        Vary.of(fields).selecting(fields);
        REUSE.beforeLookup(request);
        assertThat(Invalidation.targets("POST", URI.create("http://example.com/a"), status, fields))
                .allMatch(uri -> uri.toString().contains("example.com"));
    }

    private static void assertReuse(
            ClientRequest request,
            StoreDecision.Storable storable,
            StoreDecision stored,
            long later) {
        StoredResponse response =
                new StoredResponse(
                        storable.head(), Given.BODY, storable.freshness(), Optional.empty());
        ReuseDecision reuse = REUSE.decide(request, response, NOW.plusSeconds(later));

        assertThat(reuse.age()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(response.fields().contains("Connection")).isFalse();
        if (reuse.verdict() == Verdict.REUSE) {
            boolean fresh = reuse.remaining().compareTo(Duration.ZERO) > 0;
            assertThat(fresh || !response.directives().forbidsStale()).isTrue();
            assertThat(response.directives().noCache().whole()).isFalse();
        }
        if (later == 0 && stored.verdict() == StoreDecision.Verdict.STORE) {
            assertThat(storable.freshness().isFresh(NOW)).isTrue();
        }
    }

    private static void assertRanges(ClientRequest request, Fields fields, int status) {
        Representation selected =
                new Representation(status, fields, Validators.of(fields, NOW), 100, true);
        Preconditions.decide(request, selected, NOW);
        RangeDecision decision = RangePolicy.decide(request, selected, NOW);
        assertThat(decision.ranges().isEmpty())
                .isEqualTo(decision.verdict() != RangeDecision.Verdict.PARTIAL);
        assertThat(decision.ranges()).allMatch(range -> range.last() < 100);
        StoredResponse stored =
                new StoredResponse(
                        ResponseHead.of(206, fields, Given.TARGETED),
                        Given.BODY,
                        new Freshness(NOW, Duration.ZERO, Duration.ofSeconds(60)),
                        Optional.empty());
        REUSE.decide(request, stored, NOW);
        Combination.of(stored, ResponseHead.of(206, fields, Given.TARGETED), Given.BODY);
    }

    private static OriginResponse response(int status, Fields fields) {
        return new OriginResponse(status, fields, Content.whole(5), Handling.NORMAL, NOW, NOW);
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.just(200)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(-1, 1_000)));
    }

    @Provide
    Arbitrary<Long> seconds() {
        return Arbitraries.longs().between(0, 10_000_000_000L);
    }

    @Provide
    Arbitrary<String> forbidding() {
        return Arbitraries.of("no-store", "private", "No-Store", "private=x; y", "no-store=1");
    }

    @Provide
    Arbitrary<Fields> fields() {
        Arbitrary<String> names =
                Arbitraries.of(
                        "Cache-Control",
                        "CDN-Cache-Control",
                        "Expires",
                        "Date",
                        "Age",
                        "Vary",
                        "ETag",
                        "Last-Modified",
                        "Connection",
                        "Set-Cookie",
                        "Authorization",
                        "Pragma",
                        "If-None-Match",
                        "If-Modified-Since",
                        "If-Match",
                        "If-Unmodified-Since",
                        "Range",
                        "If-Range",
                        "Content-Range",
                        "Location",
                        "Content-Length");
        Arbitrary<String> pieces =
                Arbitraries.of(
                        "max-age",
                        "s-maxage",
                        "no-cache",
                        "private",
                        "public",
                        "must-revalidate",
                        "must-understand",
                        "immutable",
                        "stale-while-revalidate",
                        "max-stale",
                        "=",
                        ", ",
                        ";",
                        "\"",
                        "\\",
                        "W/\"a\"",
                        "60",
                        "0",
                        "99999999999",
                        "-",
                        "*",
                        "Foo",
                        "Thu, 01 Jan 2026 12:00:00 GMT",
                        "Thu, 01 Jan 2026 13:00:00 GMT",
                        "bytes=",
                        "bytes 5-9/10",
                        "0-4",
                        "/x",
                        "http://example.com/y",
                        "5",
                        "é");
        Arbitrary<String> values =
                Arbitraries.oneOf(
                        pieces.list().ofMaxSize(6).map(list -> String.join("", list)),
                        Arbitraries.strings().ofMaxLength(20));
        return Combinators.combine(names, values)
                .as(Field::new)
                .list()
                .ofMaxSize(6)
                .map(Fields::of);
    }
}
