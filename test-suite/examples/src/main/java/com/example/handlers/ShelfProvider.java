package com.example.handlers;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.remote.RemoteBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

@Requires(property = "example", value = "shelf")
// tag::provider[]
@Singleton
class ShelfProvider implements BackendProvider {

    private final BinaryBackend shelf;

    ShelfProvider(BinaryBackend shelf) {
        this.shelf = shelf;
    }

    @Override
    public String type() {
        return "shelf";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        return new RemoteBackend(settings, context, shelf);
    }
}
// end::provider[]
