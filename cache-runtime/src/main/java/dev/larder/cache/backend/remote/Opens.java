package dev.larder.cache.backend.remote;

import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.backend.Attempt;
import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.Opened;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Target;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.line.Causes;
import dev.larder.cache.entry.Envelope;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.StorageKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Gets permits: for loads, and for puts. */
final class Opens {

    private final SpaceParts parts;
    private final Judge judge;
    private final RecentPermits recent;
    private final Duration markLife;
    private final Turns<Question, Granted> turns = new Turns<>(this::send);

    Opens(SpaceParts parts, Judge judge, RecentPermits recent, Duration markLife) {
        this.parts = parts;
        this.judge = judge;
        this.recent = recent;
        this.markLife = markLife;
    }

    private record Granted(Judged judged, RemotePermit.@Nullable Grant grant) {}

    CompletionStage<Opened> open(Target target) {
        Question question = Question.of(parts.keys().place(target.key()), target);
        long released = parts.invalidations().released();
        Attempt.Rest rest = target.attempt().take(parts.line().now(), parts.line().limit());
        if (parts.isQuarantined(question.place(), question.tags())) {
            target.attempt().missed(parts.line().notAsked());
            return CompletableFuture.completedFuture(nothing(question));
        }
        if (rest.failed() || !parts.line().isOpen()) {
            target.attempt().missed(parts.line().notAsked());
            return CompletableFuture.completedFuture(withoutAnswer(question, rest));
        }
        CompletableFuture<Granted> answer =
                parts.line().await(turns.ask(question).answer(), rest.deadline());
        return parts.answers()
                .hand(
                        answer,
                        target.resume(),
                        (granted, error) -> {
                            if (error == null) {
                                return opened(question, granted, released);
                            }
                            target.attempt().missed(Causes.of(error));
                            parts.failed(Step.OPEN, error);
                            return withoutAnswer(question, rest);
                        });
    }

    CompletionStage<Opened> hold(Target target) {
        Question question = Question.of(parts.keys().place(target.key()), target);
        if (!parts.line().isOpen() || parts.isQuarantined(question.place(), question.tags())) {
            return CompletableFuture.completedFuture(held(question, null));
        }
        StorageKey slot = question.place().slot();
        long failed = parts.invalidations().failed();
        long deadline = parts.line().deadline();
        CompletableFuture<Found> cells = openCells(question, List.of(), deadline);
        CompletableFuture<Token> token =
                parts.line().call(deadline, authority -> authority.hold(slot, markLife));
        return parts.answers()
                .hand(
                        token.thenCombine(
                                cells, (held, found) -> grant(question, held, found, failed)),
                        (grant, error) -> {
                            if (error != null) {
                                parts.failed(Step.OPEN, error);
                            }
                            return held(question, error == null ? grant : null);
                        });
    }

    private CompletableFuture<Granted> send(Question question) {
        RecentPermits.Moment asked = recent.now();
        long deadline = parts.line().deadline();
        return openCells(question, List.of(question.place().slot()), deadline)
                .thenCompose(
                        found ->
                                judge.judge(question, found, deadline)
                                        .thenApply(
                                                judged -> granted(question, judged, found, asked)));
    }

    private Granted granted(
            Question question, Judged judged, Found found, RecentPermits.Moment asked) {
        RemotePermit.Grant grant = grant(question, judged.token(), found, asked.failed());
        if (grant != null) {
            RemotePermit permit = RemotePermit.forLoad(question.place(), grant);
            recent.note(permit, judged.isValid(), asked);
        }
        return new Granted(judged, grant);
    }

    private CompletableFuture<Found> openCells(
            Question question, List<StorageKey> slots, long deadline) {
        List<CellKey> cells = question.cells(parts.scheme());
        cells.add(parts.scheme().anyTag());
        CompletableFuture<Found> answer =
                parts.line().call(deadline, a -> a.open(slots, cells, markLife, TagCellLives.NEW));
        return parts.time()
                .known(answer)
                .thenApply(
                        found -> {
                            parts.time().answeredBy(found.connectionEpoch());
                            return found;
                        });
    }

    private RemotePermit.@Nullable Grant grant(
            Question question, @Nullable Token token, Found found, long failed) {
        CellState anyTag = found.cells().get(found.cells().size() - 1);
        Envelope.Stamps stamps = Cells.of(found, question.tags()).stamps(question.tags());
        if (token == null || stamps == null) {
            noteOccupied(found);
            return null;
        }
        if (anyTag.present()) {
            parts.lives().seen(parts.scheme().anyTag(), anyTag.epoch());
        }
        Token late = anyTag.present() ? anyTag.epoch() : null;
        RemotePermit.Answer answer = new RemotePermit.Answer(found.connectionEpoch(), failed);
        return new RemotePermit.Grant(token, stamps, late, answer);
    }

    /** What is absent was to be created: where it still is, its key has something else. */
    private void noteOccupied(Found found) {
        if (found.slots().stream().anyMatch(SlotState.Absent.class::isInstance)
                || !found.cells().get(0).present()) {
            parts.unstored().failed("its key, or its cell, has a value that is not Larder's");
        }
    }

    private Opened opened(Question question, Granted granted, long released) {
        Seen seen = parts.unlessQuarantined(question, granted.judged.seen(), released);
        if (seen.reason() == Seen.Reason.SKIPPED) {
            return nothing(question);
        }
        return new Opened(seen.entry(), RemotePermit.forLoad(question.place(), granted.grant));
    }

    private static Opened nothing(Question question) {
        return new Opened(null, RemotePermit.forLoad(question.place(), null));
    }

    private static Opened held(Question question, RemotePermit.@Nullable Grant grant) {
        return new Opened(null, RemotePermit.forPut(question.place(), grant));
    }

    private Opened withoutAnswer(Question question, Attempt.Rest rest) {
        return new Opened(null, recent.withoutAnswer(question.place(), rest.came()));
    }
}
