package dev.larder.cache.http.exchange;

import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.http.rfc9111.ClientRequest;
import dev.larder.cache.http.rfc9111.OriginResponse.Author;
import dev.larder.cache.http.rfc9111.ReuseReason;
import dev.larder.cache.http.rfc9111.StoreReason;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.Fields;
import dev.larder.cache.http.route.Identification;
import dev.larder.cache.http.route.RequestKeys;
import dev.larder.cache.http.route.ResponseKey;
import dev.larder.cache.http.route.RoutePolicy;
import dev.larder.cache.load.LoadContext;
import dev.larder.cache.namespace.Counters;
import io.micronaut.core.annotation.Internal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way, from when it is known that its handler may run until its response is there.
 * One step at a time works on it.
 */
@Internal
public final class Exchange {

    private static final String ATTRIBUTE = "dev.larder.cache.http.exchange";

    /**
     * What was asked.
     *
     * @param keyed null where the response can't be kept
     * @param tags of the response, as far as they are known
     * @param anew whether what is stored must not answer it, as the application wants
     */
    record Asked(
            HttpRequest<?> request,
            ClientRequest client,
            RequestKeys.@Nullable Keyed keyed,
            List<String> tags,
            boolean anew) {

        /** The same with its tags. */
        Asked with(List<String> known) {
            return new Asked(request, client, keyed, known, anew);
        }
    }

    private final RoutePolicy policy;
    private final Asked asked;
    private final LoadContext context;
    private final boolean marked;
    private final boolean sessionBefore;
    private final AtomicBoolean finished = new AtomicBoolean();
    private final Map<ResponseKey, Target> targets = new HashMap<>(2);
    private ReuseReason forward = ReuseReason.NO_KEY;
    private @Nullable StoreReason stored;
    private Optional<EntityTag> codedTag = Optional.empty();
    private boolean late;
    private boolean restarted;
    private boolean validates;
    private volatile Author author = Author.RESPONSE;
    private volatile @Nullable Load load;
    private volatile @Nullable Surroundings surroundings;

    /**
     * An exchange.
     *
     * @param marked whether nothing is done but to keep other caching away
     */
    Exchange(RoutePolicy policy, Asked asked, LoadContext context, boolean marked) {
        this.policy = policy;
        this.asked = asked;
        this.context = context;
        this.marked = marked;
        this.sessionBefore = Identification.hasSession(asked.request());
    }

    /** Remembers it with its request. */
    void attach() {
        asked.request().setAttribute(ATTRIBUTE, this);
    }

    /** The exchange of a request. */
    static Optional<Exchange> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Exchange.class);
    }

    /** The context of a request's call; empty where caching has no part in it. */
    public static Optional<LoadContext> contextOf(HttpRequest<?> request) {
        return of(request).map(Exchange::context);
    }

    RoutePolicy policy() {
        return policy;
    }

    HttpRequest<?> request() {
        return asked.request();
    }

    ClientRequest client() {
        return asked.client();
    }

    /** Whether the application wants a response that is made after the request came. */
    boolean anew() {
        return asked.anew();
    }

    LoadContext context() {
        return context;
    }

    boolean marked() {
        return marked;
    }

    Counters counters() {
        return policy.shelf().namespace().counters();
    }

    /** The key; only where there is one. */
    RequestKeys.Keyed keyed() {
        RequestKeys.Keyed keyed = asked.keyed();
        if (keyed == null) {
            throw new IllegalStateException("This request has no key.");
        }
        return keyed;
    }

    /** An operation on a slot: the same for its read and the open after that. */
    Target target(ResponseKey slot, ValueType type) {
        return targets.computeIfAbsent(slot, key -> new Target(key, type, asked.tags()));
    }

    /** The tags of its response, as far as they are known before it. */
    List<String> tags() {
        return asked.tags();
    }

    /** Who says on the response what caches may do. */
    Author author() {
        return author;
    }

    void author(Author who) {
        this.author = who;
    }

    /** Why the request is forwarded. */
    ReuseReason forward() {
        return forward;
    }

    void forward(ReuseReason why) {
        this.forward = why;
    }

    /** Why the response is stored, or is not; null: nobody has asked. */
    @Nullable StoreReason stored() {
        return stored;
    }

    void stored(StoreReason why) {
        this.stored = why;
    }

    /** The key; null where there is none. */
    @Nullable ResponseKey keyOrNull() {
        RequestKeys.Keyed keyed = asked.keyed();
        return keyed == null ? null : keyed.key();
    }

    /**
     * The tag that the response has in the coding that a hit would have; empty: none of its own.
     */
    Optional<EntityTag> codedTag() {
        return codedTag;
    }

    void codedTag(Optional<EntityTag> tag) {
        this.codedTag = tag;
    }

    /** The load that the handler runs for; null: its response is not looked at. */
    @Nullable Load load() {
        return load;
    }

    void load(Load mine) {
        this.load = mine;
    }

    /** Notes the response as it leaves what the cache encloses. */
    void inside(HttpResponse<?> response) {
        if (load != null) {
            surroundings = Surroundings.inside(response);
        }
    }

    /** What was done to the response by filters that wrap the request; null if not known. */
    @Nullable Surroundings surroundings() {
        return surroundings;
    }

    /** Fields of the response without what filters around the cache have added. */
    Fields own(Fields fields) {
        Surroundings around = surroundings;
        return around == null ? fields : around.own(fields);
    }

    /** Whether the handler may be asked if what is stored still holds. */
    boolean validates() {
        return validates;
    }

    void validates(boolean may) {
        this.validates = may;
    }

    /** Whether it renews what is stored, and nobody waits for its response. */
    boolean isBehind() {
        return BehindRequest.is(asked.request());
    }

    /** The client's conditions are those of the request again. */
    void putBack() {
        Load mine = load;
        Conditions replaced = mine == null ? null : mine.conditions();
        if (replaced != null) {
            replaced.putBack();
        }
    }

    /** Puts on a reply what filters around the cache have added to the response it replaces. */
    void addSurroundings(MutableHttpResponse<?> reply) {
        Surroundings around = surroundings;
        if (around != null) {
            around.added().forEach(field -> reply.getHeaders().add(field.name(), field.value()));
        }
    }

    /** Whether it has waited as long as it may; from then on it has. */
    boolean wasLate() {
        boolean was = late;
        late = true;
        return was;
    }

    /** Whether it has begun again; from then on it has. */
    boolean wasRestarted() {
        boolean was = restarted;
        restarted = true;
        return was;
    }

    /** Whether a session came into being while the handler ran. */
    boolean hasNewSession() {
        return !sessionBefore && Identification.hasSession(asked.request());
    }

    /** Ends it; true once. */
    boolean finish() {
        return finished.compareAndSet(false, true);
    }

    /** How messages name what is loaded. */
    String name() {
        return policy.shelf().namespace().name() + "[" + keyed().key() + "]";
    }
}
