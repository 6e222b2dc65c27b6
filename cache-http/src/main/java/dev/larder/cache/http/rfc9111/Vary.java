package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.field.FieldLookup;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.rfc9111.field.NormalForm;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which request fields a response depends on (RFC 9111, 4.1).
 *
 * @param always whether no request can be told to match: the field has a {@code *} somewhere, or a
 *     member that names no field
 * @param names of the fields, in lower case, in alphabetical order, once each; empty if {@code
 *     always}
 */
public record Vary(boolean always, List<String> names) {

    /** It depends on no field. */
    public static final Vary NONE = new Vary(false, List.of());

    private static final Comparator<StoredResponse> VARYING =
            Comparator.comparing(stored -> !of(stored.fields()).equals(NONE));

    private static final Vary ALWAYS = new Vary(true, List.of());

    /** What a response's fields say. */
    public static Vary of(FieldLookup response) {
        List<String> members = response.members(FieldName.VARY);
        if (members.isEmpty()) {
            return NONE;
        }
        boolean named =
                members.stream().allMatch(name -> !name.equals("*") && NormalForm.isName(name));
        if (!named) {
            return ALWAYS;
        }
        return new Vary(
                false,
                members.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .toList());
    }

    /**
     * What a request says in these fields, in the order of the names, in a form that is equal for
     * requests that match; empty for a field that the request does not have, which is not the same
     * as an empty field.
     */
    public List<Optional<String>> selecting(FieldLookup request) {
        return names.stream().map(name -> NormalForm.of(name, request)).toList();
    }

    /**
     * Which of several stored responses answers a request that all of them match: the newest one
     * that says what it depends on, else the newest. Some resources leave Vary out of the response
     * to requests that ask for nothing special.
     *
     * @return empty if there are none
     */
    public static Optional<StoredResponse> choose(Collection<StoredResponse> matching) {
        return matching.stream().max(VARYING.thenComparing(stored -> stored.own().date()));
    }
}
