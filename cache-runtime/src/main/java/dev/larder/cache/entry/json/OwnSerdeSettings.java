package dev.larder.cache.entry.json;

import io.micronaut.serde.config.DeserializationConfiguration;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.config.SerializationConfiguration;
import io.micronaut.serde.config.annotation.SerdeConfig;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

/**
 * The form that stored JSON has, whatever the application sets for its own: every property is
 * written, empty ones too, and times are ISO texts in their own zone.
 */
final class OwnSerdeSettings {

    private OwnSerdeSettings() {}

    /**
     * Times and bytes.
     *
     * @param application for which types and how deep values are written
     */
    record Shapes(SerdeConfiguration application) implements SerdeConfiguration {

        @Override
        public Optional<String> getDateFormat() {
            return Optional.empty();
        }

        @Override
        public TimeShape getTimeWriteShape() {
            return TimeShape.STRING;
        }

        @Override
        public NumericTimeUnit getNumericTimeUnit() {
            return NumericTimeUnit.SECONDS;
        }

        @Override
        public boolean isWriteBinaryAsArray() {
            return false;
        }

        @Override
        public Optional<Locale> getLocale() {
            return Optional.empty();
        }

        @Override
        public Optional<TimeZone> getTimeZone() {
            return Optional.empty();
        }

        @Override
        public List<String> getIncludedIntrospectionPackages() {
            return application.getIncludedIntrospectionPackages();
        }

        @Override
        public int getMaximumNestingDepth() {
            return application.getMaximumNestingDepth();
        }
    }

    /** Everything is written. */
    record Writing() implements SerializationConfiguration {

        @Override
        public SerdeConfig.SerInclude getInclusion() {
            return SerdeConfig.SerInclude.ALWAYS;
        }

        @Override
        public boolean isAlwaysSerializeErrorsAsList() {
            return true;
        }
    }

    /** What is written by getters without setters is passed over. */
    record Reading(DeserializationConfiguration application)
            implements DeserializationConfiguration {

        @Override
        public boolean isIgnoreUnknown() {
            return true;
        }

        @Override
        public int getArraySizeThreshold() {
            return application.getArraySizeThreshold();
        }

        @Override
        public boolean isStrictNullable() {
            return false;
        }
    }
}
