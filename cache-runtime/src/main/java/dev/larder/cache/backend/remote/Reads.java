package dev.larder.cache.backend.remote;

import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.Target;
import dev.larder.cache.backend.line.Causes;
import dev.larder.cache.backend.line.Line;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.StorageKey;
import dev.larder.cache.time.LarderClock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Looks entries up. */
final class Reads {

    private final SpaceParts parts;
    private final Judge judge;
    private final LarderClock clock;
    private final Turns<Question, Judged> turns = new Turns<>(this::send);

    Reads(SpaceParts parts, Judge judge, LarderClock clock) {
        this.parts = parts;
        this.judge = judge;
        this.clock = clock;
    }

    CompletionStage<Seen> read(Target target) {
        Question question = Question.of(parts.keys().place(target.key()), target);
        Line line = parts.line();
        long now = line.now();
        long released = parts.invalidations().released();
        target.attempt().begin(now, line.limit());
        if (!line.isOpen() || parts.isQuarantined(question.place(), question.tags())) {
            if (!line.isOpen()) {
                target.attempt().missed(line.notAsked());
            }
            Seen skipped = counted(Seen.nothing(Seen.Reason.SKIPPED));
            return CompletableFuture.completedFuture(skipped);
        }
        Turns.Asked<Judged> asked = turns.ask(question);
        CompletableFuture<Judged> inTime =
                asked.sent() ? asked.answer() : line.await(asked.answer(), now + line.limit());
        CompletableFuture<Judged> answer =
                inTime.whenComplete((judged, error) -> target.attempt().answered(line.now()));
        return parts.answers()
                .hand(
                        answer,
                        target.resume(),
                        (judged, error) -> {
                            if (error == null) {
                                return counted(
                                        parts.unlessQuarantined(question, judged.seen(), released));
                            }
                            target.attempt().fail(Causes.of(error));
                            parts.failed(Step.READ, error);
                            return counted(Seen.nothing(Seen.Reason.UNAVAILABLE));
                        });
    }

    /** All of it is over when one operation has to be. */
    private CompletableFuture<Judged> send(Question question) {
        List<CellKey> cells = question.cells(parts.scheme());
        List<StorageKey> slot = List.of(question.place().slot());
        long deadline = parts.line().deadline();
        return parts.time()
                .known(parts.line().call(deadline, authority -> authority.read(slot, cells)))
                .thenCompose(
                        found -> {
                            parts.time().answeredBy(found.connectionEpoch());
                            return judge.judge(question, found, deadline);
                        });
    }

    private Seen counted(Seen seen) {
        Entry entry = seen.entry();
        parts.answers().counters().read(entry, entry == null ? 0 : clock.millis());
        return seen;
    }
}
