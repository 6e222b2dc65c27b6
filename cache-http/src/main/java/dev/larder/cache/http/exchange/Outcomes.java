package dev.larder.cache.http.exchange;

import dev.larder.cache.http.exchange.Found.Candidate;
import dev.larder.cache.http.rfc9111.OriginResponse;
import dev.larder.cache.http.rfc9111.OriginResponse.Content;
import dev.larder.cache.http.rfc9111.OriginResponse.Handling;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.route.Judgement;
import dev.larder.cache.http.route.RequestKeys;
import dev.larder.cache.intercept.RoutePlan;
import dev.larder.cache.namespace.Counters.Event;
import dev.larder.cache.policy.Retention;
import dev.larder.cache.time.LarderClock;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has come of a call: as the rules of storing want to know it. */
@Singleton
final class Outcomes {

    private final LarderClock clock;
    private final PartialReplies partial;

    Outcomes(LarderClock clock, PartialReplies partial) {
        this.clock = clock;
        this.partial = partial;
    }

    /** Counts how the load ended. */
    void count(Exchange exchange, Load load, MutableHttpResponse<?> response) {
        exchange.counters().loadTime(System.nanoTime() - load.began().nanos());
        if (RouteAttributes.getException(response).isPresent()) {
            exchange.counters().count(Event.LOAD_FAILURE);
        }
    }

    /** The response with what is known of the call. */
    OriginResponse origin(
            Exchange exchange, Load load, MutableHttpResponse<?> response, Captured captured) {
        byte[] body = captured.bytes();
        boolean failed = RouteAttributes.getException(response).isPresent();
        Retention.Overrides overrides = exchange.context().overrides();
        Judgement judgement =
                failed
                        ? Judgement.NONE
                        : exchange.policy()
                                .application()
                                .judgement(
                                        exchange.request(),
                                        new Judged(response, captured.result()));
        boolean declined =
                overrides.doNotStore()
                        || !judgement.store()
                        || exchange.hasNewSession()
                        || !failed && unless(exchange, captured.result());
        return new OriginResponse(
                response.code(),
                exchange.own(ResponseFields.of(response.getHeaders())),
                body == null || !partial.mayBeKept(response)
                        ? Content.UNKNOWN
                        : Content.whole(body.length),
                new Handling(
                        failed,
                        declined,
                        lifetime(overrides),
                        judgement.limit(),
                        exchange.author()),
                load.began().at(),
                Instant.ofEpochMilli(System.currentTimeMillis()));
    }

    /**
     * A response that renews a stored one.
     *
     * @param fields of the response
     */
    record Renewal(Candidate stored, HttpResponse<?> response, Fields fields) {}

    /**
     * What is known of a call whose response renews a stored one. That it may be stored was said
     * when it was.
     */
    OriginResponse renewing(Exchange exchange, Load load, Renewal renewal) {
        Candidate stored = renewal.stored();
        Retention.Overrides overrides = exchange.context().overrides();
        Judgement judgement =
                exchange.policy()
                        .application()
                        .judgement(exchange.request(), new Judged(renewal.response(), null));
        boolean declined = overrides.doNotStore() || exchange.hasNewSession();
        return new OriginResponse(
                stored.response().status(),
                renewal.fields(),
                Content.whole(stored.response().body().length),
                new Handling(
                        false, declined, lifetime(overrides), judgement.limit(), exchange.author()),
                load.began().at(),
                Instant.ofEpochMilli(System.currentTimeMillis()));
    }

    /** Counts a load whose response was an error that its client didn't get. */
    void failed(Exchange exchange, Load load) {
        exchange.counters().loadTime(System.nanoTime() - load.began().nanos());
        exchange.counters().count(Event.LOAD_FAILURE);
    }

    private Optional<Duration> lifetime(Retention.Overrides overrides) {
        if (overrides.until() != null) {
            long left = overrides.until() - clock.millis();
            return Optional.of(Duration.ofMillis(Math.max(0, left)));
        }
        return Optional.ofNullable(overrides.expire());
    }

    private static boolean unless(Exchange exchange, @Nullable Object result) {
        RoutePlan plan = exchange.policy().plan();
        return plan != null && plan.unless(arguments(exchange), result);
    }

    /** All tags of a response, those that only its result tells included. */
    static List<String> tags(Exchange exchange, List<String> early, @Nullable Object result) {
        List<String> tags = new ArrayList<>(early);
        RoutePlan plan = exchange.policy().plan();
        List<String> late = plan == null ? List.of() : plan.lateTags(arguments(exchange), result);
        for (List<String> more : List.of(late, exchange.context().tags())) {
            for (String tag : more) {
                if (!tags.contains(tag)) {
                    tags.add(tag);
                }
            }
        }
        return List.copyOf(tags);
    }

    /** The tags of a response that was renewed: those it had, and what its handler added. */
    static List<String> tags(Exchange exchange, List<String> had) {
        Set<String> tags = new LinkedHashSet<>(had);
        tags.addAll(exchange.context().tags());
        return List.copyOf(tags);
    }

    private static @Nullable Object[] arguments(Exchange exchange) {
        RequestKeys.Keyed keyed = exchange.keyed();
        return exchange.policy().keys().known(exchange.request(), keyed);
    }
}
