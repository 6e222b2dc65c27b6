package dev.larder.cache.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The page docs/configuration.md, in its parts. */
final class ConfigurationPage {

    private static final Path FILE = Path.of("../../docs/configuration.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `larder\\..*$");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern MENTION = Pattern.compile("`(larder\\.[a-zA-Z.-]+)`");

    private final String text;

    ConfigurationPage() {
        try {
            this.text = Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of all tables of properties. */
    List<String> rows() {
        return ROW.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The row that a property has to have. */
    static String row(Property property) {
        String standard = property.standard().isEmpty() ? "" : "`" + property.standard() + "`";
        return "| `%s` | %s | %s |"
                .formatted(property.name().replace("*", "NAME"), standard, property.meaning());
    }

    /** The examples of application.yml. */
    List<String> examples() {
        return FENCED.matcher(text)
                .results()
                .filter(block -> block.group(1).equals("yaml"))
                .map(block -> block.group(2))
                .toList();
    }

    /** The properties and sections that sentences and tables mention. */
    List<String> mentions() {
        return MENTION.matcher(FENCED.matcher(text).replaceAll(""))
                .results()
                .map(mention -> mention.group(1).replace("NAME", "name"))
                .toList();
    }
}
