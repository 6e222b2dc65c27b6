package dev.larder.cache.settings;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files from which development environments complete and check application.yml. */
final class Metadata {

    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    private static final Argument<Map<String, Object>> OBJECT =
            Argument.mapOf(String.class, Object.class);

    private final List<Map<String, Object>> properties = new ArrayList<>();
    private final List<Map<String, Object>> hints = new ArrayList<>();

    /** Those of all artifacts on the classpath, as far as they are about Larder. */
    Metadata() {
        try {
            for (URL file : Collections.list(Metadata.class.getClassLoader().getResources(FILE))) {
                try (InputStream in = file.openStream()) {
                    Map<String, Object> content =
                            JsonMapper.createDefault().readValue(in.readAllBytes(), OBJECT);
                    properties.addAll(ofLarder(content.get("properties")));
                    hints.addAll(ofLarder(content.get("hints")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties, as they stand. */
    List<Map<String, Object>> properties() {
        return properties;
    }

    /** The words of properties, as they stand. */
    List<Map<String, Object>> hints() {
        return hints;
    }

    /** What has to stand for a property. */
    static Map<String, Object> entry(Property property) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", property.name());
        entry.put("type", type(property.kind()));
        entry.put("description", property.meaning().replace("`", ""));
        if (!property.standard().isEmpty()) {
            entry.put("defaultValue", property.standard());
        }
        return entry;
    }

    /** What has to stand for the words of a property. */
    static Map<String, Object> hint(Property property) {
        Map<String, Object> hint = new LinkedHashMap<>();
        hint.put("name", property.name());
        hint.put(
                "values",
                property.words().stream()
                        .map(word -> Map.<String, Object>of("value", word))
                        .toList());
        return hint;
    }

    /** An entry as it is written in the file. */
    static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> members = new ArrayList<>();
            map.forEach((key, member) -> members.add(json(key) + ": " + json(member)));
            return "{" + String.join(", ", members) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(Metadata::json).toList()) + "]";
        }
        return "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String type(Property.Kind kind) {
        return switch (kind) {
            case FLAG -> "java.lang.Boolean";
            case NUMBER, INTEGER -> "java.lang.Integer";
            case TEXTS, TAGS -> "java.util.List<java.lang.String>";
            case DURATIONS_BY_NAME -> "java.util.Map<java.lang.String,java.lang.String>";
            case DURATION, INTERVAL, SIZE, PERCENT, NAME, TEXT, CHOICE -> "java.lang.String";
        };
    }

    @SuppressWarnings("unchecked") // a list of objects by the format of these files
    private static List<Map<String, Object>> ofLarder(@Nullable Object entries) {
        return entries == null
                ? List.of()
                : ((List<Map<String, Object>>) entries)
                        .stream()
                                .filter(
                                        entry ->
                                                String.valueOf(entry.get("name"))
                                                        .startsWith("larder."))
                                .toList();
    }
}
