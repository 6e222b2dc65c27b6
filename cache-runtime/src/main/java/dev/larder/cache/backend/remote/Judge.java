package dev.larder.cache.backend.remote;

import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.entry.Envelope;
import dev.larder.cache.entry.EnvelopeFormat;
import dev.larder.cache.key.CellKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Tells from an answer of the authority whether there is a valid entry. Tags that only the entry
 * knows cost a second question, whose answer counts if the same connection gave it.
 */
final class Judge {

    private final SpaceParts parts;
    private final Renewal renewal;

    Judge(SpaceParts parts, Renewal renewal) {
        this.parts = parts;
        this.renewal = renewal;
    }

    /** The judgement about the first slot, by the cells that the question names. */
    CompletableFuture<Judged> judge(Question question, Found found) {
        SlotState slot = found.slots().get(0);
        Cells cells = Cells.of(found, question.tags());
        if (!(slot instanceof SlotState.Value value)) {
            return done(Judged.nothing(slot, cells, Seen.Reason.ABSENT));
        }
        Envelope envelope = EnvelopeFormat.read(value.bytes());
        if (envelope == null) {
            return done(Judged.nothing(slot, cells, Seen.Reason.UNREADABLE));
        }
        Stored stored = new Stored(slot, envelope);
        List<String> unknown = cells.unknownTags(envelope);
        return unknown.isEmpty()
                ? done(decide(question, stored, cells))
                : askFor(unknown, question, stored, cells);
    }

    private CompletableFuture<Judged> askFor(
            List<String> unknown, Question question, Stored stored, Cells cells) {
        List<CellKey> more = unknown.stream().map(parts.scheme()::tag).toList();
        return parts.line()
                .call(authority -> authority.read(List.of(), more))
                .thenApply(
                        found -> {
                            Cells all = cells.with(unknown, found);
                            return all == null
                                    ? Judged.nothing(stored.slot, cells, Seen.Reason.UNAVAILABLE)
                                    : decide(question, stored, all);
                        });
    }

    private Judged decide(Question question, Stored stored, Cells cells) {
        if (!cells.validate(stored.envelope, question.place().slot().subject())) {
            return Judged.nothing(stored.slot, cells, Seen.Reason.INVALIDATED);
        }
        return Judged.valid(stored.slot, cells, () -> decode(question, stored.envelope));
    }

    private Seen decode(Question question, Envelope envelope) {
        if (!parts.form().isReadable(envelope, question.type())) {
            return Seen.nothing(Seen.Reason.UNREADABLE);
        }
        renewal.renewIfAgeing(question.place(), envelope);
        try {
            return Seen.found(parts.form().entry(envelope, question.type()));
        } catch (IOException e) {
            parts.answers().reports().failed(Step.DECODE, parts.keys().namespace(), e);
            return Seen.nothing(Seen.Reason.UNREADABLE);
        }
    }

    private static CompletableFuture<Judged> done(Judged judged) {
        return CompletableFuture.completedFuture(judged);
    }

    private record Stored(SlotState slot, Envelope envelope) {}
}
