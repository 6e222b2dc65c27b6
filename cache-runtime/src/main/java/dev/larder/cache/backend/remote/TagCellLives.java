package dev.larder.cache.backend.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.line.Line;
import dev.larder.cache.backend.line.Ticker;
import dev.larder.cache.key.CellKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the cells of tags alive as long as entries that carry them: a cell lives twice as long as
 * the longest-lived entry that was stored with it, and is renewed by a fill when half is over. A
 * cell that is gone costs misses only.
 */
final class TagCellLives {

    /** How long a new cell lives. */
    static final Duration NEW = Duration.ofHours(1);

    private static final long MAXIMUM = 10_000;

    private final Line line;
    private final Ticker ticker;
    private final Cache<CellKey, Known> lives =
            Caffeine.newBuilder().maximumSize(MAXIMUM).executor(Runnable::run).build();

    TagCellLives(Line line, Ticker ticker) {
        this.line = line;
        this.ticker = ticker;
    }

    /** The cell of all tags was seen: it is kept for loads to come. */
    void seen(CellKey anyTag, Token epoch) {
        renew(Map.of(anyTag, epoch), NEW.dividedBy(2));
    }

    /** An entry was stored under these cells, which live at least that long from now on. */
    void renew(Map<CellKey, Token> cells, Duration life) {
        long now = ticker.nanos();
        Map<CellKey, Known> ageing = new HashMap<>();
        Duration twice = life.multipliedBy(2);
        cells.forEach(
                (cell, epoch) -> {
                    Known known = lives.getIfPresent(cell);
                    if (known == null
                            || !known.epoch().equals(epoch)
                            || known.end() - now < TimeUnit.NANOSECONDS.convert(life)) {
                        ageing.put(cell, new Known(epoch, now + twice.toNanos()));
                    }
                });
        if (!ageing.isEmpty()) {
            send(ageing, twice);
        }
    }

    private void send(Map<CellKey, Known> cells, Duration life) {
        Collection<CellKey> keys = cells.keySet();
        line.call(authority -> authority.renew(keys.stream().toList(), life))
                .thenRun(() -> lives.putAll(cells));
    }

    private record Known(Token epoch, long end) {}
}
