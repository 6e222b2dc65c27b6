package dev.larder.cache.settings;

import java.util.List;

/**
 * The properties that an artifact declares. A bean: what no bean declares is an unknown property
 * and stops the start.
 */
public interface PropertyList {

    /** The properties, each declared by one list only. */
    List<Property> properties();
}
