package com.example.jdbc;

import com.example.Documentation;
import dev.larder.cache.tck.RawStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** A database with the table that the documentation describes, which may be looked into. */
final class Database implements RawStore, AutoCloseable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final long ENDLESS = 10_000L * 24 * 3_600 * 1_000;

    private final JdbcConnectionPool source = JdbcConnectionPool.create(connections());
    private final Connection connection;

    Database() {
        source.setMaxConnections(20);
        try {
            connection = source.getConnection();
            for (String statement : Documentation.blocks("sql")) {
                update(statement);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of H2, or of the PostgreSQL server that {@code jdbc.database} names. */
    private static ConnectionPoolDataSource connections() {
        String name = "larder" + NUMBERS.incrementAndGet();
        String server = System.getProperty("jdbc.database");
        if (server == null) {
            JdbcDataSource memory = new JdbcDataSource();
            memory.setURL("jdbc:h2:mem:" + name + ";MODE=PostgreSQL");
            return memory;
        }
        PGConnectionPoolDataSource postgres = new PGConnectionPoolDataSource();
        postgres.setURL(server);
        try (Connection first = DriverManager.getConnection(server);
                Statement statement = first.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + name + " CASCADE");
            statement.execute("CREATE SCHEMA " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        postgres.setCurrentSchema(name);
        return postgres;
    }

    DataSource source() {
        return source;
    }

    @Override
    public synchronized Collection<String> keys() {
        return query("SELECT k FROM larder", row -> row.getString(1));
    }

    @Override
    public synchronized byte @Nullable [] get(String key) {
        List<byte[]> found =
                query("SELECT bytes FROM larder WHERE k = ?", row -> row.getBytes(1), key);
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public synchronized void set(String key, byte[] bytes) {
        if (update("UPDATE larder SET bytes = ? WHERE k = ?", bytes, key) == 0) {
            update("INSERT INTO larder VALUES (?, ?, ?)", key, bytes, Long.MAX_VALUE);
        }
    }

    @Override
    public boolean hasTypes() {
        return false;
    }

    @Override
    public void setOtherType(String key) {
        throw new UnsupportedOperationException("Bytes are all that there is.");
    }

    @Override
    public synchronized void delete(String key) {
        update("DELETE FROM larder WHERE k = ?", key);
    }

    @Override
    public synchronized OptionalLong life(String key) {
        long end = query("SELECT ends FROM larder WHERE k = ?", row -> row.getLong(1), key).get(0);
        long life = end - System.currentTimeMillis();
        return life > ENDLESS ? OptionalLong.empty() : OptionalLong.of(life);
    }

    @Override
    public void close() {
        source.dispose();
    }

    private interface Row<T> {
        T of(ResultSet found) throws SQLException;
    }

    private int update(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> List<T> query(String sql, Row<T> row, Object... values) {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                rows.add(row.of(found));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
