package dev.larder.cache.http.rfc9111.field;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The form in which the values of a request field are compared when a response varies by it (RFC
 * 9111, 4.1): equal for values that mean the same whoever reads them, and for no others.
 *
 * <p>Lines are combined and blanks around commas are dropped. Codings and languages lose their case
 * and are ordered by weight. Codings of one weight are ordered by name; languages of one weight
 * keep their order, because servers prefer the first of them.
 */
public final class NormalForm {

    private static final Comparator<Weighted> BY_WEIGHT =
            Comparator.comparing(Weighted::weight, Comparator.reverseOrder());

    private NormalForm() {}

    /** The form of the field's value; empty if the field is absent. */
    public static Optional<String> of(String name, FieldLookup fields) {
        List<String> lines = fields.values(name);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "cookie" -> String.join("; ", lines);
                    case "accept-encoding" ->
                            weighted(
                                    fields.members(name), BY_WEIGHT.thenComparing(Weighted::value));
                    case "accept-language" -> weighted(fields.members(name), BY_WEIGHT);
                    default -> String.join(",", fields.members(name));
                });
    }

    /** Whether the text can be the name of a field. */
    public static boolean isName(String text) {
        return Grammar.isToken(text);
    }

    private static String weighted(List<String> members, Comparator<Weighted> order) {
        List<Weighted> values = new ArrayList<>();
        for (String member : members) {
            Optional<Weighted> value = Weighted.parse(member);
            if (value.isEmpty()) {
                return String.join(",", members);
            }
            values.add(value.get());
        }
        return String.join(
                ",", values.stream().sorted(order).map(Weighted::text).distinct().toList());
    }

    private record Weighted(String value, BigDecimal weight) {

        static Optional<Weighted> parse(String member) {
            int semicolon = member.indexOf(';');
            String value = semicolon < 0 ? member : Grammar.trim(member.substring(0, semicolon));
            if (!Grammar.isToken(value)) {
                return Optional.empty();
            }
            Optional<BigDecimal> weight =
                    semicolon < 0
                            ? Optional.of(Weight.FULL)
                            : Weight.parse(Grammar.trim(member.substring(semicolon + 1)));
            return weight.map(number -> new Weighted(value.toLowerCase(Locale.ROOT), number));
        }

        String text() {
            return weight.compareTo(Weight.FULL) == 0
                    ? value
                    : value + ";q=" + weight.toPlainString();
        }
    }
}
