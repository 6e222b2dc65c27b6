package dev.larder.cache.backend.remote;

import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Target;
import dev.larder.cache.backend.Together;
import dev.larder.cache.backend.line.Causes;
import dev.larder.cache.backend.line.Line;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.StorageKey;
import dev.larder.cache.time.LarderClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks many entries up at once: one question for all of their slots and cells, and at most one
 * more for the tags that only the entries know.
 */
final class BulkReads {

    private static final int GROUP = 250;
    private static final Supplier<Seen> SKIPPED = () -> Seen.nothing(Seen.Reason.SKIPPED);
    private static final Supplier<Seen> UNAVAILABLE = () -> Seen.nothing(Seen.Reason.UNAVAILABLE);

    private final SpaceParts parts;
    private final Judge judge;
    private final LarderClock clock;

    BulkReads(SpaceParts parts, Judge judge, LarderClock clock) {
        this.parts = parts;
        this.judge = judge;
        this.clock = clock;
    }

    CompletionStage<List<Seen>> read(List<Target> targets) {
        List<Question> questions =
                targets.stream()
                        .map(target -> Question.of(parts.keys().place(target.key()), target))
                        .toList();
        List<CompletableFuture<List<Seen>>> groups = new ArrayList<>();
        for (int from = 0; from < questions.size(); from += GROUP) {
            int to = Math.min(from + GROUP, questions.size());
            groups.add(group(questions.subList(from, to)));
        }
        return Together.all(groups).thenApply(all -> all.stream().flatMap(List::stream).toList());
    }

    private CompletableFuture<List<Seen>> group(List<Question> questions) {
        Line line = parts.line();
        long released = parts.invalidations().released();
        List<Question> asked = line.isOpen() ? allowed(questions) : List.of();
        CompletableFuture<Map<Question, Supplier<Seen>>> answer =
                asked.isEmpty()
                        ? CompletableFuture.completedFuture(Map.of())
                        : line.await(ask(asked), line.deadline());
        return parts.answers()
                .hand(
                        answer,
                        (seen, error) -> {
                            if (error != null) {
                                parts.failed(Step.READ, error);
                            }
                            return questions.stream()
                                    .map(
                                            one ->
                                                    counted(
                                                            parts.unlessQuarantined(
                                                                    one,
                                                                    seen(one, seen, error),
                                                                    released)))
                                    .toList();
                        });
    }

    private List<Question> allowed(List<Question> questions) {
        return questions.stream()
                .distinct()
                .filter(one -> !parts.isQuarantined(one.place(), one.tags()))
                .toList();
    }

    private static Seen seen(
            Question question, Map<Question, Supplier<Seen>> answers, @Nullable Throwable error) {
        return (error == null ? answers.getOrDefault(question, SKIPPED) : UNAVAILABLE).get();
    }

    private Seen counted(Seen seen) {
        Entry entry = seen.entry();
        parts.answers().counters().read(entry, entry == null ? 0 : clock.millis());
        return seen;
    }

    /**
     * All at once; where a part of the authority is gone, each alone, so that the others answer.
     */
    private CompletableFuture<Map<Question, Supplier<Seen>>> ask(List<Question> questions) {
        return together(questions)
                .exceptionallyCompose(
                        error ->
                                questions.size() > 1 && Causes.isPart(error)
                                        ? apart(questions)
                                        : CompletableFuture.failedFuture(error));
    }

    private CompletableFuture<Map<Question, Supplier<Seen>>> apart(List<Question> questions) {
        return Together.all(
                        questions.stream()
                                .map(
                                        one ->
                                                together(List.of(one))
                                                        .exceptionally(
                                                                e -> Map.of(one, UNAVAILABLE)))
                                .toList())
                .thenApply(
                        all -> {
                            Map<Question, Supplier<Seen>> united = new LinkedHashMap<>();
                            all.forEach(united::putAll);
                            return united;
                        });
    }

    private CompletableFuture<Map<Question, Supplier<Seen>>> together(List<Question> questions) {
        List<StorageKey> slots = questions.stream().map(one -> one.place().slot()).toList();
        List<CellKey> cells =
                questions.stream()
                        .flatMap(one -> one.cells(parts.scheme()).stream())
                        .distinct()
                        .toList();
        return parts.time()
                .known(parts.line().call(authority -> authority.read(slots, cells)))
                .thenCompose(
                        found -> {
                            parts.time().answeredBy(found.connectionEpoch());
                            return judge.judge(cases(questions, cells, found));
                        })
                .thenApply(
                        judged -> {
                            Map<Question, Supplier<Seen>> answers = new LinkedHashMap<>();
                            for (int i = 0; i < judged.size(); i++) {
                                answers.put(questions.get(i), judged.get(i)::seen);
                            }
                            return answers;
                        });
    }

    private List<Judge.Case> cases(List<Question> questions, List<CellKey> cells, Found found) {
        Map<CellKey, CellState> states = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            states.put(cells.get(i), found.cells().get(i));
        }
        List<Judge.Case> cases = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            List<CellState> its =
                    question.cells(parts.scheme()).stream()
                            .map(cell -> Objects.requireNonNull(states.get(cell)))
                            .toList();
            List<SlotState> slot = List.of(found.slots().get(i));
            cases.add(new Judge.Case(question, new Found(slot, its, found.connectionEpoch())));
        }
        return cases;
    }
}
