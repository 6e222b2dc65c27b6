package dev.larder.cache.backend.dynamodb;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.reflect.ClassUtils;
import java.util.stream.Stream;

/** Holds where a part of the driver is not on the classpath. */
final class DriverIncomplete implements Condition {

    DriverIncomplete() {}

    @Override
    public boolean matches(ConditionContext context) {
        ClassLoader classes = DriverIncomplete.class.getClassLoader();
        return !Stream.of(
                        "io.micronaut.aws.sdk.v2.service.dynamodb.DynamoDbClientFactory",
                        "software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient",
                        "software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient")
                .allMatch(name -> ClassUtils.isPresent(name, classes));
    }
}
