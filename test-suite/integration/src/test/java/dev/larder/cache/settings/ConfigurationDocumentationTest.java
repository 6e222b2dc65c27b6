package dev.larder.cache.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Holds what is read, what is documented and what development environments are told together. What
 * a failure reports as missing is what has to be added, word for word.
 */
class ConfigurationDocumentationTest {

    private final Collection<PropertyList> lists = lists();
    private final List<Property> properties =
            lists.stream().flatMap(list -> list.properties().stream()).toList();
    private final ConfigurationPage page = new ConfigurationPage();
    private final Metadata metadata = new Metadata();

    @Test
    void everyPropertyHasOneRowWithItsDefault() {
        assertThat(page.rows())
                .containsExactlyInAnyOrderElementsOf(
                        properties.stream().map(ConfigurationPage::row).toList());
    }

    @Test
    void everyMentionedPropertyExists() {
        PropertyIndex index = new PropertyIndex(lists);

        assertThat(page.mentions()).isNotEmpty();
        assertThat(page.mentions())
                .filteredOn(name -> index.find(name).isEmpty() && !index.isSection(name))
                .isEmpty();
    }

    @Test
    void everyPropertyIsInTheMetadataWithItsDefault() {
        assertThat(metadata.properties().stream().map(Metadata::json))
                .containsExactlyInAnyOrderElementsOf(
                        properties.stream().map(Metadata::entry).map(Metadata::json).toList());
    }

    @Test
    void everyChoiceIsInTheMetadata() {
        assertThat(metadata.hints().stream().map(Metadata::json))
                .containsExactlyInAnyOrderElementsOf(
                        properties.stream()
                                .filter(property -> !property.words().isEmpty())
                                .map(Metadata::hint)
                                .map(Metadata::json)
                                .toList());
    }

    @Test
    void everyExampleStarts() throws IOException {
        assertThat(page.examples()).isNotEmpty();
        for (String example : page.examples()) {
            Map<String, Object> read =
                    new YamlPropertySourceLoader()
                            .read(
                                    "application",
                                    new ByteArrayInputStream(
                                            example.getBytes(StandardCharsets.UTF_8)));
            try (ApplicationContext context =
                    ApplicationContext.run(PropertySource.of("application", read))) {
                assertThat(context.getBean(LarderSettings.class)).as(example).isNotNull();
            }
        }
    }

    private static Collection<PropertyList> lists() {
        try (ApplicationContext context = ApplicationContext.run()) {
            return context.getBeansOfType(PropertyList.class);
        }
    }
}
