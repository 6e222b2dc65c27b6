package dev.larder.cache.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micronaut.core.type.Argument;
import java.util.List;
import org.junit.jupiter.api.Test;

class PropertyStepsTest {

    @Test
    void whatNothingDeclaresIsReadByTheClassOfTheValue() {
        PropertySteps.Read size = PropertySteps.of(Argument.OBJECT_ARGUMENT, "size");

        assertThat(size.from(List.of(1, 2))).isEqualTo(2L);
        assertThat(size.from(null)).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> size.from(42))
                .withMessageContaining("java.lang.Integer");
    }

    @Test
    void aPropertyThatTheDeclaredTypeLacksIsRefusedBeforeAnyValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PropertySteps.of(Argument.of(Integer.class), "name"))
                .withMessageContaining("java.lang.Integer");
    }
}
