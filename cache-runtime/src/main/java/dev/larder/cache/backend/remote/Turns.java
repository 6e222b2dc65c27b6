package dev.larder.cache.backend.remote;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Shares questions to the authority: for each there is one in the air, and one that waits for it to
 * come back. Who asks while one is in the air can't use its answer, which may be older than the
 * question, and waits with the others for the next: however many ask, two are sent.
 */
final class Turns<Q, A> {

    private final Map<Q, Turn<A>> turns = new ConcurrentHashMap<>();
    private final Function<Q, CompletableFuture<A>> send;

    Turns(Function<Q, CompletableFuture<A>> send) {
        this.send = send;
    }

    /**
     * A question that was asked.
     *
     * @param sent whether it was sent for this caller, at once
     */
    record Asked<A>(CompletableFuture<A> answer, boolean sent) {}

    /** The answer to a question that is sent from now on. */
    Asked<A> ask(Q question) {
        Turn<A> first = new Turn<>();
        CompletableFuture<A> waiting = join(question, first);
        if (waiting != null) {
            return new Asked<>(waiting, false);
        }
        sendNext(question, first.inAir);
        return new Asked<>(first.inAir, true);
    }

    private @Nullable CompletableFuture<A> join(Q question, Turn<A> first) {
        Turn<A> turn =
                turns.compute(
                        question,
                        (q, under) -> {
                            if (under == null) {
                                return first;
                            }
                            if (under.waiting == null) {
                                under.waiting = new CompletableFuture<>();
                            }
                            first.waiting = under.waiting;
                            return under;
                        });
        return turn == first ? null : first.waiting;
    }

    private void sendNext(Q question, CompletableFuture<A> answer) {
        sent(question)
                .whenComplete(
                        (value, error) -> {
                            CompletableFuture<A> next = next(question);
                            if (error == null) {
                                answer.complete(value);
                            } else {
                                answer.completeExceptionally(error);
                            }
                            if (next != null) {
                                sendNext(question, next);
                            }
                        });
    }

    private CompletableFuture<A> sent(Q question) {
        try {
            return send.apply(question);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private @Nullable CompletableFuture<A> next(Q question) {
        Turn<A> left =
                turns.computeIfPresent(
                        question,
                        (q, turn) -> {
                            if (turn.waiting == null) {
                                return null;
                            }
                            Turn<A> next = new Turn<>();
                            next.inAir = turn.waiting;
                            return next;
                        });
        return left == null ? null : left.inAir;
    }

    /** Changed only while the map holds its key. */
    private static final class Turn<A> {
        private CompletableFuture<A> inAir = new CompletableFuture<>();
        private @Nullable CompletableFuture<A> waiting;
    }
}
