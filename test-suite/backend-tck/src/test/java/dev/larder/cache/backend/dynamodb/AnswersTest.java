package dev.larder.cache.backend.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.CacheBackendException;
import dev.larder.cache.backend.Found;
import dev.larder.cache.backend.SlotState;
import dev.larder.cache.backend.Token;
import dev.larder.cache.backend.line.Causes;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.CellKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.PathPattern;
import dev.larder.cache.key.StorageKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What becomes of answers that DynamoDB gives when it is busy or fails. */
class AnswersTest {

    private static final String TABLE = "larder";
    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final long ID = 7;

    private final StubDynamoDb stub = new StubDynamoDb();
    private final Bench bench =
            new Bench(stub.properties(), Bench.table(TABLE, false), System::nanoTime);
    private final DynamoDbBackend backend = bench.backend();
    private final KeySpace keys = new KeyScheme("p", 200).values("n");
    private final StorageKey slot = keys.place(CacheKey.of("k")).slot();
    private final CellKey cell = keys.place(CacheKey.of("k")).bucket();

    /** The first answer tells the time: it is not what is counted. */
    @BeforeEach
    void learnTheTime() throws Exception {
        get(backend.time());
    }

    @AfterEach
    void close() {
        bench.close();
        stub.close();
    }

    @Test
    void whatCreatesATokenIsSentOnce() {
        stub.refuse("PutItem", 500, "InternalServerError", "");

        assertFails(backend.open(List.of(slot), List.of(), LIFE, LIFE));
        assertThat(stub.count("PutItem")).isEqualTo(1);
        assertFails(backend.open(List.of(), List.of(cell), LIFE, LIFE));
        assertThat(stub.count("PutItem")).isEqualTo(2);
        assertFails(backend.hold(slot, LIFE));
        assertThat(stub.count("PutItem")).isEqualTo(3);
    }

    @Test
    void whatMayBeDoneTwiceIsSentAgain() {
        stub.refuse("BatchGetItem", 500, "InternalServerError", "");
        stub.refuse("DeleteItem", 500, "InternalServerError", "");
        long before = stub.count("BatchGetItem");

        assertFails(backend.read(List.of(slot), List.of()));
        assertThat(stub.count("BatchGetItem") - before).isGreaterThan(1);
        assertFails(backend.remove(List.of(slot), List.of()));
        assertThat(stub.count("DeleteItem")).isGreaterThan(1);
    }

    @Test
    void fillWhoseFirstAnswerWasLostIsStored() throws Exception {
        stub.refuse("PutItem", 500, "InternalServerError", "")
                .refuse("PutItem", 400, "ConditionalCheckFailedException", item(ID));

        assertThat(get(fill())).isTrue();
    }

    @Test
    void fillOverAnotherEntryIsNotStored() throws Exception {
        stub.refuse("PutItem", 400, "ConditionalCheckFailedException", item(ID + 1));

        assertThat(get(fill())).isFalse();
    }

    @Test
    void keysThatWereLeftAreAskedForAgain() throws Exception {
        stub.answer("BatchGetItem", left(slot.text())).answer("BatchGetItem", found());

        Found found = get(backend.read(List.of(slot), List.of()));
        assertThat(found.slots()).containsExactly(new SlotState.Free(new Token(ID)));
    }

    @Test
    void keysThatAreLeftTwiceAreAFailureAndNotAbsent() {
        long before = stub.count("BatchGetItem");
        stub.answer("BatchGetItem", left(slot.text()));

        assertThat(assertFails(backend.read(List.of(slot), List.of())))
                .isInstanceOf(CacheBackendException.class)
                .hasMessageContaining("unread");
        assertThat(stub.count("BatchGetItem") - before).isEqualTo(2);
    }

    @Test
    void readsAreConsistent() throws Exception {
        get(backend.read(List.of(slot), List.of(cell)));
        get(backend.ban(List.of(cell), new PathPattern("*")));

        assertThat(stub.bodies())
                .hasSize(3)
                .allMatch(body -> body.contains("ConsistentRead\":true"));
    }

    @Test
    void manyKeysAreReadInGroups() throws Exception {
        long before = stub.count("BatchGetItem");
        List<StorageKey> many =
                IntStream.range(0, 250).mapToObj(i -> keys.place(CacheKey.of(i)).slot()).toList();

        assertThat(get(backend.read(many, List.of())).slots()).hasSize(250);
        assertThat(stub.count("BatchGetItem") - before).isEqualTo(3);
    }

    @Test
    void itemsThatWereLeftAreDeletedBeforeTheNextOnes() throws Exception {
        String rest =
                "{\"UnprocessedItems\":{\"larder\":[{\"DeleteRequest\":{\"Key\":{\"k\":{\"S\":\"a\"}}}}]}}";
        stub.answer("BatchWriteItem", rest)
                .answer("BatchWriteItem", rest)
                .answer("BatchWriteItem", "{}");
        StorageKey other = keys.place(CacheKey.of("other")).slot();
        get(backend.remove(List.of(slot, other), List.of(cell)));

        assertThat(stub.asked())
                .endsWith("BatchWriteItem", "BatchWriteItem", "BatchWriteItem", "DeleteItem");
    }

    @Test
    void throttlingIsAFailureLikeOthers() {
        stub.refuse("BatchGetItem", 400, "ProvisionedThroughputExceededException", "");

        assertThat(assertFails(backend.read(List.of(slot), List.of())))
                .isInstanceOf(DynamoDbException.class);
    }

    private CompletionStage<Boolean> fill() {
        byte[] entry = ByteBuffer.allocate(20).put((byte) 1).put((byte) 'V').putLong(ID).array();
        return backend.fill(slot, new Token(1), entry, LIFE);
    }

    private static String item(long token) {
        return ",\"Item\":" + attributes(token);
    }

    private static String attributes(long token) {
        String bytes =
                Base64.getEncoder().encodeToString(ByteBuffer.allocate(8).putLong(token).array());
        return "{\"k\":{\"S\":\"KEY\"},\"t\":{\"B\":\"" + bytes + "\"},\"s\":{\"S\":\"F\"}}";
    }

    private String found() {
        return "{\"Responses\":{\"larder\":["
                + attributes(ID).replace("KEY", slot.text())
                + "]},\"UnprocessedKeys\":{}}";
    }

    private static String left(String key) {
        return "{\"Responses\":{},\"UnprocessedKeys\":{\"larder\":{\"Keys\":[{\"k\":{\"S\":\""
                + key
                + "\"}}],\"ConsistentRead\":true}}}";
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static Throwable assertFails(CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        assertThat(future).failsWithin(Duration.ofSeconds(10));
        return Causes.of(future.handle((value, error) -> error).join());
    }
}
