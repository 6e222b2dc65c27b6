package dev.larder.cache.faults;

import dev.larder.cache.BackendStateChangedEvent;
import dev.larder.cache.CacheFailureHandler;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the application is told of its backend. */
@Singleton
@Requires(property = "spec", value = "faults")
final class Told
        implements CacheFailureHandler, ApplicationEventListener<BackendStateChangedEvent> {

    private final Set<Step> steps = ConcurrentHashMap.newKeySet();
    private final Queue<Boolean> states = new ConcurrentLinkedQueue<>();

    @Override
    public void onError(Step step, String namespace, String backend, Throwable cause) {
        steps.add(step);
    }

    @Override
    public void onApplicationEvent(BackendStateChangedEvent event) {
        states.add(event.available());
    }

    Set<Step> failedSteps() {
        return Set.copyOf(steps);
    }

    /** Whether the backend was available after each change of its state. */
    List<Boolean> states() {
        return List.copyOf(states);
    }
}
