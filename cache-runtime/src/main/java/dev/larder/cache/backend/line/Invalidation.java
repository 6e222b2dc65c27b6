package dev.larder.cache.backend.line;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import io.micronaut.core.annotation.Internal;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Something that is no longer valid, and how an authority is told. */
@Internal
public sealed interface Invalidation {

    /** Tells the authority; done when it acknowledged. May be repeated. */
    CompletionStage<Void> send(BinaryBackend authority);

    /** Whose entries it is about; empty: those of all namespaces. */
    String namespace();

    /** How many keys, tags or namespaces it is about. */
    default int count() {
        return 1;
    }

    /** Entries. */
    record Slots(KeySpace keys, Collection<StorageKey> slots) implements Invalidation {

        @Override
        public CompletionStage<Void> send(BinaryBackend authority) {
            return authority.remove(List.copyOf(slots), List.of());
        }

        @Override
        public String namespace() {
            return keys.namespace();
        }

        @Override
        public int count() {
            return slots.size();
        }

        @Override
        public String toString() {
            return slots.size() + " keys of namespace " + namespace();
        }
    }

    /** All entries of a namespace. */
    record Clear(KeySpace keys) implements Invalidation {

        @Override
        public CompletionStage<Void> send(BinaryBackend authority) {
            return authority.remove(keys.buckets(), List.of());
        }

        @Override
        public String namespace() {
            return keys.namespace();
        }

        @Override
        public String toString() {
            return "namespace " + namespace();
        }
    }

    /** The entries of a namespace whose subject matches. */
    record Ban(KeySpace keys, PathPattern pattern) implements Invalidation {

        @Override
        public CompletionStage<Void> send(BinaryBackend authority) {
            return authority.ban(keys.buckets(), pattern);
        }

        @Override
        public String namespace() {
            return keys.namespace();
        }

        @Override
        public String toString() {
            return "a pattern in namespace " + namespace();
        }
    }

    /**
     * The entries that carry one of the tags. Explicit tags may be put on an entry after its load
     * has begun: such a load looks at the cell of all tags, which therefore goes first.
     */
    record Tags(KeyScheme scheme, Collection<String> tags) implements Invalidation {

        private static final String IMPLICIT = "@";

        /** Whether a tag is always known before a load. */
        public static boolean isImplicit(String tag) {
            return tag.startsWith(IMPLICIT);
        }

        @Override
        public CompletionStage<Void> send(BinaryBackend authority) {
            List<CellKey> cells = tags.stream().map(scheme::tag).toList();
            return tags.stream().allMatch(Tags::isImplicit)
                    ? authority.remove(cells, List.of())
                    : authority.remove(List.of(scheme.anyTag()), cells);
        }

        @Override
        public String namespace() {
            return "";
        }

        @Override
        public int count() {
            return tags.size();
        }

        @Override
        public String toString() {
            return tags.size() + " tags";
        }
    }
}
