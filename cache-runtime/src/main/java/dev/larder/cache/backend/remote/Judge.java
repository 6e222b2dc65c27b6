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
import java.util.function.BiFunction;

/**
 * Tells from an answer of the authority whether there is a valid entry. Tags that only the entry
 * knows cost a second question, whose answer counts if the same connection gave it.
 */
final class Judge {

    private static final Found NOTHING = new Found(List.of(), List.of(), 0);

    private final SpaceParts parts;
    private final Renewal renewal;

    Judge(SpaceParts parts, Renewal renewal) {
        this.parts = parts;
        this.renewal = renewal;
    }

    /**
     * The judgement about the first slot, by the cells that the question names.
     *
     * @param deadline when a second question has to be over
     */
    CompletableFuture<Judged> judge(Question question, Found found, long deadline) {
        Examined one = examine(new Case(question, found));
        if (one.unknown.isEmpty()) {
            return CompletableFuture.completedFuture(one.decide.apply(List.of(), NOTHING));
        }
        return cells(one.unknown, deadline).thenApply(more -> one.decide.apply(one.unknown, more));
    }

    /** The judgements about several questions: what they still ask for is asked for at once. */
    CompletableFuture<List<Judged>> judge(List<Case> cases) {
        List<Examined> examined = cases.stream().map(this::examine).toList();
        List<String> unknown =
                examined.stream().flatMap(one -> one.unknown.stream()).distinct().toList();
        CompletableFuture<Found> more =
                unknown.isEmpty()
                        ? CompletableFuture.completedFuture(NOTHING)
                        : cells(unknown, parts.line().deadline());
        return more.thenApply(
                found -> examined.stream().map(one -> one.decide.apply(unknown, found)).toList());
    }

    private CompletableFuture<Found> cells(List<String> tags, long deadline) {
        List<CellKey> cells = tags.stream().map(parts.scheme()::tag).toList();
        return parts.line().call(deadline, authority -> authority.read(List.of(), cells));
    }

    private Examined examine(Case one) {
        SlotState slot = one.found.slots().get(0);
        Cells cells = Cells.of(one.found, one.question.tags());
        if (!(slot instanceof SlotState.Value value)) {
            return Examined.as(Judged.nothing(slot, cells, Seen.Reason.ABSENT));
        }
        Envelope envelope = EnvelopeFormat.read(value.bytes());
        if (envelope == null) {
            return Examined.as(Judged.nothing(slot, cells, Seen.Reason.UNREADABLE));
        }
        Stored stored = new Stored(slot, envelope);
        List<String> unknown = cells.unknownTags(envelope);
        if (unknown.isEmpty()) {
            return Examined.as(decide(one.question, stored, cells));
        }
        return new Examined(
                unknown,
                (tags, found) -> {
                    Cells all = cells.with(tags, found);
                    return all == null
                            ? Judged.nothing(slot, cells, Seen.Reason.UNAVAILABLE)
                            : decide(one.question, stored, all);
                });
    }

    private Judged decide(Question question, Stored stored, Cells cells) {
        if (!cells.validate(stored.envelope, question.place().slot())) {
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

    /** A question, and what the authority answered. */
    record Case(Question question, Found found) {}

    /**
     * What an answer tells.
     *
     * @param unknown tags whose cells the judgement still takes
     * @param decide the judgement by the cells of all unknown tags
     */
    private record Examined(List<String> unknown, BiFunction<List<String>, Found, Judged> decide) {

        static Examined as(Judged judged) {
            return new Examined(List.of(), (tags, found) -> judged);
        }
    }

    private record Stored(SlotState slot, Envelope envelope) {}
}
