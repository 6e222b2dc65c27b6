package dev.larder.cache.load;

import dev.larder.cache.CacheContext;
import dev.larder.cache.CacheContextElement;
import dev.larder.cache.CacheStatus;
import dev.larder.cache.entry.Codec;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.grammar.Names;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.policy.Retention;
import io.micronaut.core.propagation.PropagatedContext;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The context of one call whose handler runs. Safe for use by many threads. */
public final class LoadContext implements CacheContext, CacheContextElement {

    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final String namespace;
    private final Supplier<CacheKey> key;
    private final @Nullable LoadContext parent;
    private final Supplier<Instant> now;
    private final @Nullable ValueType type;
    private final Set<String> tags = new LinkedHashSet<>();
    private @Nullable Duration expire;
    private @Nullable Instant until;
    private boolean doNotStore;
    private @Nullable ValueType written;
    private volatile CacheStatus status;
    private volatile @Nullable Flight flight;

    /**
     * Of a call.
     *
     * @param type what the call gives; null where nothing can be stored
     * @param parent the context of the load in which the call is made
     */
    public LoadContext(
            String namespace,
            Supplier<CacheKey> key,
            CacheStatus status,
            @Nullable ValueType type,
            @Nullable LoadContext parent,
            Supplier<Instant> now) {
        this.namespace = namespace;
        this.key = key;
        this.status = status;
        this.type = type;
        this.parent = parent;
        this.now = now;
    }

    /** The context of the load that runs here; null outside of one. */
    public static @Nullable LoadContext running() {
        return PropagatedContext.find()
                .flatMap(context -> context.find(LoadContext.class))
                .orElse(null);
    }

    /** Another propagated context with this one as the current call. */
    public PropagatedContext over(PropagatedContext base) {
        return base.find(LoadContext.class)
                .map(outer -> base.replace(outer, this))
                .orElseGet(() -> base.plus(this));
    }

    /** The load that this context belongs to, or the nearest one around it. */
    public @Nullable Flight flight() {
        for (LoadContext at = this; at != null; at = at.parent) {
            if (at.flight != null) {
                return at.flight;
            }
        }
        return null;
    }

    /** Notes which load this context belongs to. */
    public void flight(Flight mine) {
        this.flight = mine;
    }

    @Override
    public CacheContext context() {
        return this;
    }

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public CacheKey key() {
        return key.get();
    }

    @Override
    public String namespace() {
        return namespace;
    }

    @Override
    public CacheStatus status() {
        return status;
    }

    /** Notes why the handler runs, where that is known later than that it will. */
    public void status(CacheStatus known) {
        this.status = known;
    }

    @Override
    public synchronized CacheContext expire(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "CacheContext.expire("
                            + duration
                            + "): a lifetime is more than zero. Use doNotStore() to store nothing.");
        }
        this.expire = duration;
        this.until = null;
        return this;
    }

    @Override
    public synchronized CacheContext expireAt(Instant time) {
        if (!time.isAfter(now.get())) {
            throw new IllegalArgumentException(
                    "CacheContext.expireAt("
                            + time
                            + "): not in the future. Use doNotStore() to store nothing.");
        }
        this.until = time;
        this.expire = null;
        return this;
    }

    @Override
    public CacheContext tags(String... names) {
        for (String name : names) {
            Names.tag(name);
        }
        synchronized (this) {
            tags.addAll(List.of(names));
        }
        return this;
    }

    @Override
    public synchronized CacheContext doNotStore() {
        this.doNotStore = true;
        return this;
    }

    @Override
    public synchronized CacheContext codec(Class<? extends Codec> codec) {
        if (type != null) {
            this.written = type.writtenBy(codec);
        }
        return this;
    }

    /** What was set about storing and lifetime. */
    public synchronized Retention.Overrides overrides() {
        return new Retention.Overrides(doNotStore, expire, until == null ? null : millis(until));
    }

    private static long millis(Instant time) {
        return time.isAfter(LAST) ? Long.MAX_VALUE : time.toEpochMilli();
    }

    /** The tags that were added. */
    public synchronized List<String> tags() {
        return List.copyOf(tags);
    }

    /** The type with the codec that was set; null where none was. */
    public synchronized @Nullable ValueType written() {
        return written;
    }
}
