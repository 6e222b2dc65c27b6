package dev.larder.cache.http.exchange;

import dev.larder.cache.CacheStatus;
import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.http.exchange.Exchange.Asked;
import dev.larder.cache.http.rfc9111.ClientRequest;
import dev.larder.cache.http.rfc9111.ReuseDecision;
import dev.larder.cache.http.rfc9111.ReuseDecision.Verdict;
import dev.larder.cache.http.rfc9111.ReuseReason;
import dev.larder.cache.http.rfc9111.StoreRules;
import dev.larder.cache.http.route.RequestKeys;
import dev.larder.cache.http.route.RoutePolicy;
import dev.larder.cache.http.route.Treatment;
import dev.larder.cache.http.settings.HttpSettings;
import io.micronaut.core.annotation.Internal;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a request: what is stored answers it, or its handler runs. A hit in memory is a
 * straight line without a stage to wait for.
 */
@Internal
@Singleton
public final class CachingExchange {

    private static final Logger LOG = LoggerFactory.getLogger(CachingExchange.class);

    private final HttpSettings settings;
    private final Lookups lookups;
    private final Loads loads;
    private final Contexts contexts;
    private final RequestBodies bodies;

    CachingExchange(
            HttpSettings settings,
            Lookups lookups,
            Loads loads,
            Contexts contexts,
            RequestBodies bodies) {
        this.settings = settings;
        this.lookups = lookups;
        this.loads = loads;
        this.contexts = contexts;
        this.bodies = bodies;
    }

    /** A request that arrives, and what its handler will run in. */
    private record Arrival(
            HttpRequest<?> request, RoutePolicy policy, MutablePropagatedContext context) {}

    /**
     * Begins.
     *
     * @param context of the handler: it is told of its call, also where it runs later
     * @return a reply, or nothing where the handler runs; never fails
     */
    public CompletionStage<Optional<MutableHttpResponse<?>>> begin(
            HttpRequest<?> request, RoutePolicy policy, MutablePropagatedContext context) {
        Arrival arrival = new Arrival(request, policy, context);
        if (!settings.enabled()) {
            return marked(arrival, CacheStatus.DISABLED);
        }
        if (!policy.rules().methods().contains(request.getMethodName())) {
            return marked(arrival, CacheStatus.BYPASS);
        }
        Treatment treatment = policy.application().treatment(request);
        ClientRequest client = policy.client(request);
        if (treatment.past()) {
            return bypass(arrival, client, ReuseReason.APPLICATION_BYPASS);
        }
        return treatment.deaf()
                ? heard(arrival, client.withoutDirectives(), treatment)
                : heard(arrival, client, treatment);
    }

    private CompletionStage<Optional<MutableHttpResponse<?>>> heard(
            Arrival arrival, ClientRequest client, Treatment treatment) {
        Optional<ReuseDecision> unseen = arrival.policy().rules().reuse().beforeLookup(client);
        if (unseen.isPresent()) {
            return unseen.get().verdict() == Verdict.GATEWAY_TIMEOUT
                    ? Answer.toServer(Answer.reply(lookups.absent(arrival.request())))
                    : bypass(arrival, client, unseen.get().reason());
        }
        return keyed(arrival, client, treatment);
    }

    private CompletionStage<Optional<MutableHttpResponse<?>>> keyed(
            Arrival arrival, ClientRequest client, Treatment treatment) {
        RequestKeys.Keyed keyed = key(arrival);
        if (keyed == null) {
            return bypass(arrival, client, ReuseReason.NO_KEY);
        }
        if (StoreRules.METHODS.contains(client.method())) {
            return looked(arrival, client, treatment, keyed);
        }
        // The key is made before the body is there: what surrounds the request is gone by then.
        return bodies.told(arrival.request())
                .thenCompose(
                        body ->
                                body.isPresent()
                                        ? looked(
                                                arrival,
                                                client,
                                                treatment,
                                                keyed.further(body.get()))
                                        : bypass(arrival, client, ReuseReason.NO_KEY));
    }

    private CompletionStage<Optional<MutableHttpResponse<?>>> looked(
            Arrival arrival, ClientRequest client, Treatment treatment, RequestKeys.Keyed keyed) {
        HttpRequest<?> request = arrival.request();
        RoutePolicy policy = arrival.policy();
        Asked asked =
                new Asked(
                        request, policy.client(client, keyed), keyed, List.of(), treatment.anew());
        LocalSpace local = policy.shelf().local();
        Found found = local == null ? null : lookups.here(local, asked);
        if (found != null && !treatment.anew()) {
            MutableHttpResponse<?> hit = lookups.hit(policy, asked, found);
            if (hit != null) {
                return CompletableFuture.completedFuture(Optional.of(hit));
            }
        }
        List<String> tags = tags(arrival, keyed);
        Found known = local != null && local.complete() ? found : null;
        return tags == null
                ? bypass(arrival, client, ReuseReason.NO_KEY)
                : go(arrival, asked.with(tags), known);
    }

    private CompletionStage<Optional<MutableHttpResponse<?>>> go(
            Arrival arrival, Asked asked, @Nullable Found found) {
        Exchange exchange = enter(arrival, asked, CacheStatus.MISS, false);
        CompletionStage<Answer> answer =
                found == null
                        ? loads.look(exchange)
                        : loads.proceed(exchange, found, lookups.decide(exchange, found));
        return Answer.toServer(answer);
    }

    private RequestKeys.@Nullable Keyed key(Arrival arrival) {
        try {
            return arrival.policy().keys().of(arrival.request());
        } catch (RuntimeException e) {
            LOG.warn("{}: a request has no key and is not cached", arrival.policy().name(), e);
            return null;
        }
    }

    /** Null where an argument is not what its parameter takes: the server will refuse it. */
    private static @Nullable List<String> tags(Arrival arrival, RequestKeys.Keyed keyed) {
        try {
            return arrival.policy().keys().tags(arrival.request(), keyed);
        } catch (RuntimeException e) {
            LOG.debug("{}: a request has no tags and is not cached", arrival.policy().name(), e);
            return null;
        }
    }

    /** The handler runs, and its response is nobody else's business. */
    private CompletionStage<Optional<MutableHttpResponse<?>>> bypass(
            Arrival arrival, ClientRequest client, ReuseReason why) {
        Asked asked = new Asked(arrival.request(), client, null, List.of(), false);
        enter(arrival, asked, CacheStatus.BYPASS, false).forward(why);
        return Answer.toServer(Answer.goOn());
    }

    /** The handler runs, and nothing says that there is a cache. */
    private CompletionStage<Optional<MutableHttpResponse<?>>> marked(
            Arrival arrival, CacheStatus status) {
        Asked asked =
                new Asked(
                        arrival.request(),
                        arrival.policy().client(arrival.request()),
                        null,
                        List.of(),
                        false);
        enter(arrival, asked, status, true);
        return Answer.toServer(Answer.goOn());
    }

    private Exchange enter(Arrival arrival, Asked asked, CacheStatus status, boolean marked) {
        Exchange exchange =
                new Exchange(
                        arrival.policy(),
                        asked,
                        contexts.of(arrival.policy(), asked, status),
                        marked);
        exchange.attach();
        contexts.enter(exchange, arrival.context());
        return exchange;
    }
}
