package com.example.jdbc;

import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.backend.remote.RemoteBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

// tag::jdbcProvider[]
@Singleton
@Requires(beans = DataSource.class)
final class JdbcBackendProvider implements BackendProvider {

    private final DataSource source;

    JdbcBackendProvider(DataSource source) {
        this.source = source;
    }

    @Override
    public String type() {
        return "jdbc";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        int connections = (int) settings.number("connections", 4);
        Sql sql = new Sql(source, connections, context.settings().timeout());
        return new RemoteBackend(settings, context, new JdbcBackend(sql));
    }
}
// end::jdbcProvider[]
