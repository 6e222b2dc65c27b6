package dev.larder.cache.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.annotation.Cached;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backend that can't be had is said at the start, with what to do. */
@Tag("once")
class MissingBackendTest {

    private static final long LONGEST_SECONDS = 60;

    @Singleton
    @Requires(property = "spec", value = "missing")
    static class Repository {
        @Cached(namespace = "missing", key = "id")
        String find(int id) {
            return "value " + id;
        }
    }

    /** An application of its own, without the driver on its class path. */
    static final class Application {
        private Application() {}

        public static void main(String[] args) {
            try (ApplicationContext application = start(args[0])) {
                System.out.println("It started: " + application.getBean(Repository.class).find(1));
            }
        }
    }

    private static ApplicationContext start(String backend) {
        ApplicationContext application =
                ApplicationContext.run(Map.of("spec", "missing", "larder.backend", backend));
        application.getBean(Repository.class);
        return application;
    }

    @ParameterizedTest
    @CsvSource({
        "redis, lettuce|redis-authx, io.micronaut.redis, micronaut-redis-lettuce, ''",
        "memcached, folsom, com.spotify, folsom, :1.21.0",
        "dynamodb, micronaut-aws|awssdk, io.micronaut.aws, micronaut-aws-sdk-v2, ''",
        "dynamodb, micronaut-aws, io.micronaut.aws, micronaut-aws-sdk-v2, ''",
        "dynamodb, awssdk/dynamodb, software.amazon.awssdk, dynamodb, ''",
        "dynamodb, netty-nio-client, software.amazon.awssdk, dynamodb, ''"
    })
    void missingDriverStopsTheStartWithTheLinesToAdd(
            String backend, String jars, String group, String artifact, String version)
            throws Exception {
        assertThat(outputWithout(jars, backend))
                .doesNotContain("It started")
                .contains("the driver is not on the classpath")
                .contains("<groupId>" + group + "</groupId>")
                .contains("<artifactId>" + artifact + "</artifactId>")
                .contains("implementation(\"" + group + ":" + artifact + version + "\")");
    }

    private static String outputWithout(String jars, String backend)
            throws IOException, InterruptedException {
        Pattern driver = Pattern.compile(".*(" + jars + ").*\\.jar");
        String path =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !driver.matcher(entry).matches())
                        .collect(Collectors.joining(File.pathSeparator));
        Process application =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                path,
                                Application.class.getName(),
                                backend)
                        .redirectErrorStream(true)
                        .start();
        String output =
                new String(application.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(application.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(application.exitValue()).as(output).isNotZero();
        return output;
    }

    @ParameterizedTest
    @CsvSource({"redsi, Did you mean \"redis\"?", "elsewhere, larder.backends"})
    void unknownBackendStopsTheStartAndNamesWhatThereIs(String name, String fix) {
        assertThatThrownBy(() -> start(name))
                .hasStackTraceContaining(CacheConfigurationException.class.getName())
                .hasStackTraceContaining("\"" + name + "\"")
                .hasStackTraceContaining(fix);
    }

    @Test
    void unknownTypeOfABackendStopsTheStart() {
        assertThatThrownBy(
                        () ->
                                ApplicationContext.run(
                                                Map.of(
                                                        "spec",
                                                        "missing",
                                                        "larder.backend",
                                                        "own",
                                                        "larder.backends.own.type",
                                                        "redsi"))
                                        .getBean(Repository.class))
                .hasStackTraceContaining(CacheConfigurationException.class.getName())
                .hasStackTraceContaining("Did you mean redis?");
    }
}
