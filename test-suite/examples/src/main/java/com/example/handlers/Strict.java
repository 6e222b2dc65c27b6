package com.example.handlers;

import dev.larder.cache.CacheFailureHandler;
import dev.larder.cache.load.DefaultFailureHandler;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

@Requires(property = "example", value = "strict")
// tag::failures[]
@Singleton
class Strict implements CacheFailureHandler {

    private final DefaultFailureHandler usual;

    Strict(DefaultFailureHandler usual) {
        this.usual = usual;
    }

    @Override
    public void onError(Step step, String namespace, String backend, Throwable cause) {
        usual.onError(step, namespace, backend, cause);
    }

    @Override
    public boolean failOpen(Step step, String namespace, Throwable cause) {
        return step != Step.INVALIDATE;
    }
}
// end::failures[]
