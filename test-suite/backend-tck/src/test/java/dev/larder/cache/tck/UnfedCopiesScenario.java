package dev.larder.cache.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.Seen;
import dev.larder.cache.tck.server.Server;
import dev.larder.cache.tck.tiered.TieredNode;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where nobody tells of changes: copies end when they might be older than allowed. */
abstract class UnfedCopiesScenario extends CopiesScenario {

    /** That answers for all keys. */
    abstract Server server();

    @ParameterizedTest
    @EnumSource
    void aChangeOnAnotherNodeIsSeenWhenTheStalenessIsOver(Change change) {
        try (TieredNode brief = brief()) {
            load(brief, "k", "v", "t", "@/p");
            copied(brief, "k", "v");
            change.on(node(other()));
            awaitPast(System.nanoTime() + STALENESS.toNanos());

            node(brief).assertLacks("k");
        }
    }

    /** What is copied was true at some moment after the read was sent, not when it came. */
    @Test
    void aCopyIsAsOldAsTheReadThatBroughtIt() {
        try (TieredNode brief = brief()) {
            load(brief, "k", "v");
            node(brief).assertHas("k", "v");
            awaitPast(System.nanoTime() + STALENESS.toNanos());
            server().pause();
            CompletableFuture<Seen> read;
            try {
                read = node(brief).begin("k");
                awaitPast(System.nanoTime() + STALENESS.toNanos());
            } finally {
                server().resume();
            }

            assertThat(Node.await(read).entry()).isNotNull();
            assertThat(hasCopy(brief, "k")).isFalse();
            copied(brief, "k", "v");
        }
    }
}
