package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.backend.BackendContext;
import dev.larder.cache.backend.BackendProvider;
import dev.larder.cache.backend.EntryBackend;
import dev.larder.cache.settings.BackendSettings;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Stands where DynamoDB would be when its driver is not there, or not all of it. */
@Singleton
@Requires(condition = DriverIncomplete.class)
final class MissingDynamoDbDriver implements BackendProvider {

    @Override
    public String type() {
        return "dynamodb";
    }

    @Override
    public EntryBackend create(BackendSettings settings, BackendContext context) {
        throw new CacheConfigurationException(
                "larder.backends."
                        + settings.name()
                        + ".type = dynamodb: the driver is not on the classpath. Add Micronaut AWS and the"
                        + " client of DynamoDB, which brings netty-nio-client.\n"
                        + """
                        Maven:
                          <dependency>
                            <groupId>io.micronaut.aws</groupId>
                            <artifactId>micronaut-aws-sdk-v2</artifactId>
                          </dependency>
                          <dependency>
                            <groupId>software.amazon.awssdk</groupId>
                            <artifactId>dynamodb</artifactId>
                          </dependency>
                        Gradle:
                          implementation("io.micronaut.aws:micronaut-aws-sdk-v2")
                          implementation("software.amazon.awssdk:dynamodb")""");
    }
}
