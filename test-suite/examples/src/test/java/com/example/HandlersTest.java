package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.CacheFailureHandler;
import dev.larder.cache.entry.Codec;
import dev.larder.cache.key.KeyBuilder;
import dev.larder.cache.key.KeyDimension;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The beans of the pages take the places that the pages give them. */
class HandlersTest {

    @Test
    void aDimensionTakesThePlaceOfOurs() {
        try (ApplicationContext context = with("language")) {
            assertThat(context.getBean(KeyDimension.class, Qualifiers.byName("locale")))
                    .extracting(bean -> bean.getClass().getSimpleName())
                    .isEqualTo("Language");
        }
    }

    @Test
    void aKeyBuilderIsThereToBeNamed() {
        try (ApplicationContext context = with("region")) {
            assertThat(context.getBean(KeyBuilder.class)).isNotNull();
            assertThat(context.getBean(ProductRepository.class).find(1).name()).isEqualTo("Teapot");
        }
    }

    @Test
    void aCodecWrapsOurs() throws IOException {
        try (ApplicationContext context = with("zipped")) {
            Codec codec = context.getBean(Codec.class);
            Argument<Product> type = Argument.of(Product.class);
            Product product = new Product(1, "Teapot", "Smith");

            assertThat(codec.id()).isEqualTo("zipped");
            assertThat(codec.decode(type, codec.encode(type, product))).isEqualTo(product);
        }
    }

    @Test
    void aFailureHandlerTakesThePlaceOfOurs() {
        try (ApplicationContext context = with("strict")) {
            CacheFailureHandler handler = context.getBean(CacheFailureHandler.class);

            assertThat(
                            handler.failOpen(
                                    CacheFailureHandler.Step.INVALIDATE,
                                    "products",
                                    new IllegalStateException()))
                    .isFalse();
        }
    }

    private static ApplicationContext with(String example) {
        return ApplicationContext.run(Map.of("example", example));
    }
}
