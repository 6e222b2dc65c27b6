package dev.larder.cache.entry;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.inject.BeanDefinition;
import jakarta.inject.Singleton;
import java.util.List;

/** Gathers the codecs of the application. */
@Factory
final class CodecsFactory {

    @Singleton
    Codecs codecs(BeanContext context, List<Codec> codecs) {
        List<BeanDefinition<Codec>> primary =
                context.getBeanDefinitions(Codec.class).stream()
                        .filter(BeanDefinition::isPrimary)
                        .toList();
        return new Codecs(codecs, primary.isEmpty() ? null : context.getBean(primary.get(0)));
    }
}
