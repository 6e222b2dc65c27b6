package dev.larder.cache.backend.remote;

import dev.larder.cache.BackendStateChangedEvent;
import dev.larder.cache.CacheStatistics;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.EntrySpace;
import dev.larder.cache.backend.SpaceSpec;
import dev.larder.cache.backend.Tokens;
import dev.larder.cache.entry.Envelope;
import dev.larder.cache.entry.SchemaFingerprints;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.settings.BackendSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps entries on an authority that keeps bytes. Every operation ends within the time limit,
 * whatever the driver does; an authority that does not answer is not asked any more until it does,
 * and what was invalidated meanwhile is told it first.
 */
public final class RemoteBackend implements EntryBackend {

    private final BackendSettings settings;
    private final BackendContext context;
    private final BinaryBackend authority;
    private final Ticker ticker;
    private final KeyScheme scheme;
    private final Counters counters = new Counters();
    private final Reports reports;
    private final CircuitBreaker breaker;
    private final Line line;
    private final Answers answers;
    private final Repair repair;
    private final Invalidations invalidations;
    private final LocalPermits localPermits;
    private final AuthorityTime time;
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
        this.authority = authority;
        this.ticker = ticker;
        this.scheme =
                new KeyScheme(context.settings().prefix(), context.settings().keys().maxLength());
        this.reports = new Reports(settings.name(), context.failures());
        this.breaker = new CircuitBreaker(context.settings().breaker(), this::opened);
        this.line = new Line(authority, ticker, breaker, counters, context.settings().timeout());
        this.answers = new Answers(context.executor(), counters, reports);
        Pending pending = new Pending(scheme, this::oneSpaceOfEach);
        this.repair =
                new Repair(
                        line,
                        pending,
                        breaker,
                        new Repair.Repairing(
                                ticker, context.settings().breaker().probe(), this::closedAgain));
        this.invalidations = new Invalidations(line, pending, repair, answers);
        this.localPermits = new LocalPermits(ticker, invalidations);
        this.time = new AuthorityTime(line, ticker, context.clock());
        this.lives = new TagCellLives(line, ticker);
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
                : invalidations.send(new Invalidation.Tags(scheme, distinct));
    }

    @Override
    public CacheStatistics statistics() {
        return counters.statistics(breaker.state());
    }

    @Override
    public boolean available() {
        return breaker.isClosed();
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public void close() {
        ticker.close();
        authority.close();
    }

    private RemoteSpace newSpace(SpaceSpec spec) {
        boolean responses = spec.kind() == SpaceSpec.Kind.RESPONSES;
        String namespace = spec.namespace();
        KeySpace keys = responses ? scheme.responses(namespace) : scheme.values(namespace);
        EntryForm form = new EntryForm(time, fingerprints, responses ? Envelope.Form.RESPONSE : 0);
        SpaceParts parts =
                new SpaceParts(
                        scheme, keys, line, form, time, invalidations, lives, tokens, answers);
        Duration markLife = context.settings().loadLimit();
        Renewal renewal = new Renewal(parts);
        Judge judge = new Judge(parts, renewal);
        return new RemoteSpace(
                parts,
                new Reads(parts, judge, context.clock()),
                new Opens(parts, judge, localPermits, markLife),
                new Fills(parts, new LateTags(line, scheme, markLife), renewal));
    }

    private List<KeySpace> oneSpaceOfEach() {
        return spaces.values().stream().map(RemoteSpace::keys).toList();
    }

    private void opened(String reason) {
        reports.unavailable(reason);
        publish(false, reason);
        repair.probeLater();
    }

    private void closedAgain() {
        String reason = "it answers, and has been told every invalidation";
        reports.available(reason);
        publish(true, reason);
    }

    private void publish(boolean available, String reason) {
        answers.run(
                () ->
                        context.listener()
                                .accept(
                                        new BackendStateChangedEvent(
                                                settings.name(), available, reason)));
    }
}
