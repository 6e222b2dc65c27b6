package dev.larder.cache.backend.remote;

import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.ChangeFeed;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.FarBackend;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.backend.Tokens;
import dev.larder.cache.backend.line.GuardedAuthority;
import dev.larder.cache.backend.line.Invalidation;
import dev.larder.cache.backend.line.SystemTicker;
import dev.larder.cache.backend.line.Ticker;
import dev.larder.cache.entry.Envelope;
import dev.larder.cache.entry.SchemaFingerprints;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.settings.LarderSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps entries on an authority that keeps bytes. Every operation ends within the time limit,
 * whatever the driver does; an authority that does not answer is not asked any more until it does,
 * and what was invalidated meanwhile is told it first.
 */
public final class RemoteBackend implements FarBackend {

    private final BackendSettings settings;
    private final BackendContext context;
    private final KeyScheme scheme;
    private final GuardedAuthority guarded;
    private final RecentPermits recent;
    private final TagCellLives lives;
    private final Tokens tokens = new Tokens();
    private final SchemaFingerprints fingerprints = new SchemaFingerprints();
    private final Map<SpaceSpec, RemoteSpace> spaces = new ConcurrentHashMap<>();

    /** Over an authority, which it closes with itself. */
    public RemoteBackend(
            BackendSettings settings, BackendContext context, BinaryBackend authority) {
        this(settings, context, authority, new SystemTicker(settings.name()));
    }

    RemoteBackend(
            BackendSettings settings,
            BackendContext context,
            BinaryBackend authority,
            Ticker ticker) {
        this.settings = settings;
        this.context = context;
        LarderSettings application = context.settings();
        this.scheme = new KeyScheme(application.prefix(), application.keys().maxLength());
        GuardedAuthority.Guarding guarding =
                new GuardedAuthority.Guarding(settings.name(), context, authority, ticker);
        this.guarded = new GuardedAuthority(guarding, scheme, this::oneSpaceOfEach);
        this.recent = new RecentPermits(ticker, guarded.invalidations());
        this.lives = new TagCellLives(guarded.line(), ticker);
    }

    /**
     * Done when the authority has answered for the first time, so that the calls to come find what
     * they need; fails within the time limit if it does not.
     */
    public CompletionStage<Void> begin() {
        return guarded.time()
                .known(guarded.line().call(a -> a.read(List.of(), List.of(scheme.anyTag()))))
                .thenAccept(found -> {});
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String type() {
        return settings.type();
    }

    @Override
    public EntrySpace space(SpaceSpec spec) {
        return spaces.computeIfAbsent(spec, this::newSpace);
    }

    @Override
    public CompletionStage<Void> invalidateTags(Collection<String> tags) {
        List<String> distinct = tags.stream().distinct().toList();
        return distinct.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : guarded.invalidations().send(new Invalidation.Tags(scheme, distinct));
    }

    @Override
    public KeyScheme scheme() {
        return scheme;
    }

    @Override
    public Optional<ChangeFeed> changes() {
        return guarded.line().authority().changes();
    }

    @Override
    public CacheStatistics statistics() {
        return guarded.statistics();
    }

    @Override
    public boolean available() {
        return guarded.line().isOpen();
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public void close() {
        guarded.close();
    }

    private RemoteSpace newSpace(SpaceSpec spec) {
        SpaceParts parts = parts(spec);
        Duration markLife = context.settings().loadLimit();
        Renewal renewal = new Renewal(parts);
        Judge judge = new Judge(parts, renewal);
        LateTags lateTags = new LateTags(guarded.line(), scheme, markLife);
        return new RemoteSpace(
                parts,
                new RemoteSpace.Reading(
                        new Reads(parts, judge, context.clock()),
                        new BulkReads(parts, judge, context.clock())),
                new Opens(parts, judge, recent, markLife),
                new Fills(parts, lateTags, renewal));
    }

    private SpaceParts parts(SpaceSpec spec) {
        boolean responses = spec.kind() == SpaceSpec.Kind.RESPONSES;
        String namespace = spec.namespace();
        KeySpace keys = responses ? scheme.responses(namespace) : scheme.values(namespace);
        int flags = responses ? Envelope.Form.RESPONSE : 0;
        EntryForm form = new EntryForm(guarded.time(), fingerprints, flags);
        Unstored unstored = new Unstored(guarded.answers().reports(), guarded.line(), namespace);
        return new SpaceParts(scheme, keys, guarded, form, lives, tokens, unstored);
    }

    private List<KeySpace> oneSpaceOfEach() {
        return spaces.values().stream().map(RemoteSpace::keys).toList();
    }
}
