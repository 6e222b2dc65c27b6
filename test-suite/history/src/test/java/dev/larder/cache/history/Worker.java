package dev.larder.cache.history;

import dev.larder.cache.CacheBackendException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread of a node: takes its steps, and notes what it sees. */
final class Worker implements Runnable {

    private final Node node;
    private final Iterator<Step> steps;
    private final Source source;
    private final Watch watch;
    private final Goal goal;
    private final List<Event> events = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    Worker(Node node, Iterator<Step> steps, Source source, Watch watch, Goal goal) {
        this.node = node;
        this.steps = steps;
        this.source = source;
        this.watch = watch;
        this.goal = goal;
    }

    List<Event> events() {
        return events;
    }

    /** What callers were thrown, and should not have been. */
    List<String> errors() {
        return errors;
    }

    @Override
    public void run() {
        while (!goal.isReached()) {
            Step step = steps.next();
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(step.pauseMicros()));
            node.use(application -> take(application, step));
        }
    }

    private void take(Application application, Step step) {
        try {
            if (step.operation() instanceof Reading reading) {
                read(application, reading, step.address());
            } else if (step.operation() instanceof Writing writing) {
                write(application, writing, step.address());
            }
        } catch (RuntimeException e) {
            errors.add(application.origin() + " " + step + ": " + e);
        }
    }

    private void read(Application application, Reading reading, Address address) {
        watch.sees(application, address);
        Pulse pulse = Pulse.of(application);
        List<Version> given = reading.read(application, address);
        boolean unanswered = !pulse.steady();
        for (Version version : given) {
            events.add(
                    new Event.Read(
                            application.origin(),
                            version.address(),
                            version.number(),
                            pulse.span(),
                            unanswered,
                            reading.name()));
            if (!expected(reading, address, version)) {
                errors.add(reading + " of " + address + " gave " + version);
            }
        }
    }

    private static boolean expected(Reading reading, Address address, Version version) {
        return version.address().equals(address)
                || (reading == Reading.GET_ALL
                        && address.patternMates().contains(version.address()));
    }

    private void write(Application application, Writing writing, Address address) {
        Commit commit = new Commit(source);
        Pulse pulse = Pulse.of(application);
        boolean acknowledged;
        try {
            writing.write(application, address, commit);
            acknowledged = writing.told() == Writing.Told.BY_FAILURE || pulse.steady();
        } catch (CacheBackendException e) {
            acknowledged = false;
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof CacheBackendException)) {
                throw e;
            }
            acknowledged = false;
        }
        pulse.end();
        if (acknowledged) {
            goal.acknowledged(writing);
        }
        events.add(
                new Event.Write(
                        application.origin(),
                        commit.versions(),
                        pulse.span(),
                        acknowledged,
                        writing.name()));
    }
}
