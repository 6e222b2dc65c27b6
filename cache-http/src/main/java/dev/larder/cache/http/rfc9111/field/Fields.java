package dev.larder.cache.http.rfc9111.field;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The fields of a message in their order, with duplicates, each name in its own case. Immutable;
 * equal when the lines are.
 */
public final class Fields implements FieldLookup, Iterable<Field> {

    /** No fields. */
    public static final Fields EMPTY = new Fields(List.of());

    private final List<Field> lines;

    private Fields(List<Field> lines) {
        this.lines = lines;
    }

    /** These lines. */
    public static Fields of(List<Field> lines) {
        return lines.isEmpty() ? EMPTY : new Fields(List.copyOf(lines));
    }

    /**
     * Lines given as name, value, name, value.
     *
     * @throws IllegalArgumentException if a name has no value
     */
    public static Fields of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Every name needs a value.");
        }
        List<Field> lines = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            lines.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
        }
        return of(lines);
    }

    @Override
    public List<String> values(String name) {
        List<String> values = new ArrayList<>(1);
        for (Field line : lines) {
            if (line.isNamed(name)) {
                values.add(line.value());
            }
        }
        return values;
    }

    /** The same without the lines whose name is meant. */
    public Fields without(Predicate<String> names) {
        return of(lines.stream().filter(line -> !names.test(line.name())).toList());
    }

    /** The same with one line of that name, where its first one was, else at the end. */
    public Fields with(String name, String value) {
        List<Field> changed = new ArrayList<>(lines.size() + 1);
        Field replacement = new Field(name, value);
        boolean placed = false;
        for (Field line : lines) {
            if (!line.isNamed(name)) {
                changed.add(line);
            } else if (!placed) {
                changed.add(replacement);
                placed = true;
            }
        }
        if (!placed) {
            changed.add(replacement);
        }
        return of(changed);
    }

    /** The same with the lines of the others instead of its own of the same names. */
    public Fields replacedBy(Fields others) {
        List<Field> changed = new ArrayList<>(lines.size() + others.size());
        Set<String> placed = new HashSet<>();
        for (Field line : lines) {
            if (!others.contains(line.name())) {
                changed.add(line);
            } else if (placed.add(line.name().toLowerCase(Locale.ROOT))) {
                others.addLines(line.name(), changed);
            }
        }
        for (Field line : others) {
            if (placed.add(line.name().toLowerCase(Locale.ROOT))) {
                others.addLines(line.name(), changed);
            }
        }
        return of(changed);
    }

    private void addLines(String name, List<Field> out) {
        lines.stream().filter(line -> line.isNamed(name)).forEach(out::add);
    }

    /** How many lines. */
    public int size() {
        return lines.size();
    }

    /** The characters of all names and values. */
    public long length() {
        long length = 0;
        for (Field line : lines) {
            length += line.name().length() + line.value().length();
        }
        return length;
    }

    @Override
    public Iterator<Field> iterator() {
        return lines.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fields fields && lines.equals(fields.lines);
    }

    @Override
    public int hashCode() {
        return lines.hashCode();
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
