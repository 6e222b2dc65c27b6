package dev.larder.cache.http.route;

import dev.larder.cache.annotation.HttpCache;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.http.rfc9111.LifetimeRules;
import dev.larder.cache.http.rfc9111.ReusePolicy;
import dev.larder.cache.http.rfc9111.ReuseRules;
import dev.larder.cache.http.rfc9111.Sharing;
import dev.larder.cache.http.rfc9111.StorePolicy;
import dev.larder.cache.http.rfc9111.StoreRules;
import dev.larder.cache.http.settings.HttpSettings;
import dev.larder.cache.http.settings.HttpSettings.Trust;
import dev.larder.cache.intercept.Ambient;
import dev.larder.cache.intercept.RoutePlan;
import dev.larder.cache.intercept.RoutePlans;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.namespace.Namespace;
import dev.larder.cache.namespace.Namespaces;
import dev.larder.cache.policy.CachePolicy;
import dev.larder.cache.policy.PolicyResolver;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.bind.RequestBinderRegistry;
import io.micronaut.http.uri.UriMatchVariable;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the policies of routes and paths. */
@Singleton
final class PolicyFactory {

    /** The namespace of what is cached by path; no namespace of an application has such a name. */
    static final String PATHS = "larder.http.paths";

    private final HttpSettings settings;
    private final PolicyParts parts;

    PolicyFactory(HttpSettings settings, PolicyParts parts) {
        this.settings = settings;
        this.parts = parts;
    }

    /** What policies are made with. */
    @Singleton
    record PolicyParts(
            RoutePlans plans,
            PolicyResolver texts,
            Namespaces namespaces,
            Facets facets,
            Hosts hosts,
            ConversionService conversion,
            RequestBinderRegistry binders,
            PolicyBeans beans,
            Ambient ambient) {}

    /**
     * The policy of a route; null if it isn't {@code @Cached}.
     *
     * @param negotiated whether Accept chooses among several routes of its URL
     * @throws dev.larder.cache.CacheConfigurationException if its annotations can't work
     */
    @Nullable RoutePolicy ofRoute(RouteInfo<?> info, boolean negotiated) {
        if (!(info instanceof MethodBasedRouteInfo<?, ?> route) || info.isErrorRoute()) {
            return null;
        }
        Optional<RoutePlan> plan =
                parts.plans()
                        .plan(
                                route.getTargetMethod().getDeclaringType(),
                                route.getTargetMethod().getExecutableMethod());
        return plan.map(found -> ofRoute(route, found, negotiated)).orElse(null);
    }

    private RoutePolicy ofRoute(
            MethodBasedRouteInfo<?, ?> route, RoutePlan plan, boolean negotiated) {
        HttpCacheMembers members =
                HttpCacheMembers.of(
                        plan.text(), plan.method().getAnnotationMetadata(), parts.texts());
        Set<String> variables = pathVariables(route);
        Signature signature = Signature.of(plan, route.getArgumentNames(), variables);
        boolean perUser = members.sharing() == HttpCache.Sharing.PER_USER;
        Facets.Distinct distinct =
                parts.facets().of(signature, route.getProduces(), members.vary(), perUser);
        RouteArguments arguments =
                new RouteArguments(
                        plan,
                        route.getArgumentNames(),
                        variables,
                        parts.conversion(),
                        parts.binders());
        QueryForm query = query(signature, members);
        UrlTags tags = UrlTags.of(plan, arguments.bounds(), query);
        ApplicationPolicies application = parts.beans().ofRoute(plan.text(), members.policy());
        Further further = Further.ofRoute(application, parts.ambient(), plan, arguments.bounds());
        RequestKeys keys =
                new RequestKeys(
                        new RequestKeys.Parts(
                                plan.text(), plan, arguments, query, tags, distinct, further),
                        signature.wholeRequest() ? new WrittenTarget(query) : null,
                        parts.hosts());
        int userDimension = plan.varyBy().indexOf("user");
        return new RoutePolicy(
                plan.text(),
                plan,
                RoutePolicy.Shelf.of(plan.namespace(), plan.backend()),
                rules(plan, members, distinct.user() ? Sharing.PER_USER : sharing(members)),
                application,
                keys,
                new RoutePolicy.Reply(
                        true,
                        vary(plan, distinct, negotiated),
                        distinct.fallbacks(),
                        distinct.covered(),
                        distinct.user() || userDimension >= 0,
                        maxAge()));
    }

    private static List<String> vary(RoutePlan plan, Facets.Distinct distinct, boolean negotiated) {
        Set<String> vary = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        vary.addAll(distinct.vary());
        if (plan.varyBy().contains("locale")) {
            vary.add("Accept-Language");
        }
        if (negotiated) {
            vary.add("Accept");
        }
        return List.copyOf(vary);
    }

