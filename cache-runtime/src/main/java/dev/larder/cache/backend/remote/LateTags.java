package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.line.Invalidation;
import dev.larder.cache.backend.line.Line;
import dev.larder.cache.entry.Envelope;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.KeyScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Stamps for tags that only the result of a load knows. Their cells are opened after the load; that
 * none of them was invalidated during it is told by the cell of all tags, which every invalidation
 * of an explicit tag removes first, and which is read last.
 */
final class LateTags {

    private final Line line;
    private final KeyScheme scheme;
    private final Duration markLife;

    LateTags(Line line, KeyScheme scheme, Duration markLife) {
        this.line = line;
        this.scheme = scheme;
        this.markLife = markLife;
    }

    /** The stamps of an entry with these tags; empty if they can't be relied on. */
    CompletableFuture<Optional<Envelope.Stamps>> stamps(
            RemotePermit.Grant grant, List<String> tags, long deadline) {
        List<String> known = grant.stamps().tags().stream().map(Envelope.TagStamp::tag).toList();
        List<String> late =
                tags.stream().distinct().filter(tag -> !known.contains(tag)).sorted().toList();
        if (late.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.of(grant.stamps()));
        }
        if (late.stream().anyMatch(Invalidation.Tags::isImplicit)) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException(
                            late + ": tags that begin with @ have to be known before the load."));
        }
        List<CellKey> cells = late.stream().map(scheme::tag).toList();
        return line.call(deadline, a -> a.open(List.of(), cells, markLife, TagCellLives.NEW))
                .thenCompose(
                        opened ->
                                line.call(deadline, this::readAnyTag)
                                        .thenApply(any -> stamps(grant, late, opened, any)));
    }

    private CompletableFuture<Found> readAnyTag(BinaryBackend authority) {
        return authority.read(List.of(), List.of(scheme.anyTag())).toCompletableFuture();
    }

    private static Optional<Envelope.Stamps> stamps(
            RemotePermit.Grant grant, List<String> late, Found opened, Found any) {
        CellState anyTag = any.cells().get(0);
        boolean unchanged = anyTag.present() && anyTag.epoch().equals(grant.anyTag());
        boolean sameConnection =
                opened.connectionEpoch() == grant.answer().epoch()
                        && any.connectionEpoch() == grant.answer().epoch();
        if (!unchanged || !sameConnection) {
            return Optional.empty();
        }
        List<Envelope.TagStamp> tags = new ArrayList<>(grant.stamps().tags());
        for (int i = 0; i < late.size(); i++) {
            CellState cell = opened.cells().get(i);
            if (!cell.present()) {
                return Optional.empty();
            }
            tags.add(new Envelope.TagStamp(late.get(i), cell.epoch().bits()));
        }
        Envelope.Stamps known = grant.stamps();
        return Optional.of(
                new Envelope.Stamps(known.bucketEpoch(), known.ban(), List.copyOf(tags)));
    }
}
