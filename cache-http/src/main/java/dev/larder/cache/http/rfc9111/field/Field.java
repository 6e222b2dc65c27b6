package dev.larder.cache.http.rfc9111.field;

import java.util.Objects;

/** One field line as received: the name in its own case, the value without surrounding blanks. */
public record Field(String name, String value) {

    public Field {
        Objects.requireNonNull(name, "name");
        value = Grammar.trim(value);
    }

    /** Whether the line belongs to the field; names have no case. */
    public boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }
}
