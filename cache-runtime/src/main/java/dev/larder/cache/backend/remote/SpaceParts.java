package dev.larder.cache.backend.remote;

import dev.larder.cache.CacheFailureHandler.Step;
import dev.larder.cache.backend.Seen;
import dev.larder.cache.backend.Tokens;
import dev.larder.cache.backend.line.Answers;
import dev.larder.cache.backend.line.AuthorityTime;
import dev.larder.cache.backend.line.Causes;
import dev.larder.cache.backend.line.GuardedAuthority;
import dev.larder.cache.backend.line.Invalidations;
import dev.larder.cache.backend.line.Line;
import dev.larder.cache.entry.Entry;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import java.util.Collection;

/**
 * What the steps of one space work with.
 *
 * @param lives of the cells of tags
 * @param tokens of new entries
 * @param unstored hears of each store and of each that failed
 */
record SpaceParts(
        KeyScheme scheme,
        KeySpace keys,
        GuardedAuthority guarded,
        EntryForm form,
        TagCellLives lives,
        Tokens tokens,
        Unstored unstored) {

    Line line() {
        return guarded.line();
    }

    AuthorityTime time() {
        return guarded.time();
    }

    Invalidations invalidations() {
        return guarded.invalidations();
    }

    Answers answers() {
        return guarded.answers();
    }

    boolean isQuarantined(KeySpace.Place place, Collection<String> tags) {
        return invalidations().hold(keys, place.slot(), tags);
    }

    /**
     * What was found, unless its invalidation has failed by now, or had failed when it was asked
     * for: tags that only the entry knows are not looked at before.
     *
     * @param released the ends of quarantines before it was asked for
     */
    Seen unlessQuarantined(Question question, Seen seen, long released) {
        Entry entry = seen.entry();
        boolean quarantined =
                isQuarantined(question.place(), entry == null ? question.tags() : entry.tags());
        // in this order: what ends in between is counted
        boolean late =
                entry != null
                        && invalidations().released() != released
                        && !question.tags().containsAll(entry.tags());
        return quarantined || late ? Seen.nothing(Seen.Reason.SKIPPED) : seen;
    }

    void failed(Step step, Throwable error) {
        answers().reports().failed(step, keys.namespace(), error);
        if (step != Step.READ && step != Step.DECODE && line().isOpen()) {
            unstored.failed(Causes.text(error));
        }
    }
}
