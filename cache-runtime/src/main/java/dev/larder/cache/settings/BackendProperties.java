package dev.larder.cache.settings;

import static dev.larder.cache.settings.Property.Kind.FLAG;
import static dev.larder.cache.settings.Property.Kind.INTERVAL;
import static dev.larder.cache.settings.Property.Kind.NAME;
import static dev.larder.cache.settings.Property.Kind.NUMBER;
import static dev.larder.cache.settings.Property.Kind.SIZE;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Where entries are kept. */
@Singleton
final class BackendProperties implements PropertyList {

    private static final List<Property> BACKENDS =
            List.of(
                    new Property(
                            "larder.backends.*.type",
                            NAME,
                            "",
                            "`memory`, `redis`, `dynamodb`, `none`, or the type of a "
                                    + "`BackendProvider` bean. Required, unless the name is one of "
                                    + "these."),
                    new Property(
                            "larder.backends.*.maximum-size",
                            NUMBER,
                            "",
                            "Of type `memory`: as `larder.memory.maximum-size`."),
                    new Property(
                            "larder.backends.*.maximum-weight",
                            SIZE,
                            "",
                            "Of type `memory`: as `larder.memory.maximum-weight`."),
                    new Property(
                            "larder.backends.*.purge-interval",
                            INTERVAL,
                            "",
                            "Of type `memory`: as `larder.memory.purge-interval`."),
                    new Property(
                            "larder.backends.*.server",
                            NAME,
                            "",
                            "Of type `redis`: as `larder.redis.server`."),
                    new Property(
                            "larder.backends.*.connections",
                            NUMBER,
                            "",
                            "Of type `redis`: as `larder.redis.connections`."),
                    new Property(
                            "larder.backends.*.failover-safe",
                            FLAG,
                            "",
                            "Of type `redis`: as `larder.redis.failover-safe`."),
                    new Property(
                            "larder.backends.*.table",
                            NAME,
                            "",
                            "Of type `dynamodb`: as `larder.dynamodb.table`."),
                    new Property(
                            "larder.backends.*.create-table",
                            FLAG,
                            "",
                            "Of type `dynamodb`: as `larder.dynamodb.create-table`."));

    private static final List<Property> MEMORY =
            List.of(
                    new Property(
                            "larder.memory.maximum-size",
                            NUMBER,
                            "10000",
                            "The most entries of each namespace in memory."),
                    new Property(
                            "larder.memory.maximum-weight",
                            SIZE,
                            "",
                            "The largest sum of the weights of a namespace's entries in memory, "
                                    + "in place of `maximum-size`. It needs a `Weigher` bean."),
                    new Property(
                            "larder.memory.purge-interval",
                            INTERVAL,
                            "60s",
                            "How often expired entries are removed from memory."));

    private static final List<Property> REDIS =
            List.of(
                    new Property(
                            "larder.redis.server",
                            NAME,
                            "default",
                            "The Redis server: `default` is the one of `redis.uri` or "
                                    + "`redis.uris`, another name one of `redis.servers`."),
                    new Property(
                            "larder.redis.connections",
                            NUMBER,
                            "1",
                            "How many connections there are to the server."),
                    new Property(
                            "larder.redis.failover-safe",
                            FLAG,
                            "true",
                            "`true`: after a restart or a failover of the server caches start "
                                    + "cold, and nothing old comes back. `false` only where the "
                                    + "server hides its identity."));

    private static final List<Property> DYNAMODB =
            List.of(
                    new Property(
                            "larder.dynamodb.table",
                            NAME,
                            "larder",
                            "The table, by its name or its ARN. Its partition key is `k`, a String."),
                    new Property(
                            "larder.dynamodb.create-table",
                            FLAG,
                            "false",
                            "`true`: a missing table is created, paid for by request, and gets a "
                                    + "time to live."));

    @Override
    public List<Property> properties() {
        return Stream.of(BACKENDS, MEMORY, REDIS, DYNAMODB).flatMap(List::stream).toList();
    }
}
