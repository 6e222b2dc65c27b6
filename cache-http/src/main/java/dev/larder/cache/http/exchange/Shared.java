package dev.larder.cache.http.exchange;

import dev.larder.cache.backend.Filled;
import dev.larder.cache.entry.Entry;
import java.util.concurrent.CompletionStage;

/**
 * What a load gives to those who wait for it.
 *
 * @param entry the response, as it is stored
 * @param filled done when it is there to be found
 * @param standsIn whether it was stored before and stands in for an error
 */
record Shared(Entry entry, CompletionStage<Filled> filled, boolean standsIn) {}
