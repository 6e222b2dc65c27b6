package com.example.jdbc;

import com.example.Documentation;
import dev.larder.cache.tck.RawStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/** A database with the table that the documentation describes, which may be looked into. */
final class Database implements RawStore, AutoCloseable {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final long ENDLESS = 10_000L * 24 * 3_600 * 1_000;

    private final JdbcConnectionPool source =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:larder" + NUMBERS.incrementAndGet() + ";MODE=PostgreSQL", "", "");
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
