package com.example.jdbc;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.tck.BinaryBackendTck;
import dev.larder.cache.tck.TestContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

// tag::jdbcTest[]
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcBinaryBackendTest extends BinaryBackendTck {

    private final Database database = new Database();
    private final BinaryBackend authority =
            new JdbcBackend(new Sql(database.source(), 4, TestContexts.TIMEOUT));

    @Override
    protected BinaryBackend authority() {
        return authority;
    }

    @AfterAll
    void close() {
        authority.close();
        database.close();
    }
}
// end::jdbcTest[]
