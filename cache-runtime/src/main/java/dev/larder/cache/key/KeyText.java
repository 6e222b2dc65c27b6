package dev.larder.cache.key;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The stored text of keys. Each part states its type and, where it is text, its length, so
 * different keys never have the same text:
 *
 * <pre>
 * 42            integral number        n             null
 * s2:de         text                   t, f          true, false
 * c1:a          character              e11:pkg.E.NAME  enum constant
 * d4:1.50       decimal                F3:1.5, D3:1.5  float, double
 * u36:...       UUID                   x19:Instant=... JDK value: its class and its text
 * b4:00ff       bytes, in hex          l2[..,..]     list or array
 * S2[..,..]     set, sorted            M1[..=..]     map, sorted
 * r9:pkg.Query[..,..]  record or bean
 * </pre>
 *
 * Text is UTF-8; what is not printable ASCII, and <code>% ! { }</code> and blanks, stand as %XX (an
 * unpaired surrogate as %uXXXX), and lengths count the text as it stands.
 */
final class KeyText {

    private KeyText() {}

    static String of(@Nullable Object owner, @Nullable Object[] parts) {
        StringBuilder out = new StringBuilder(32);
        if (owner != null) {
            out.append('#');
            escape(owner.toString(), out);
            out.append('|');
        }
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            part(parts[i], out);
        }
        return out.toString();
    }

    private static void part(@Nullable Object part, StringBuilder out) {
        if (part == null) {
            out.append('n');
        } else if (part instanceof Long || part instanceof BigInteger) {
            out.append(part);
        } else if (part instanceof String) {
            text("s", (String) part, out);
        } else if (part instanceof Boolean flag) {
            out.append(flag ? 't' : 'f');
        } else if (part instanceof List<?> list) {
            out.append('l');
            joined(texts(list), out);
        } else if (part instanceof Set<?> set) {
            List<String> texts = texts(set);
            Collections.sort(texts);
            out.append('S');
            joined(texts, out);
        } else if (part instanceof Map<?, ?> map) {
            out.append('M');
            joined(pairs(map), out);
        } else if (part instanceof Part.Composite composite) {
            text("r", composite.type(), out);
            joined(texts(composite.parts()), out);
        } else {
            scalar(part, out);
        }
    }

    private static void scalar(Object part, StringBuilder out) {
        if (part instanceof Enum<?> constant) {
            text("e", constant.getDeclaringClass().getName() + "." + constant.name(), out);
        } else if (part instanceof UUID) {
            text("u", part.toString(), out);
        } else if (part instanceof BigDecimal) {
            text("d", part.toString(), out);
        } else if (part instanceof Character) {
            text("c", part.toString(), out);
        } else if (part instanceof Double) {
            text("D", part.toString(), out);
        } else if (part instanceof Float) {
            text("F", part.toString(), out);
        } else if (part instanceof Part.Bytes bytes) {
            text("b", HexFormat.of().formatHex(bytes.bytes()), out);
        } else if (part instanceof Part.Opaque opaque) {
            throw noText(opaque.value().getClass());
        } else if (part instanceof Part.Raw raw) {
            throw noText(raw.value().getClass());
        } else {
            text("x", typeName(part) + "=" + form(part), out);
        }
    }

    private static String typeName(Object part) {
        return part instanceof Charset ? "Charset" : part.getClass().getSimpleName();
    }

    private static String form(Object part) {
        if (part instanceof Locale locale) {
            return locale.toLanguageTag();
        }
        return part instanceof Class<?> type ? type.getName() : part.toString();
    }

    private static List<String> texts(Iterable<?> parts) {
        List<String> texts = new ArrayList<>();
        for (Object part : parts) {
            texts.add(text(part));
        }
        return texts;
    }

    private static List<String> pairs(Map<?, ?> map) {
        List<String> pairs = new ArrayList<>();
        map.forEach((key, value) -> pairs.add(text(key) + "=" + text(value)));
        Collections.sort(pairs);
        return pairs;
    }

    private static String text(@Nullable Object part) {
        StringBuilder out = new StringBuilder();
        part(part, out);
        return out.toString();
    }

    private static void joined(List<String> texts, StringBuilder out) {
        out.append(texts.size()).append('[').append(String.join(",", texts)).append(']');
    }

    private static void text(String type, String value, StringBuilder out) {
        StringBuilder escaped = new StringBuilder(value.length());
        escape(value, escaped);
        out.append(type).append(escaped.length()).append(':').append(escaped);
    }

    /** Appends the text with everything percent-encoded that a store might not bear. */
    static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < 0x7f && c != '%' && c != '!' && c != '{' && c != '}') {
                out.append(c);
            } else if (Character.isSurrogate(c) && !paired(text, i)) {
                out.append("%u").append(HexFormat.of().withUpperCase().toHexDigits(c));
            } else {
                int end = Character.isHighSurrogate(c) && i + 1 < text.length() ? i + 2 : i + 1;
                for (byte b : text.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
                }
                i = end - 1;
            }
        }
    }

    /** The text that {@link #escape} has escaped. */
    static String unescaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '%') {
                out.append(c);
                at++;
            } else if (text.charAt(at + 1) == 'u') {
                out.append((char) HexFormat.fromHexDigits(text, at + 2, at + 6));
                at += 6;
            } else {
                for (; at < text.length() && isByte(text, at); at += 3) {
                    bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
                }
                out.append(bytes.toString(StandardCharsets.UTF_8));
                bytes.reset();
            }
        }
        return out.toString();
    }

    private static boolean isByte(String text, int at) {
        return text.charAt(at) == '%' && text.charAt(at + 1) != 'u';
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    private static IllegalArgumentException noText(Class<?> type) {
        return new IllegalArgumentException(
                type.getName()
                        + " as a key can't be written to a remote backend. Annotate it with @Introspected, or"
                        + " define a KeyEncoder<"
                        + type.getSimpleName()
                        + "> bean.");
    }
}
