package dev.larder.cache.backend.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.backend.CellState;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import dev.larder.cache.key.AuthorityKey;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import dev.larder.cache.tck.server.DynamoDbServer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB deletes what has ended days later: until then nobody may take it for what it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpiryTest {

    private static final String TABLE = "expiry";
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final Bench bench = new Bench(DynamoDbServer.start(), TABLE).withTable();
    private final DynamoDbBackend backend = bench.backend();
    private int number;

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void endedMarkIsAbsentAndNoPermit() throws Exception {
        StorageKey slot = newSlot();
        Token permit = free(open(slot));
        end(slot);

        assertThat(read(slot).slots()).containsExactly(new SlotState.Absent());
        assertThat(fill(slot, permit, 7)).isFalse();
        assertThat(free(open(slot))).isNotEqualTo(permit);
    }

    @Test
    void endedHoldIsAbsentAndNoPermit() throws Exception {
        StorageKey slot = newSlot();
        Token permit = get(backend.hold(slot, LIFE));
        end(slot);

        assertThat(read(slot).slots()).containsExactly(new SlotState.Absent());
        assertThat(fill(slot, permit, 7)).isFalse();
        assertThat(open(slot).slots().get(0)).isInstanceOf(SlotState.Free.class);
    }

    @Test
    void endedEntryIsAbsentAndNoPermit() throws Exception {
        StorageKey slot = newSlot();
        fill(slot, free(open(slot)), 7);
        end(slot);

        assertThat(read(slot).slots()).containsExactly(new SlotState.Absent());
        assertThat(fill(slot, new Token(7), 8)).isFalse();
        assertThat(free(open(slot))).isNotEqualTo(new Token(7));
    }

    @Test
    void endedTagIsAbsentAndComesBackAsAnother() throws Exception {
        CellKey tag = newTag();
        CellState before = open(tag);
        end(tag);
        assertThat(get(backend.read(List.of(), List.of(tag))).cells())
                .extracting(CellState::present)
                .containsExactly(false);
        get(backend.renew(List.of(tag), LIFE));

        assertThat(open(tag).epoch()).isNotEqualTo(before.epoch());
    }

    @Test
    void renewalLengthensAndNeverShortens() throws Exception {
        CellKey tag = newTag();
        open(tag);
        long first = end(attributes(tag));
        get(backend.renew(List.of(tag), Duration.ofHours(2)));
        long renewed = end(attributes(tag));
        get(backend.renew(List.of(tag), Duration.ofHours(1)));

        assertThat(renewed - first).isBetween(7_100L, 7_200L);
        assertThat(end(attributes(tag))).isEqualTo(renewed);
    }

    @Test
    void banReachesACellThatHasEndedForThisNodeOnly() throws Exception {
        CellKey tag = newTag();
        open(tag);
        end(tag);
        get(backend.ban(List.of(tag), new PathPattern("/a*")));

        assertThat(number(attributes(tag), "n")).isEqualTo(1);
    }

    @Test
    void longKeysAreTaken() throws Exception {
        StorageKey slot =
                new KeyScheme("p", 200).values("n".repeat(5_000)).place(CacheKey.of("k")).slot();

        assertThat(open(slot)).isEqualTo(read(slot));
    }

    @Test
    void largestEntryIsTaken() throws Exception {
        StorageKey slot =
                new KeyScheme("p", 200).values("n".repeat(1_900)).place(CacheKey.of("k")).slot();
        byte[] entry =
                ByteBuffer.allocate(backend.maximumEntry())
                        .put((byte) 1)
                        .put((byte) 'V')
                        .putLong(7)
                        .array();

        assertThat(get(backend.fill(slot, free(open(slot)), entry, LIFE))).isTrue();
        assertThat(((SlotState.Value) read(slot).slots().get(0)).bytes()).isEqualTo(entry);
    }

    private StorageKey newSlot() {
        return new KeyScheme("p", 200).values("n").place(CacheKey.of(++number)).slot();
    }

    private CellKey newTag() {
        return new KeyScheme("p", 200).tag("t" + ++number);
    }

    private Found read(StorageKey slot) throws Exception {
        return get(backend.read(List.of(slot), List.of()));
    }

    private Found open(StorageKey slot) throws Exception {
        return get(backend.open(List.of(slot), List.of(), LIFE, LIFE));
    }

    private CellState open(CellKey tag) throws Exception {
        return get(backend.open(List.of(), List.of(tag), LIFE, LIFE)).cells().get(0);
    }

    private static Token free(Found found) {
        return ((SlotState.Free) found.slots().get(0)).token();
    }

    private boolean fill(StorageKey slot, Token permit, long id) throws Exception {
        byte[] entry = ByteBuffer.allocate(20).put((byte) 1).put((byte) 'V').putLong(id).array();
        return get(backend.fill(slot, permit, entry, LIFE));
    }

    /** Its end was a second ago, and DynamoDB has not deleted it. */
    private void end(AuthorityKey key) throws Exception {
        long past = get(backend.time()) / 1_000 - 1;
        bench.clients()
                .patient()
                .updateItem(
                        update ->
                                update.tableName(TABLE)
                                        .key(Items.key(key.text()))
                                        .updateExpression("SET x = :past")
                                        .expressionAttributeValues(
                                                Map.of(":past", Items.number(past))))
                .join();
    }

    private Map<String, AttributeValue> attributes(AuthorityKey key) {
        return bench.clients()
                .patient()
                .getItem(get -> get.tableName(TABLE).key(Items.key(key.text())))
                .join()
                .item();
    }

    private static long end(Map<String, AttributeValue> item) {
        return number(item, "x");
    }

    private static long number(Map<String, AttributeValue> item, String attribute) {
        return Long.parseLong(Objects.requireNonNull(item.get(attribute)).n());
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
