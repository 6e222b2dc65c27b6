package dev.larder.cache.http;

import dev.larder.cache.http.exchange.Finishing;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import jakarta.inject.Singleton;

/** Hears of requests that ended without a response that the filter has seen. */
@Singleton
final class AbandonedRequests implements ApplicationEventListener<HttpRequestTerminatedEvent> {

    private final Finishing finishing;

    AbandonedRequests(Finishing finishing) {
        this.finishing = finishing;
    }

    @Override
    public void onApplicationEvent(HttpRequestTerminatedEvent event) {
        finishing.abandoned(event.getSource());
    }
}
