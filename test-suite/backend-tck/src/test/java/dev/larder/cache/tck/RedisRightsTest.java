package dev.larder.cache.tck;

import static org.awaitility.Awaitility.await;

import dev.larder.cache.tck.redis.RedisNode;
import dev.larder.cache.tck.server.RedisCluster;
import dev.larder.cache.tck.server.RedisServer;
import dev.larder.cache.tck.server.TlsRedis;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.protocol.CommandType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users, their rights and encryption are those that Micronaut Redis is configured with. */
@Tag("once")
class RedisRightsTest {

    private static final String PREFIX = "rights";
    private static final String USER = "larder:secret@";

    @Test
    void userWithTheRightsOfTheDocumentationIsEnough() {
        try (RedisServer server = RedisServer.startOwn()) {
            addUser(server.uri());
            String uri = "redis://" + USER + "127.0.0.1:" + server.uri().getPort();

            assertKeeps(Map.of("redis.uri", uri));
        }
    }

    @Test
    void userOfAClusterIsUsedOnEveryNode() {
        try (RedisCluster cluster = RedisCluster.start()) {
            cluster.uris().forEach(RedisRightsTest::addUser);
            String uri = "redis://" + USER + "127.0.0.1:" + cluster.uris().get(0).getPort();

            assertKeeps(Map.of("redis.uris", List.of(uri)));
        }
    }

    @Test
    void connectionIsEncryptedWhereTheUriSaysSo() {
        try (TlsRedis server = TlsRedis.start()) {
            assertKeeps(Map.of("redis.uri", server.uri().toString()));
        }
    }

    /** The one without a name may do nothing any more, so that nobody does it in its place. */
    private static void addUser(URI server) {
        RedisClient client = RedisClient.create(RedisURI.create(server));
        RedisCommands<String, String> redis = client.connect().sync();
        redis.aclSetuser(
                "larder",
                AclSetuserArgs.Builder.on()
                        .addPassword("secret")
                        .keyPattern(PREFIX + ":*")
                        .addCategory(io.lettuce.core.AclCategory.CONNECTION)
                        .addCommand(CommandType.MGET)
                        .addCommand(CommandType.GET)
                        .addCommand(CommandType.GETRANGE)
                        .addCommand(CommandType.SET)
                        .addCommand(CommandType.UNLINK)
                        .addCommand(CommandType.PTTL)
                        .addCommand(CommandType.PEXPIRE)
                        .addCommand(CommandType.EVAL)
                        .addCommand(CommandType.EVALSHA)
                        .addCommand(CommandType.TIME)
                        .addCommand(CommandType.INFO)
                        .addCommand(CommandType.CLUSTER));
        redis.aclSetuser("default", AclSetuserArgs.Builder.removeCommand(CommandType.MGET));
        client.shutdown();
    }

    private static void assertKeeps(Map<String, Object> properties) {
        try (RedisNode redis = new RedisNode(properties, TestContexts.patient(PREFIX), Map.of())) {
            Node node = new Node(redis.backend(), "n");
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .untilAsserted(() -> node.load("first", "v"));
            node.load("k", "v", "t");
            node.assertHas("k", "v");
            node.remove("k");
            node.assertLacks("k");
            node.load("k", "v", "t");
            node.ban("*k*");
            node.assertLacks("k");
            node.load("k", "v", "t");
            node.invalidateTags("t");
            node.assertLacks("k");
        }
    }
}
