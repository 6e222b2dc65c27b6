package com.example.jdbc;

import dev.larder.cache.key.AuthorityKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

// tag::jdbcSql[]
/**
 * Statements, on threads of their own: JDBC waits. Neither threads nor waiting work are unbounded.
 */
final class Sql implements AutoCloseable {

    private static final int WAITING = 1_000;
    private static final String NOW =
            "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";

    private final DataSource source;
    private final int seconds;
    private final ThreadPoolExecutor threads;

    Sql(DataSource source, int connections, Duration limit) {
        this.source = source;
        this.seconds = (int) Math.max(1, limit.toSeconds());
        this.threads =
                new ThreadPoolExecutor(
                        connections,
                        connections,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(WAITING));
        threads.allowCoreThreadTimeOut(true);
    }

    /** What is done with a connection. */
    interface Work<T> {
        T with(Session db) throws SQLException;
    }

    <T> CompletionStage<T> run(Work<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        try {
            threads.execute(() -> run(work, answer));
        } catch (RejectedExecutionException full) {
            answer.completeExceptionally(full);
        }
        return answer;
    }

    private <T> void run(Work<T> work, CompletableFuture<T> answer) {
        try (Connection connection = source.getConnection()) {
            answer.complete(work.with(new Session(connection, seconds)));
        } catch (SQLException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }

    /** A connection, and how many seconds a statement may take. */
    record Session(Connection connection, int seconds) {

        /** How many rows were changed. */
        int update(String sql, Object... values) throws SQLException {
            try (PreparedStatement statement = prepared(sql, values)) {
                return statement.executeUpdate();
            }
        }

        /** The bytes of the keys that are there and have not ended. */
        Map<String, byte[]> rows(
                List<? extends AuthorityKey> slots, List<? extends AuthorityKey> cells)
                throws SQLException {
            List<AuthorityKey> keys = new ArrayList<>(slots);
            keys.addAll(cells);
            String sql = "SELECT k, bytes FROM larder WHERE k = ANY(?) AND ends > {now}";
            Map<String, byte[]> rows = new HashMap<>();
            try (PreparedStatement statement = prepared(sql, keys);
                    ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.put(found.getString(1), found.getBytes(2));
                }
            }
            return rows;
        }

        /** The time of the database. */
        long time() throws SQLException {
            try (PreparedStatement statement = prepared("SELECT {now}");
                    ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }

        private PreparedStatement prepared(String sql, Object... values) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(sql.replace("{now}", NOW));
            statement.setQueryTimeout(seconds);
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, value(values[i]));
            }
            return statement;
        }

        private Object value(Object value) throws SQLException {
            if (value instanceof List<?> keys) {
                Object[] texts = keys.stream().map(key -> ((AuthorityKey) key).text()).toArray();
                return connection.createArrayOf("varchar", texts);
            }
            return value instanceof AuthorityKey key ? key.text() : value;
        }
    }
}
// end::jdbcSql[]
