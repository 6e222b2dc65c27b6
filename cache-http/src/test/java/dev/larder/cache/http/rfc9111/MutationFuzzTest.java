package dev.larder.cache.http.rfc9111;

import static dev.larder.cache.http.rfc9111.Given.NOW;
import static dev.larder.cache.http.rfc9111.Given.path;
import static dev.larder.cache.http.rfc9111.Given.route;
import static dev.larder.cache.http.rfc9111.Given.rules;

import dev.larder.cache.http.rfc9111.OriginResponse.Content;
import dev.larder.cache.http.rfc9111.OriginResponse.Handling;
import dev.larder.cache.http.rfc9111.field.DeltaSeconds;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.EntityTagCondition;
import dev.larder.cache.http.rfc9111.field.Field;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.rfc9111.field.HttpDate;
import dev.larder.cache.http.rfc9111.field.NormalForm;
import dev.larder.cache.http.rfc9111.field.RequestDirectives;
import dev.larder.cache.http.rfc9111.field.ResponseDirectives;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Values that are nearly right, through all parsers and rules. {@code -Dfuzz.tries=10000000} tries
 * as many messages, {@code -Dfuzz.seed} others; the same seed makes the same ones.
 */
class MutationFuzzTest {

    private static final long TRIES = Long.getLong("fuzz.tries", 20_000L);
    private static final long SEED = Long.getLong("fuzz.seed", 9111L);
    private static final long PROGRESS = 1_000_000;
    private static final List<String> TARGETED = List.of("CDN-Cache-Control", "Surrogate-Control");
    private static final URI ORIGIN = URI.create("http://example.com/a");

    private static final StorePolicy PATHS = new StorePolicy(rules(path()));
    private static final StorePolicy ROUTES = new StorePolicy(rules(route(Duration.ofSeconds(60))));
    private static final ReusePolicy REUSE =
            new ReusePolicy(
                    new ReuseRules(
                            StoreRules.METHODS,
                            Sharing.AUTO,
                            true,
                            ReuseRules.Stale.AS_RESPONSE_SAYS));

    @Test
    void noMessageMakesAParserOrARuleFail() {
        System.out.println(TRIES + " messages from seed " + SEED);
        for (long seed = SEED; seed < SEED + TRIES; seed++) {
            if ((seed - SEED) % PROGRESS == PROGRESS - 1) {
                System.out.println(seed - SEED + 1);
            }
            Mutations mutations = new Mutations(seed);
            Fields request = mutations.fields();
            Fields response = mutations.fields();
            try {
                parse(mutations.value());
                parse(request);
                parse(response);
                judge(request, response, mutations);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "-Dfuzz.tries=1 -Dfuzz.seed=%d: request %s, response %s"
                                .formatted(seed, request, response),
                        e);
            }
        }
    }

    private static void parse(String value) {
        check(HttpDate.parse(value, NOW).map(date -> date.getNano() == 0).orElse(true), "date");
        Duration seconds = DeltaSeconds.parse(value).orElse(Duration.ZERO);
        check(
                !seconds.isNegative() && seconds.compareTo(DeltaSeconds.MAXIMUM) <= 0,
                "number of seconds");
        check(EntityTag.parse(value).map(tag -> tag.text().equals(value)).orElse(true), "tag");
    }

    private static void parse(Fields fields) {
        ResponseDirectives directives = ResponseDirectives.of(fields, TARGETED);
        check(directives.maxAge().filter(Duration::isNegative).isEmpty(), "max-age");
        RequestDirectives asked = RequestDirectives.of(fields);
        check(asked.maxAge().filter(Duration::isNegative).isEmpty(), "max-age of the request");
        EntityTagCondition.of(fields, "If-None-Match");
        EntityTagCondition.of(fields, "If-Match");
        Vary vary = Vary.of(fields);
        check(vary.selecting(fields).size() == vary.names().size(), "selecting fields");
        for (Field field : fields) {
            Optional<String> form = NormalForm.of(field.name(), fields);
            // Of several lines, a quote that one leaves open may close in the next when joined.
            if (form.isPresent() && fields.values(field.name()).size() == 1) {
                Fields again = Fields.of(field.name(), form.get());
                check(NormalForm.of(field.name(), again).equals(form), "normal form");
            }
        }
        Validation.notModified(fields);
        for (URI target : Invalidation.targets("POST", ORIGIN, 200, fields)) {
            check("example.com".equalsIgnoreCase(target.getHost()), "invalidated host");
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("the " + what);
        }
    }

    private static void judge(Fields request, Fields response, Mutations mutations) {
        int status = mutations.below(4) == 0 ? mutations.below(1_000) : 200;
        ClientRequest client = ClientRequest.of("GET", request, mutations.below(4) == 0);
        OriginResponse origin =
                new OriginResponse(status, response, Content.whole(5), Handling.NORMAL, NOW, NOW);
        Validation.evaluate(client, status, Validators.of(response, NOW), NOW);
        REUSE.beforeLookup(client);
        for (StorePolicy policy : List.of(PATHS, ROUTES)) {
            policy.decide(client, origin)
                    .storable()
                    .ifPresent(storable -> reuse(client, storable, mutations.below(1_000_000)));
        }
    }

    private static void reuse(ClientRequest client, StoreDecision.Storable storable, int later) {
        StoredResponse stored =
                new StoredResponse(
                        storable.head(), Given.BODY, storable.freshness(), Optional.empty());
        ReuseDecision decision = REUSE.decide(client, stored, NOW.plusSeconds(later));
        check(!decision.age().isNegative(), "age");
        check(!stored.fields().contains("Connection"), "fields of connections");
        if (decision.verdict() == ReuseDecision.Verdict.REUSE) {
            boolean fresh = !decision.remaining().isNegative() && !decision.remaining().isZero();
            check(fresh || !stored.directives().forbidsStale(), "stale response");
        }
    }
}
