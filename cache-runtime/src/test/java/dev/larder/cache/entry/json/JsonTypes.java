package dev.larder.cache.entry.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Types of every kind that applications cache. */
final class JsonTypes {

    private JsonTypes() {}

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "like grass";
            }
        }
    }

    enum Size {
        @JsonProperty("s")
        SMALL,
        @JsonProperty("l")
        LARGE
    }

    @Serdeable
    enum Level {
        LOW(1),
        HIGH(9);

        private final int number;

        Level(int number) {
            this.number = number;
        }

        @JsonValue
        int number() {
            return number;
        }

        @JsonCreator
        static Level of(int number) {
            return number == 1 ? LOW : HIGH;
        }
    }

    @Serdeable
    record Price(BigDecimal amount, Currency currency) {}

    @Serdeable
    record Basket(String owner, List<Price> prices, @Nullable String note) {}

    @Serdeable
    record Page<T>(List<T> items, int total) {}

    @Serdeable
    record Tree(String name, List<Tree> children) {}

    @Serdeable
    record Derived(int width, int height) {
        public int getArea() {
            return width * height;
        }
    }

    @Serdeable
    record Shop(
            int count,
            long views,
            double rating,
            float weight,
            char grade,
            byte tiny,
            short small,
            boolean open,
            @Nullable Integer boxed,
            Optional<String> slogan,
            Optional<LocalDate> since,
            OptionalInt floor,
            Map<Integer, String> shelves,
            Map<Color, LocalDate> painted,
            Map<UUID, List<Price>> prices,
            Set<Color> colors,
            int[] codes,
            byte[] logo,
            String[] names) {

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Shop other && SameValue.same(this, other);
        }

        @Override
        public int hashCode() {
            return count;
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Square.class, name = "square")
    })
    @Serdeable
    sealed interface Shape permits Circle, Square {}

    @Serdeable
    record Circle(double radius) implements Shape {}

    @Serdeable
    record Square(BigDecimal side) implements Shape {}

    record Undeclared(String name) {}

    @Serdeable
    record Login(String user, @JsonIgnore @Nullable String password) {}

    @Serdeable
    static class Animal {
        private final String name;

        Animal(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }
    }

    @Serdeable
    static final class Dog extends Animal {
        Dog(String name) {
            super(name);
        }
    }

    @Serdeable
    static class Bean {
        private String text = "";
        private @Nullable LocalDate day;
        private Map<LocalDate, Long> counts = Map.of();

        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }

        public @Nullable LocalDate getDay() {
            return day;
        }

        public void setDay(@Nullable LocalDate day) {
            this.day = day;
        }

        public Map<LocalDate, Long> getCounts() {
            return counts;
        }

        public void setCounts(Map<LocalDate, Long> counts) {
            this.counts = counts;
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Bean other && SameValue.same(this, other);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }
}
