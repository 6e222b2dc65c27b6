package dev.larder.cache.load;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets a blocked caller walk the asynchronous pipeline on its own thread: steps that follow a wait
 * run where {@link #await} is called. An interrupt ends the caller's waiting for others through
 * {@link #cut} and is kept for what runs next.
 */
public final class Pump implements Executor {

    private final Thread caller = Thread.currentThread();
    private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> cut = new CompletableFuture<>();
    private boolean interrupted;

    /** Completes when the caller is interrupted while it waits. */
    public CompletableFuture<Void> cut() {
        return cut;
    }

    @Override
    public void execute(Runnable step) {
        steps.add(step);
        LockSupport.unpark(caller);
    }

    /** The result of a stage; runs its steps until it is there. */
    public <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        CompletableFuture<T> result = stage.toCompletableFuture();
        if (!result.isDone()) {
            result.whenComplete((value, failure) -> LockSupport.unpark(caller));
            pump(result);
        }
        return result.join();
    }

    private void pump(CompletableFuture<?> result) {
        while (!result.isDone()) {
            Runnable step = steps.poll();
            if (step != null) {
                run(step);
            } else {
                LockSupport.park(this);
                noteInterrupt();
            }
        }
        if (interrupted) {
            caller.interrupt();
        }
    }

    private void run(Runnable step) {
        if (interrupted) {
            caller.interrupt();
        }
        step.run();
        noteInterrupt();
    }

    private void noteInterrupt() {
        if (Thread.interrupted()) {
            interrupted = true;
            cut.complete(null);
        }
    }
}
