package dev.larder.cache.http.route;

import dev.larder.cache.CacheCall;
import dev.larder.cache.http.HttpCachePolicy;
import dev.larder.cache.key.CacheKey;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the policies of the application say of the requests of a route: all of them hold. Where one
 * fails, the request goes past the cache.
 */
public final class ApplicationPolicies {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationPolicies.class);

    private final String route;
    private final Supplier<List<HttpCachePolicy>> policies;

    /**
     * Those of a route.
     *
     * @param policies the same each time, in an order that is the same on every node
     */
    ApplicationPolicies(String route, Supplier<List<HttpCachePolicy>> policies) {
        this.route = route;
        this.policies = policies;
    }

    /** Whether there are any. */
    boolean any() {
        return !policies.get().isEmpty();
    }

    /** How a request takes part. */
    public Treatment treatment(HttpRequest<?> request) {
        List<HttpCachePolicy> all = policies.get();
        return all.isEmpty() ? Treatment.USUAL : treatment(all, request);
    }

    private Treatment treatment(List<HttpCachePolicy> all, HttpRequest<?> request) {
        try {
            Treatment treatment = Treatment.USUAL;
            for (HttpCachePolicy policy : all) {
                treatment = treatment.with(policy.access(request));
            }
            return treatment;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            failed(e);
            return Treatment.PAST;
        }
    }

    /**
     * The key of a request with what the policies add to it; null where one fails.
     *
     * @param call whose default key is the usual one
     */
    @Nullable ResponseKey key(HttpRequest<?> request, CacheCall call, ResponseKey usual) {
        try {
            StringBuilder more = new StringBuilder();
            boolean different = false;
            for (HttpCachePolicy policy : policies.get()) {
                CacheKey key = policy.key(request, call);
                boolean own = !usual.equals(key);
                Facet.append(own ? Optional.of(key.text()) : Optional.empty(), more);
                different |= own;
            }
            return different ? usual.further(more.toString()) : usual;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            failed(e);
            return null;
        }
    }

    /** Whether and how long a response may be stored. */
    public Judgement judgement(HttpRequest<?> request, HttpResponse<?> response) {
        Judgement judgement = Judgement.NONE;
        try {
            for (HttpCachePolicy policy : policies.get()) {
                if (!policy.mayStore(request, response)) {
                    return Judgement.NOT;
                }
                Optional<Duration> limit = policy.expire(request, response);
                judgement = limit.isPresent() ? judgement.with(limit.get()) : judgement;
                if (!judgement.store()) {
                    return judgement;
                }
            }
            return judgement;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            failed(e);
            return Judgement.NOT;
        }
    }

    private void failed(Throwable e) {
        LOG.warn("{}: an HttpCachePolicy failed; the request goes past the cache", route, e);
    }
}
