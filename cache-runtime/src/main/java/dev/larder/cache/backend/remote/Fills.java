package dev.larder.cache.backend.remote;

import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.backend.Filled;
import dev.larder.cache.backend.Permit;
import dev.larder.cache.backend.Target;
import dev.larder.cache.backend.line.Causes;
import dev.larder.cache.backend.line.Invalidation;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Envelope;
import dev.larder.cache.entry.ValueType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Stores the results of loads and puts. A put that stores nothing, and a value that is too large,
 * empty the slot: what was there is old.
 */
final class Fills {

    private final SpaceParts parts;
    private final LateTags lateTags;
    private final Renewal renewal;

    Fills(SpaceParts parts, LateTags lateTags, Renewal renewal) {
        this.parts = parts;
        this.lateTags = lateTags;
        this.renewal = renewal;
    }

    CompletionStage<Filled> fill(Permit permit, Entry entry, Target target) {
        if (!(permit instanceof RemotePermit remote) || !remote.settle()) {
            return done(Filled.NO_PERMIT);
        }
        return parts.answers()
                .hand(
                        remote.isHold()
                                ? parts.invalidations().put(() -> store(remote, entry, target))
                                : store(remote, entry, target),
                        (filled, error) -> counted(target, filled, error))
                .thenCompose(filled -> emptied(remote, filled));
    }

    void release(Permit permit) {
        if (permit instanceof RemotePermit remote && remote.settle()) {
            emptied(remote, Filled.NO_PERMIT);
        }
    }

    private CompletableFuture<Filled> store(RemotePermit permit, Entry entry, Target target) {
        ValueType type = target.type();
        RemotePermit.Grant grant = permit.grant();
        if (grant == null) {
            return done(Filled.NO_PERMIT);
        }
        if (parts.isQuarantined(permit.place(), entry.tags())) {
            return done(Filled.OVERTAKEN);
        }
        try {
            byte[] payload = parts.form().payload(entry, type);
            return stamped(permit, grant, new Value(entry, type, payload));
        } catch (IOException e) {
            parts.failed(Step.ENCODE, e);
            return refused(
                    Filled.NOT_ENCODABLE, type.argument().getTypeString(true), Causes.text(e));
        }
    }

    private CompletableFuture<Filled> stamped(
            RemotePermit permit, RemotePermit.Grant grant, Value value) {
        long deadline = parts.line().deadline();
        return lateTags.stamps(grant, value.entry().tags(), deadline)
                .thenCompose(
                        stamps ->
                                stamps.isEmpty()
                                        ? done(Filled.LATE_TAG_INVALIDATED)
                                        : send(permit, value, stamps.get(), deadline));
    }

    private CompletableFuture<Filled> send(
            RemotePermit permit, Value value, Envelope.Stamps stamps, long deadline) {
        byte[] bytes = parts.form().bytes(parts.tokens().next().bits(), stamps, value);
        int maximum = parts.line().authority().maximumEntry();
        if (bytes.length > maximum) {
            return refused(
                    Filled.TOO_LARGE,
                    "too large",
                    bytes.length + " bytes, and the backend takes at most " + maximum);
        }
        Duration life = parts.form().life(value.entry());
        return parts.line()
                .call(deadline, a -> a.fill(permit.place().slot(), permit.token(), bytes, life))
                .thenApply(
                        stored -> {
                            if (stored) {
                                parts.lives().renew(renewal.cells(stamps), life);
                            }
                            return stored ? Filled.STORED : Filled.OVERTAKEN;
                        });
    }

    private Filled counted(Target target, Filled filled, @Nullable Throwable error) {
        Filled outcome = error == null ? filled : Filled.FAILED;
        if (error != null) {
            target.attempt().missed(Causes.of(error));
            parts.failed(Step.FILL, error);
        }
        parts.answers().counters().filled(outcome);
        if (outcome == Filled.STORED) {
            parts.unstored().stored();
        }
        return outcome;
    }

    private CompletableFuture<Filled> emptied(RemotePermit permit, Filled filled) {
        boolean old = filled == Filled.TOO_LARGE || (permit.isHold() && filled != Filled.STORED);
        if (!old) {
            return done(filled);
        }
        return parts.invalidations()
                .send(new Invalidation.Slots(parts.keys(), List.of(permit.place().slot())))
                .handle((emptied, error) -> filled);
    }

    private CompletableFuture<Filled> refused(Filled why, String kind, String what) {
        parts.answers().reports().refused(parts.keys().namespace(), kind, what);
        return done(why);
    }

    private static CompletableFuture<Filled> done(Filled filled) {
        return CompletableFuture.completedFuture(filled);
    }
}
