package dev.larder.demo;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.DefaultHttpHostResolver;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Responses of different hosts are kept apart, and ports make hosts. Demos on several ports of one
 * machine stand for the nodes of one shop, which clients know by one name.
 */
@Singleton
@Replaces(DefaultHttpHostResolver.class)
final class OneShop implements HttpHostResolver {

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public String resolve(@Nullable HttpRequest request) {
        return "http://shop.example";
    }
}
