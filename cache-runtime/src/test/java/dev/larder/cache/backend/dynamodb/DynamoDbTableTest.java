package dev.larder.cache.backend.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.settings.BackendSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoDbTableTest {

    @Test
    void tableIsLarderAndIsNotMade() {
        DynamoDbTable table = table("dynamodb", Map.of());

        assertThat(table.name()).isEqualTo("larder");
        assertThat(table.create()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "a.b-c_D9", "arn:aws:dynamodb:eu-west-1:123456789012:table/larder"})
    void namesAndArnsAreTaken(String name) {
        assertThat(table("dynamodb", Map.of("table", name)).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "two words", "größe", "arn:aws:s3:::bucket"})
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> table("dynamodb", Map.of("table", name)))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageStartingWith("larder.dynamodb.table = " + name)
                .hasMessageContaining("3 to 255");
    }

    @Test
    void propertyOfAnOwnNameIsNamed() {
        assertThat(table("far", Map.of()).missing())
                .contains("larder.backends.far.table")
                .contains("larder.backends.far.create-table: true");
    }

    private static DynamoDbTable table(String backend, Map<String, String> settings) {
        return DynamoDbTable.of(new BackendSettings(backend, "dynamodb", settings));
    }
}
