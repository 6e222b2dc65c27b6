package dev.larder.cache.backend.remote;

import dev.larder.cache.backend.Token;
import dev.larder.cache.entry.Envelope;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.KeySpace;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps entries without end, and the cells of their tags, for as long as they are read: one that
 * has passed half of its time on the backend is filled again, with its own id as the permit.
 */
final class Renewal {

    private final SpaceParts parts;

    Renewal(SpaceParts parts) {
        this.parts = parts;
    }

    void renewIfAgeing(KeySpace.Place place, Envelope envelope) {
        if (!parts.form().isAgeing(envelope)) {
            return;
        }
        byte[] renewed = parts.form().renewed(parts.tokens().next().bits(), envelope);
        Token permit = new Token(envelope.id());
        parts.line()
                .call(a -> a.fill(place.slot(), permit, renewed, EntryForm.KEPT))
                .thenRun(() -> parts.lives().renew(cells(envelope.stamps()), EntryForm.KEPT));
    }

    /** The cells of the tags that were stamped. */
    Map<CellKey, Token> cells(Envelope.Stamps stamps) {
        Map<CellKey, Token> cells = new HashMap<>();
        stamps.tags()
                .forEach(tag -> cells.put(parts.scheme().tag(tag.tag()), new Token(tag.epoch())));
        return cells;
    }
}
