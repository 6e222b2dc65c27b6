package dev.larder.cache.http.exchange;

import dev.larder.cache.backend.Filled;
import dev.larder.cache.entry.Entry;
import java.util.concurrent.CompletionStage;

/**
 * What a load gives to those who wait for it.
 *
 * @param entry the response, as it is stored
 * @param filled done when it is there to be found
 * @param failure the status of the error that it stands in for; zero: of none
 */
record Shared(Entry entry, CompletionStage<Filled> filled, int failure) {

    /** Whether it was stored before and stands in for an error. */
    boolean standsIn() {
        return failure != 0;
    }
}
