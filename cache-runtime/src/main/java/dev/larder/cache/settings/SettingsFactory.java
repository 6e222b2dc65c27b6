package dev.larder.cache.settings;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the settings when the context starts, also where nothing asks for them. */
@Factory
final class SettingsFactory {

    private static final Logger LOG = LoggerFactory.getLogger("dev.larder.cache.settings");

    /** The values of every declared property. */
    @Context
    PropertyValues values(Environment environment, Collection<PropertyList> lists) {
        PropertyIndex index = new PropertyIndex(lists);
        SettingsCheck.Checked checked =
                new SettingsCheck(new EffectiveProperties(environment, index), index)
                        .run(environment.getPlaceholderResolver()::resolveRequiredPlaceholders);
        checked.warnings().forEach(LOG::warn);
        return checked.values();
    }

    /** The settings of the runtime. */
    @Context
    LarderSettings settings(PropertyValues values) {
        return new SettingsReader(values).read();
    }
}
