package dev.larder.cache.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A way from a parameter, or from the result, to a value: {@code user.tenant.id}, {@code ids[]},
 * {@code result.items[].id}.
 *
 * @param root the name of a parameter, or {@code result}
 * @param legs what follows, cut behind each {@code []}; a path without {@code []} has one leg
 */
public record Path(String root, List<Leg> legs) {

    /** The root that stands for what the method returned. */
    public static final String RESULT = "result";

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{Nd}_$]*");

    /**
     * A run of properties.
     *
     * @param properties read one after the other; none: the value itself
     * @param each whether the elements of what is reached are meant, one by one
     */
    public record Leg(List<String> properties, boolean each) {}

    /** Parses a bare path. */
    public static Path parse(String text) {
        String[] names = text.strip().split("\\.", -1);
        List<Leg> legs = new ArrayList<>();
        List<String> run = new ArrayList<>();
        String root = "";
        for (int i = 0; i < names.length; i++) {
            boolean each = names[i].endsWith("[]");
            String name = each ? names[i].substring(0, names[i].length() - 2) : names[i];
            if (!NAME.matcher(name).matches()) {
                throw noPath(text);
            }
            if (i == 0) {
                root = name;
            } else {
                run.add(name);
            }
            if (each) {
                legs.add(new Leg(List.copyOf(run), true));
                run.clear();
            }
        }
        if (legs.isEmpty() || !run.isEmpty()) {
            legs.add(new Leg(List.copyOf(run), false));
        }
        return new Path(root, List.copyOf(legs));
    }

    private static GrammarException noPath(String text) {
        return new GrammarException(
                "\"" + text + "\" is no path.",
                "Write names joined by dots, such as \"id\", \"user.tenant.id\" or \"ids[]\".");
    }

    /** Whether the path starts at what the method returned. */
    public boolean fromResult() {
        return root.equals(RESULT);
    }

    /** Whether the path may reach several values. */
    public boolean plural() {
        return legs.get(0).each();
    }

    /** Whether the path is its root alone. */
    public boolean bare() {
        return legs.size() == 1 && !plural() && legs.get(0).properties().isEmpty();
    }

    /** The path as users write it. */
    public String text() {
        StringBuilder text = new StringBuilder(root);
        for (Leg leg : legs) {
            leg.properties().forEach(p -> text.append('.').append(p));
            text.append(leg.each() ? "[]" : "");
        }
        return text.toString();
    }

    /** The text of the path up to and including a leg: the same for all paths that begin alike. */
    public String textOf(int leg) {
        return new Path(root, legs.subList(0, leg + 1)).text();
    }
}
