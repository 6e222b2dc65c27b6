package com.example.jdbc;

import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.settings.BackendSettings;
import dev.larder.cache.tck.RawStore;
import dev.larder.cache.tck.RemoteBackendTck;
import dev.larder.cache.tck.TestContexts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcBackendTest extends RemoteBackendTck {

    private static final Duration PATIENT = Duration.ofSeconds(5);

    private final Database database = new Database();
    private final EntryBackend one = node("tck");
    private final EntryBackend other = node("tck");
    private final EntryBackend elsewhere = node("tck2");

    private EntryBackend node(String prefix) {
        return new JdbcBackendProvider(database.source())
                .create(
                        new BackendSettings("jdbc", "jdbc", Map.of()),
                        TestContexts.of(prefix, PATIENT));
    }

    @AfterAll
    void close() {
        one.close();
        other.close();
        elsewhere.close();
        database.close();
    }

    @Override
    protected EntryBackend backend() {
        return one;
    }

    @Override
    protected EntryBackend otherNode() {
        return other;
    }

    @Override
    protected EntryBackend otherApplication() {
        return elsewhere;
    }

    @Override
    protected RawStore raw() {
        return database;
    }
}
