package dev.larder.cache.settings;

import static dev.larder.cache.settings.Property.Kind.CHOICE;
import static dev.larder.cache.settings.Property.Kind.DURATION;
import static dev.larder.cache.settings.Property.Kind.FLAG;
import static dev.larder.cache.settings.Property.Kind.INTERVAL;
import static dev.larder.cache.settings.Property.Kind.NAME;
import static dev.larder.cache.settings.Property.Kind.NUMBER;
import static dev.larder.cache.settings.Property.Kind.SIZE;
import static dev.larder.cache.settings.Property.Kind.TEXT;
import static dev.larder.cache.settings.Property.Kind.TEXTS;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Where entries are kept. */
@Singleton
final class BackendProperties implements PropertyList {

    private static final List<String> NEVER_STALE = List.of("0", "0s", "0ms");
    private static final List<String> RETURNING = List.of("immediate", "everywhere");

    private static final List<Property> BACKENDS =
            List.of(
                    new Property(
                            "larder.backends.*.type",
                            NAME,
                            "",
                            "`memory`, `redis`, `memcached`, `dynamodb`, `tiered`, `none`, or the "
                                    + "type of a `BackendProvider` bean. Required, unless the "
                                    + "name is one of these."),
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
                            "larder.backends.*.near",
                            NAME,
                            "",
                            "Of type `tiered`: as `larder.tiered.near`."),
                    new Property(
                            "larder.backends.*.far",
                            NAME,
                            "",
                            "Of type `tiered`: as `larder.tiered.far`."),
                    new Property(
                            "larder.backends.*.near-expire",
                            INTERVAL,
                            "",
                            "Of type `tiered`: as `larder.tiered.near-expire`."),
                    new Property(
                            "larder.backends.*.max-staleness",
                            DURATION,
                            "",
                            NEVER_STALE,
                            "Of type `tiered`: as `larder.tiered.max-staleness`."),
                    new Property(
                            "larder.backends.*.return",
                            CHOICE,
                            "",
                            RETURNING,
                            "Of type `tiered`: as `larder.tiered.return`."),
                    new Property(
                            "larder.backends.*.servers",
                            TEXTS,
                            "",
                            "Of type `memcached`: as `larder.memcached.servers`."),
                    new Property(
                            "larder.backends.*.username",
                            NAME,
                            "",
                            "Of type `memcached`: as `larder.memcached.username`."),
                    new Property(
                            "larder.backends.*.password",
                            TEXT,
                            "",
                            "Of type `memcached`: as `larder.memcached.password`."),
                    new Property(
                            "larder.backends.*.tls",
                            FLAG,
                            "",
                            "Of type `memcached`: as `larder.memcached.tls`."),
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

    private static final List<Property> TIERED =
            List.of(
                    new Property(
                            "larder.tiered.near",
                            NAME,
                            "memory",
                            "The backend of type `memory` by whose settings copies are kept in "
                                    + "this process."),
                    new Property(
                            "larder.tiered.far",
                            NAME,
                            "redis",
                            "The remote backend that keeps the entries."),
                    new Property(
                            "larder.tiered.near-expire",
                            INTERVAL,
                            "",
                            "How long a copy is used at most; without it as long as the entry is "
                                    + "fresh."),
                    new Property(
                            "larder.tiered.max-staleness",
                            DURATION,
                            "1s",
                            NEVER_STALE,
                            "How long after an invalidation another node may still use its copy, "
                                    + "at most a day. `0`: no copies are kept, each call asks the "
                                    + "far backend."),
                    new Property(
                            "larder.tiered.return",
                            CHOICE,
                            "immediate",
                            RETURNING,
                            "When an invalidation returns. `immediate`: when the far backend has "
                                    + "acknowledged it. `everywhere`: when besides no node can use "
                                    + "an old copy any more."));

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
                            "How many connections there are to the server, or to each "
                                    + "master of a cluster."),
                    new Property(
                            "larder.redis.failover-safe",
                            FLAG,
                            "true",
                            "`true`: after a restart or a failover of the server caches start "
                                    + "cold, and nothing old comes back. `false` only where the "
                                    + "server hides its identity."));

    private static final List<Property> MEMCACHED =
            List.of(
                    new Property(
                            "larder.memcached.servers",
                            TEXTS,
                            "localhost:11211",
                            "The Memcached servers, each as `host:port`. The same list on all "
                                    + "nodes: it decides which server has what."),
                    new Property(
                            "larder.memcached.username",
                            NAME,
                            "",
                            "Who logs in, where the servers ask for it (`memcached -Y`)."),
                    new Property(
                            "larder.memcached.password",
                            TEXT,
                            "",
                            "The password that goes with the username."),
                    new Property(
                            "larder.memcached.tls",
                            FLAG,
                            "false",
                            "`true`: connections are encrypted, and the servers' certificates have "
                                    + "to be those of their host names, by the trust store of the "
                                    + "JVM."));

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
        return Stream.of(BACKENDS, MEMORY, REDIS, MEMCACHED, DYNAMODB, TIERED)
                .flatMap(List::stream)
                .toList();
    }
}
