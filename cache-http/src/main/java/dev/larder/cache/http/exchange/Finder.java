package dev.larder.cache.http.exchange;

import dev.larder.cache.backend.LocalSpace;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.http.exchange.Found.Candidate;
import dev.larder.cache.http.rfc9111.StoredResponse;
import dev.larder.cache.http.rfc9111.Vary;
import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.http.route.ResponseKey;
import dev.larder.cache.load.Stages;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is stored for a request: in the primary slot of its URL, or in that of a variant (RFC
 * 9111, 4.1).
 */
@Singleton
final class Finder {

    private final ResponseType type;
    private final ServerTraits server;

    Finder(ResponseType type, ServerTraits server) {
        this.type = type;
        this.server = server;
    }

    /** In memory, at once. */
    Found here(LocalSpace space, ResponseKey primary, FieldLookup request) {
        Entry entry = space.getIfPresent(primary);
        if (entry == null) {
            return Found.nothing(primary, null);
        }
        VaryIndex index = Found.content(entry).index();
        if (index == null) {
            return new Found(primary, primary, null, Candidate.of(entry), null);
        }
        Map<ResponseKey, Entry> variants = new HashMap<>();
        for (ResponseKey slot : slots(primary, index, request)) {
            Entry variant = space.getIfPresent(slot);
            if (variant != null) {
                variants.put(slot, variant);
            }
        }
        return among(primary, entry, variants, request, null);
    }

    /** On a backend that may have to be waited for. */
    CompletionStage<Found> read(Exchange exchange) {
        ResponseKey primary = exchange.keyed().key();
        return Stages.then(
                server.continuation(),
                exchange.policy().shelf().space().read(exchange.target(primary, type.type())),
                seen -> read(exchange, primary, seen));
    }

    private CompletionStage<Found> read(Exchange exchange, ResponseKey primary, Seen seen) {
        Entry entry = seen.entry();
        if (entry == null) {
            return CompletableFuture.completedFuture(Found.nothing(primary, seen));
        }
        VaryIndex index = Found.content(entry).index();
        if (index == null) {
            return CompletableFuture.completedFuture(
                    new Found(primary, primary, null, Candidate.of(entry), seen));
        }
        FieldLookup request = exchange.client().fields();
        Map<ResponseKey, CompletableFuture<Seen>> reads = new HashMap<>();
        for (ResponseKey slot : slots(primary, index, request)) {
            reads.put(
                    slot,
                    exchange.policy()
                            .shelf()
                            .space()
                            .read(exchange.target(slot, type.type()))
                            .toCompletableFuture());
        }
        CompletableFuture<Void> all =
                CompletableFuture.allOf(reads.values().toArray(CompletableFuture[]::new));
        return Stages.then(
                server.continuation(),
                all,
                done ->
                        CompletableFuture.completedFuture(
                                among(primary, entry, entries(reads), request, seen)));
    }

    private static Map<ResponseKey, Entry> entries(
            Map<ResponseKey, CompletableFuture<Seen>> reads) {
        Map<ResponseKey, Entry> entries = new HashMap<>();
        reads.forEach(
                (slot, read) -> {
                    Entry entry = read.join().entry();
                    if (entry != null) {
                        entries.put(slot, entry);
                    }
                });
        return entries;
    }

    private static List<ResponseKey> slots(
            ResponseKey primary, VaryIndex index, FieldLookup request) {
        return index.sets().stream().map(set -> slot(primary, index, set, request)).toList();
    }

    private static ResponseKey slot(
            ResponseKey primary, VaryIndex index, List<String> set, FieldLookup request) {
        Selection selection = Selection.of(set, request);
        return primary.variant(index.id(), selection.names(), selection.values());
    }

    private static Found among(
            ResponseKey primary,
            Entry listing,
            Map<ResponseKey, Entry> variants,
            FieldLookup request,
            @Nullable Seen seen) {
        SlotContent content = Found.content(listing);
        VaryIndex index = content.index();
        boolean own = index == null || content.isFor(request);
        List<Candidate> matching = new ArrayList<>();
        if (own) {
            matching.add(Candidate.of(listing));
        }
        variants.values().forEach(entry -> matching.add(Candidate.of(entry)));
        ResponseKey slot =
                own || index == null ? primary : slot(primary, index, index.newest(), request);
        return new Found(primary, slot, listing, choose(matching), seen);
    }

    private static @Nullable Candidate choose(List<Candidate> matching) {
        if (matching.size() <= 1) {
            return matching.isEmpty() ? null : matching.get(0);
        }
        StoredResponse best =
                Vary.choose(matching.stream().map(Candidate::response).toList()).orElseThrow();
        return matching.stream().filter(one -> one.response() == best).findFirst().orElseThrow();
    }
}
