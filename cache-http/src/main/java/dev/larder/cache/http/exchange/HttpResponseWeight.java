package dev.larder.cache.http.exchange;

import dev.larder.cache.backend.ResponseWeight;
import dev.larder.cache.http.settings.HttpSettings;
import jakarta.inject.Singleton;

/**
 * What stored responses take in memory: body, fields, key and something for the rest. What is in
 * the key is kept a second time, in the tags of its URL and in the values that it varies by.
 */
@Singleton
final class HttpResponseWeight implements ResponseWeight {

    private final long maximum;

    HttpResponseWeight(HttpSettings settings) {
        this.maximum = settings.storing().maximumWeight();
    }

    @Override
    public long maximum() {
        return maximum;
    }

    @Override
    public int weigh(String key, Object response) {
        long own = response instanceof SlotContent content ? content.weight() : 1;
        return (int) Math.min(Integer.MAX_VALUE, own + 2L * key.length());
    }
}
