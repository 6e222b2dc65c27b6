package dev.larder.cache.backend.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import io.micronaut.configuration.lettuce.AbstractRedisConfiguration;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanDestroyedEvent;
import io.micronaut.context.event.BeanDestroyedEventListener;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The application's clients whose threads Larder uses. Micronaut Redis makes these threads with the
 * client and does not end them with it; for clients that run because of Larder this is done here,
 * after the client itself has ended. Resources that are a bean belong to the application.
 */
@Singleton
@Requires(classes = {RedisClient.class, AbstractRedisConfiguration.class})
final class BorrowedClients implements BeanDestroyedEventListener<AbstractRedisClient> {

    private static final long LONGEST_SECONDS = 2;

    private final BeanContext beans;
    private final Set<AbstractRedisClient> borrowed = ConcurrentHashMap.newKeySet();

    BorrowedClients(BeanContext beans) {
        this.beans = beans;
    }

    /** Its threads are used from now on. */
    ClientResources resources(AbstractRedisClient client) {
        borrowed.add(client);
        return client.getResources();
    }

    @Override
    public void onDestroyed(BeanDestroyedEvent<AbstractRedisClient> event) {
        AbstractRedisClient client = event.getBean();
        if (borrowed.remove(client) && !beans.containsBean(ClientResources.class)) {
            client.getResources().shutdown(0, LONGEST_SECONDS, TimeUnit.SECONDS);
        }
    }
}
