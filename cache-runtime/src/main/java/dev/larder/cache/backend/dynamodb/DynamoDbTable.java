package dev.larder.cache.backend.dynamodb;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.settings.BackendSettings;
import java.util.regex.Pattern;

/**
 * The table of a backend, as its settings name it.
 *
 * @param create whether Larder makes the table where it is missing
 */
record DynamoDbTable(BackendSettings settings, String name, boolean create) {

    private static final String DEFAULT = "larder";
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_.-]{3,255}|arn:[A-Za-z0-9-]+:dynamodb:\\S+:table/\\S+");

    /**
     * Of settings.
     *
     * @throws CacheConfigurationException if DynamoDB has no tables of that name
     */
    static DynamoDbTable of(BackendSettings settings) {
        String written = settings.text("table");
        String name = written == null ? DEFAULT : written;
        if (!NAME.matcher(name).matches()) {
            throw new CacheConfigurationException(
                    settings.property("table")
                            + " = "
                            + name
                            + ": no name of a DynamoDB table. Write 3 to 255 of the characters A-Z a-z"
                            + " 0-9 _ . -, or the ARN of a table.");
        }
        return new DynamoDbTable(settings, name, settings.flag("create-table", false));
    }

    /** The backend's name. */
    String backend() {
        return settings.name();
    }

    /** What to do about a table that is not there. */
    String missing() {
        return create
                ? "there is no table "
                        + name
                        + " yet ("
                        + settings.property("table")
                        + "). It is being made, because "
                        + settings.property("create-table")
                        + " is true"
                : "there is no table "
                        + name
                        + " in this region ("
                        + settings.property("table")
                        + "). Create it with the partition key k (String), or let Larder do it: "
                        + settings.property("create-table")
                        + ": true";
    }

    /** What to do about rights that are not there. */
    String forbidden(String refusal) {
        return "AWS refuses access to table "
                + name
                + " ("
                + settings.property("table")
                + "). The rights that it takes are listed in docs/backends.md. AWS says: "
                + refusal;
    }

    /** What to do about a table of somebody else. */
    String otherForm() {
        return "table "
                + name
                + " has another key than Larder's. Name a table in "
                + settings.property("table")
                + " whose partition key is k (String) and that has no sort key";
    }
}
