package dev.larder.cache.tck.server;

import java.util.Map;

/**
 * A DynamoDB for tests, that takes any credentials. It has no tables at first; those that it is
 * given are gone when it is killed.
 */
public interface DynamoDbServer extends Server {

    /** What an application is configured with to use it, at another port if that is a proxy's. */
    default Map<String, Object> properties(int port) {
        return Map.of(
                "aws.region", "eu-central-1",
                "aws.access-key-id", "test",
                "aws.secret-key", "test",
                "aws.services.dynamodb.endpoint-override",
                        "http://" + uri().getHost() + ":" + port);
    }

    /** What an application is configured with to use it. */
    default Map<String, Object> properties() {
        return properties(uri().getPort());
    }

    /**
     * A server that only this caller uses, and may stop: from Docker, else DynamoDB Local from the
     * class path that the resource {@code dynamodb-local.classpath} names, in a process of its own.
     *
     * @throws IllegalStateException if there is neither; the message names all ways
     */
    static DynamoDbServer startOwn() {
        return DynamoDbServers.own();
    }

    /**
     * A server to keep data on: the one that {@code LARDER_TEST_DYNAMODB} names, else one that the
     * tests of this process share.
     *
     * @throws IllegalStateException if there is none; the message names all ways
     */
    static DynamoDbServer start() {
        return DynamoDbServers.any();
    }
}
