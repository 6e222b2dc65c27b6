package dev.larder.cache.key;

import io.micronaut.core.annotation.Internal;
import java.util.Optional;

/**
 * How an application's keys look on a remote backend. Slots are <code>P:{NS/i}KEY</code>, the cell
 * of their bucket is <code>P:{NS/i}!</code>, the cell of a tag <code>P:{#TAG}!</code>, the cell of
 * all tags <code>P:{#}!</code>: the braces make what is read together one hash tag of a Redis
 * cluster. Different names never have the same text.
 */
@Internal
public final class KeyScheme {

    private static final String CELL = "!";

    private final String head;
    private final int maximumLength;

    /**
     * For an application.
     *
     * @param prefix what keeps its keys apart from those of others
     * @param maximumLength the longest text of a key that is stored unhashed
     */
    public KeyScheme(String prefix, int maximumLength) {
        this.head = escaped(prefix) + ":{";
        this.maximumLength = maximumLength;
    }

    /** The keys of a namespace's values. */
    public KeySpace values(String namespace) {
        return new KeySpace(namespace, head + namespaceText(namespace), 'v', maximumLength);
    }

    /** The keys of a namespace's responses; they share the bucket cells of its values. */
    public KeySpace responses(String namespace) {
        return new KeySpace(namespace, head + namespaceText(namespace), 'r', maximumLength);
    }

    /** The cell of a tag. */
    public CellKey tag(String tag) {
        return new CellKey(head + "#" + escaped(tag) + "}" + CELL, CellKey.Kind.TAG);
    }

    /** The cell that goes with every explicit tag. */
    public CellKey anyTag() {
        return new CellKey(head + "#}" + CELL, CellKey.Kind.ANY_TAG);
    }

    /** What all stored keys begin with. */
    public String head() {
        return head;
    }

    /**
     * The name in the key of a tag's cell; empty if it is the key of something else. The cell of
     * every tag has the empty name.
     */
    public Optional<String> tagIn(String key) {
        String begin = head + "#";
        String end = "}" + CELL;
        return key.startsWith(begin) && key.endsWith(end)
                ? Optional.of(
                        KeyText.unescaped(
                                key.substring(begin.length(), key.length() - end.length())))
                : Optional.empty();
    }

    /** Whether it is the key of a cell. */
    public static boolean isCell(String key) {
        return key.endsWith("}" + CELL);
    }

    /** What begins with # are tags. */
    private static String namespaceText(String namespace) {
        String text = escaped(namespace);
        return text.startsWith("#") ? "%23" + text.substring(1) : text;
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        KeyText.escape(text, out);
        return out.toString();
    }
}