    private QueryForm query(Signature signature, HttpCacheMembers members) {
        Set<String> declared = new TreeSet<>(signature.query());
        declared.addAll(members.query());
        List<PathPattern> ignored = new ArrayList<>(settings.requests().ignoreQuery());
        ignored.addAll(members.ignoreQuery());
        return new QueryForm(
                signature.wholeQuery() || declared.remove("*"), declared, List.copyOf(ignored));
    }

    private static Set<String> pathVariables(MethodBasedRouteInfo<?, ?> route) {
        return route instanceof UriRouteInfo<?, ?> uri
                ? uri.getUriMatchTemplate().getVariables().stream()
                        .filter(variable -> !variable.isQuery())
                        .map(UriMatchVariable::getName)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Sharing sharing(HttpCacheMembers members) {
        return members.sharing() == HttpCache.Sharing.PUBLIC ? Sharing.PUBLIC : Sharing.AUTO;
    }

    private RoutePolicy.Rules rules(RoutePlan plan, HttpCacheMembers members, Sharing sharing) {
        boolean heeds =
                switch (members.requestDirectives()) {
                    case HONOUR -> true;
                    case IGNORE -> false;
                    case DEFAULT -> settings.requests().trust() == Trust.ALWAYS;
                };
        LifetimeRules lifetimes =
                LifetimeRules.ofRoute(plan.assigned(), plan.namespace().settings().expire())
                        .withByStatus(settings.storing().byStatus());
        if (!members.statuses().isEmpty()) {
            lifetimes = lifetimes.withStatuses(members.statuses(), members.lifetimes());
        }
        long maxBody = members.maxBody() == null ? settings.storing().maxBody() : members.maxBody();
        return rules(
                new Wanted(
                        members.methods(),
                        lifetimes,
                        sharing,
                        heeds,
                        maxBody,
                        plan.varyBy().indexOf("user"),
                        cookies(StoreRules.SetCookie.NEVER)),
                plan.policy());
    }

    private record Wanted(
            Set<String> methods,
            LifetimeRules lifetimes,
            Sharing sharing,
            boolean heeds,
            long maxBody,
            int userDimension,
            StoreRules.SetCookie cookies) {}

    private StoreRules.SetCookie cookies(StoreRules.SetCookie otherwise) {
        return settings.storing().setCookie() ? StoreRules.SetCookie.ALWAYS : otherwise;
    }

    private RoutePolicy.Rules rules(Wanted wanted, CachePolicy loading) {
        StoreRules store =
                new StoreRules(
                        wanted.methods(),
                        wanted.sharing(),
                        wanted.heeds(),
                        wanted.cookies(),
                        wanted.maxBody(),
                        settings.storing().targetedFields(),
                        wanted.lifetimes());
        ReuseRules reuse =
                new ReuseRules(
                        wanted.methods(),
                        wanted.sharing(),
                        wanted.heeds(),
                        new ReuseRules.Stale(
                                Optional.empty(),
                                Optional.empty(),
                                settings.storing().staleOnError()));
        return new RoutePolicy.Rules(
                wanted.methods(),
                new StorePolicy(store),
                new ReusePolicy(reuse),
                wanted.heeds(),
                wanted.sharing(),
                wanted.userDimension(),
                loading);
    }

    private RoutePolicy.@Nullable MaxAge maxAge() {
        var clients = settings.replies().clientMaxAge();
        return clients.sent() ? new RoutePolicy.MaxAge(clients.duration().orElse(null)) : null;
    }

    /** Finds the policies for all requests, so that one that can't be made stops the start. */
    void findPolicies() {
        parts.beans().findAll();
    }

    /** The policy of the paths that are cached. */
    RoutePolicy ofPaths() {
        Namespace namespace = parts.namespaces().ofMethod(PATHS);
        EntryBackend backend = namespace.usual();
        QueryForm query = new QueryForm(true, Set.of(), settings.requests().ignoreQuery());
        Facets.Distinct distinct = parts.facets().ofPaths();
        LifetimeRules lifetimes =
                LifetimeRules.ofPath(settings.storing().heuristic())
                        .withByStatus(settings.storing().byStatus());
        boolean heeds = settings.requests().trust() != Trust.NEVER;
        ApplicationPolicies application = parts.beans().ofPaths(PATHS);
        Further further = Further.ofPaths(application, parts.ambient());
        return new RoutePolicy(
                PATHS,
                null,
                RoutePolicy.Shelf.of(namespace, backend),
                rules(
                        new Wanted(
                                StoreRules.METHODS,
                                lifetimes,
                                Sharing.AUTO,
                                heeds,
                                settings.storing().maxBody(),
                                -1,
                                cookies(StoreRules.SetCookie.IF_PUBLIC)),
                        PolicyResolver.of(namespace.settings())),
                application,
                new RequestKeys(
                        new RequestKeys.Parts(
                                PATHS,
                                null,
                                null,
                                query,
                                UrlTags.ofPaths(query),
                                distinct,
                                further),
                        new WrittenTarget(query),
                        parts.hosts()),
                new RoutePolicy.Reply(false, List.of(), List.of(), Set.of(), false, null));
    }
}
