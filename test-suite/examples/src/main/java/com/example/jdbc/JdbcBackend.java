package com.example.jdbc;

import dev.larder.cache.backend.BinaryBackend;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.Tokens;
import dev.larder.cache.backend.remote.StoredForm;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

// tag::jdbcBackend[]
/** Slots and cells as rows of a table, in the SQL of PostgreSQL. Each statement is atomic alone. */
final class JdbcBackend implements BinaryBackend {

    private static final Duration ENDLESS = Duration.ofDays(365_000);
    private static final byte[] CELL = {1, 0, 0, 0, 0, 0, 0, 0, 0}; // version, incarnation

    private final Sql sql;
    private final Tokens tokens = new Tokens();

    JdbcBackend(Sql sql) {
        this.sql = sql;
    }

    @Override
    public CompletionStage<Found> read(List<StorageKey> slots, List<CellKey> cells) {
        return sql.run(db -> of(db.rows(slots, cells), slots, cells));
    }

    /** Whoever inserts first has given the token. What is too old or spoilt makes room before. */
    @Override
    public CompletionStage<Found> open(
            List<StorageKey> slots, List<CellKey> cells, Duration slotLife, Duration cellLife) {
        String delete = "DELETE FROM larder WHERE k = ANY(?) AND (ends <= {now} OR ";
        String slot = "OCTET_LENGTH(bytes) < 10)";
        String cell = "OCTET_LENGTH(bytes) < 25 OR SUBSTRING(bytes FROM 1 FOR 9) <> ?)";
        return sql.run(
                db -> {
                    db.update(delete + slot, slots);
                    db.update(delete + cell, cells, CELL);
                    for (StorageKey key : slots) {
                        insert(db, key, StoredForm.free(tokens.next()), slotLife);
                    }
                    for (CellKey key : cells) {
                        Duration life = key.kind() == CellKey.Kind.BUCKET ? ENDLESS : cellLife;
                        insert(db, key, StoredForm.cell(0, tokens.next()), life);
                    }
                    return of(db.rows(slots, cells), slots, cells);
                });
    }

    @Override
    public CompletionStage<Boolean> fill(
            StorageKey slot, Token permit, byte[] entry, Duration life) {
        String update =
                "UPDATE larder SET bytes = ?, ends = {now} + ?"
                        + " WHERE k = ? AND ends > {now} AND SUBSTRING(bytes FROM 3 FOR 8) = ?";
        byte[] token = StoredForm.bytes(permit.bits());
        return sql.run(db -> db.update(update, entry, life.toMillis(), slot, token) == 1);
    }

    @Override
    public CompletionStage<Token> hold(StorageKey slot, Duration life) {
        Token token = tokens.next();
        return sql.run(
                db -> {
                    while (!insert(db, slot, StoredForm.held(token), life)) {
                        db.update("DELETE FROM larder WHERE k = ?", slot);
                    }
                    return token;
                });
    }

    @Override
    public CompletionStage<Void> remove(
            List<? extends AuthorityKey> first, List<? extends AuthorityKey> then) {
        String delete = "DELETE FROM larder WHERE k = ANY(?)";
        return sql.run(db -> db.update(delete, first))
                .thenCompose(done -> sql.run(db -> db.update(delete, then)))
                .thenAccept(done -> {});
    }

    /** A cell that changes meanwhile is deleted: that invalidates more, but nothing less. */
    @Override
    public CompletionStage<Void> ban(List<CellKey> buckets, PathPattern pattern) {
        String update = "UPDATE larder SET bytes = ? WHERE k = ? AND bytes = ?";
        return sql.run(
                        db -> {
                            Map<String, byte[]> there = db.rows(buckets, List.of());
                            for (CellKey bucket : buckets) {
                                byte[] old = there.get(bucket.text());
                                if (old == null || !StoredForm.cell(old, 0).present()) {
                                    continue; // nothing is valid under it
                                }
                                byte[] banned = StoredForm.banned(old, pattern.glob(), 16);
                                if (db.update(update, banned, bucket, old) == 0) {
                                    db.update("DELETE FROM larder WHERE k = ?", bucket);
                                }
                            }
                            return there;
                        })
                .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Void> renew(List<CellKey> cells, Duration life) {
        String update =
                "UPDATE larder SET ends = {now} + ? WHERE k = ANY(?)"
                        + " AND ends > {now} AND ends < {now} + ?";
        long millis = life.toMillis();
        return sql.run(db -> db.update(update, millis, cells, millis)).thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Long> time() {
        return sql.run(Sql.Session::time);
    }

    @Override
    public int maximumEntry() {
        return 10_000_000;
    }

    @Override
    public void close() {
        sql.close();
    }

    private static boolean insert(Sql.Session db, AuthorityKey key, byte[] bytes, Duration life)
            throws SQLException {
        String insert = "INSERT INTO larder VALUES (?, ?, {now} + ?) ON CONFLICT DO NOTHING";
        return db.update(insert, key, bytes, life.toMillis()) == 1;
    }

    private static Found of(Map<String, byte[]> rows, List<StorageKey> slots, List<CellKey> cells) {
        return new Found(
                slots.stream().map(slot -> StoredForm.slot(rows.get(slot.text()))).toList(),
                cells.stream().map(cell -> StoredForm.cell(rows.get(cell.text()), 0)).toList(),
                0);
    }
}
// end::jdbcBackend[]
