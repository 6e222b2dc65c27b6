package dev.larder.cache.http.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.annotation.CacheControl;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the start has against a {@code @CacheControl} that no compiler has checked. */
class TellingFactoryTest {

    private static ApplicationContext context;

    @BeforeAll
    static void start() {
        context =
                ApplicationContext.run(
                        Map.of(
                                "spec",
                                "telling",
                                "same",
                                "edge-control",
                                "none",
                                "",
                                "larder.http.enabled",
                                false),
                        "test");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static Telling told(String method, boolean ofOneUser) {
        AnnotationMetadata metadata =
                context.getBeanDefinition(Tells.class)
                        .getRequiredMethod(method)
                        .getAnnotationMetadata();
        return context.getBean(TellingFactory.class)
                .of("Tells." + method, metadata, ofOneUser)
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shared | true | (sMaxAge): the user is in the key of this route",
                "twice | false | (target = \"edge-control\"): this target is there twice.",
                "nothing | false | : nothing to tell."
            })
    void whatCantWorkIsRefused(String method, boolean ofOneUser, String why) {
        assertThatThrownBy(() -> told(method, ofOneUser))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageStartingWith("Tells." + method + ": @CacheControl" + why);
    }

    @Test
    void whatIsForOneUserIsPrivateUnlessNobodyStoresIt() {
        assertThat(told("usual", true).fields())
                .containsExactly(
                        new Telling.Told("Cache-Control", "private, max-age=1", "private"),
                        new Telling.Told("Edge-Control", "no-store", "no-store"));
        assertThat(told("usual", false).fields().get(0).value()).isEqualTo("max-age=1");
        assertThat(told("usual", true).ofMethod()).isTrue();
        assertThat(told("ofType", true).ofMethod()).isFalse();
    }

    @Controller("/telling")
    @Requires(property = "spec", value = "telling")
    @CacheControl(noTransform = true)
    static class Tells {

        @Get("/shared")
        @CacheControl(sMaxAge = "1s")
        String shared() {
            return "";
        }

        @Get("/twice")
        @CacheControl(target = "Edge-Control", noStore = true)
        @CacheControl(target = "${same}", noStore = true)
        String twice() {
            return "";
        }

        @Get("/nothing")
        @CacheControl(maxAge = "${none:}")
        String nothing() {
            return "";
        }

        @Get("/usual")
        @CacheControl(maxAge = "1s")
        @CacheControl(target = "Edge-Control", noStore = true)
        String usual() {
            return "";
        }

        @Get("/of-type")
        String ofType() {
            return "";
        }
    }
}
