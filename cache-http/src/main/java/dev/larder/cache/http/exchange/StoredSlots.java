package dev.larder.cache.http.exchange;

import dev.larder.cache.backend.Target;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.Lifetime;
import dev.larder.cache.http.route.ResponseKey;
import dev.larder.cache.http.route.RoutePolicy;
import dev.larder.cache.key.ImplicitTags;
import dev.larder.cache.time.LarderClock;
import io.micronaut.core.annotation.Internal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Says in words what is stored. */
@Internal
@Singleton
public final class StoredSlots {

    private final ResponseType type;
    private final LarderClock clock;

    StoredSlots(ResponseType type, LarderClock clock) {
        this.type = type;
        this.clock = clock;
    }

    /** What the primary slot of a URL holds; empty if nothing is there. */
    public CompletionStage<Optional<String>> described(RoutePolicy policy, ResponseKey key) {
        return policy.shelf()
                .space()
                .read(new Target(key, type.type(), List.of()))
                .thenApply(
                        seen ->
                                Optional.ofNullable(seen.entry())
                                        .map(entry -> describe(policy, key, entry)));
    }

    private String describe(RoutePolicy policy, ResponseKey key, Entry entry) {
        SlotContent content = Found.content(entry);
        VaryIndex index = content.index();
        List<String> tags =
                entry.tags().stream().filter(tag -> !ImplicitTags.isImplicit(tag)).toList();
        return key.authority()
                + key.path()
                + ": status "
                + content.reply().head().status()
                + ", "
                + content.reply().body().length
                + " bytes, "
                + age(entry.lifetime())
                + ", in "
                + policy.shelf().namespace().name()
                + " on "
                + policy.shelf().backend().name()
                + (tags.isEmpty() ? "" : ", tags " + String.join(" ", tags))
                + (index == null ? "" : ", varies by " + index.sets());
    }

    private String age(Lifetime lifetime) {
        long now = clock.millis();
        String stored = "stored " + seconds(now - lifetime.storedAt()) + " ago, ";
        if (lifetime.freshUntil() == Lifetime.FOREVER) {
            return stored + "fresh for ever";
        }
        long left = lifetime.freshUntil() - now;
        return stored + (left > 0 ? "fresh for " + seconds(left) : "stale since " + seconds(-left));
    }

    private static String seconds(long millis) {
        return Duration.ofMillis(millis).toSeconds() + " s";
    }
}
