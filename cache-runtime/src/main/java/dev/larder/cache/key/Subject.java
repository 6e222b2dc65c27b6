package dev.larder.cache.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What patterns meet of a key: its values as one would write them, with a comma between. Unlike the
 * stored text it may be the same for different keys; a pattern then means all of them.
 */
final class Subject {

    private Subject() {}

    static String of(@Nullable Object owner, @Nullable Object[] parts) {
        String values = String.join(",", texts(Arrays.asList(parts)));
        return owner == null ? values : "#" + owner + "|" + values;
    }

    private static String text(@Nullable Object part) {
        if (part instanceof List<?> list) {
            return "[" + String.join(",", texts(list)) + "]";
        }
        if (part instanceof Set<?> set) {
            return "[" + String.join(",", sorted(texts(set))) + "]";
        }
        if (part instanceof Map<?, ?> map) {
            List<String> pairs = new ArrayList<>();
            map.forEach((key, value) -> pairs.add(text(key) + "=" + text(value)));
            return "{" + String.join(",", sorted(pairs)) + "}";
        }
        if (part instanceof Part.Composite composite) {
            return "[" + String.join(",", texts(composite.parts())) + "]";
        }
        return scalar(part);
    }

    private static String scalar(@Nullable Object part) {
        if (part instanceof Enum<?> constant) {
            return constant.name();
        }
        if (part instanceof Locale locale) {
            return locale.toLanguageTag();
        }
        if (part instanceof Class<?> type) {
            return type.getName();
        }
        if (part instanceof Part.Bytes bytes) {
            return HexFormat.of().formatHex(bytes.bytes());
        }
        if (part instanceof Part.Opaque opaque) {
            return opaque.value().toString();
        }
        return part instanceof Part.Raw raw ? raw.value().toString() : String.valueOf(part);
    }

    private static List<String> texts(Iterable<? extends @Nullable Object> parts) {
        List<String> texts = new ArrayList<>();
        for (Object part : parts) {
            texts.add(text(part));
        }
        return texts;
    }

    private static List<String> sorted(List<String> texts) {
        Collections.sort(texts);
        return texts;
    }
}
