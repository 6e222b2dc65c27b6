package dev.larder.cache.history;

import java.util.List;
import java.util.stream.Stream;

/**
 * A namespace and a key: where one value is cached.
 *
 * @param key a letter, by which patterns find it, and a digit
 */
record Address(String namespace, String key) {

    /** Tags of its entries are known before a load. */
    static final String ITEMS = "items";

    /** Tags of its entries are known after a load. */
    static final String VIEWS = "views";

    /** Its entries have no tags. */
    static final String PLAIN = "plain";

    static final List<String> NAMESPACES = List.of(ITEMS, VIEWS, PLAIN);
    static final List<String> KEYS = List.of("a0", "a1", "b0", "b1");
    static final List<Address> ALL = NAMESPACES.stream().flatMap(Address::in).toList();

    private static final int GROUPS = 2;

    private static Stream<Address> in(String namespace) {
        return KEYS.stream().map(key -> new Address(namespace, key));
    }

    /** Which of the groups it belongs to; each group has keys of both letters. */
    String group() {
        return "g" + KEYS.indexOf(key) % GROUPS;
    }

    /** The tag of its entries, where they have one. */
    String tag() {
        return "group-" + group();
    }

    boolean tagged() {
        return !namespace.equals(PLAIN);
    }

    /** A pattern that its key matches, and those of others with its letter. */
    String pattern() {
        return key.substring(0, key.length() - 1) + "*";
    }

    /** Those with a tag, in every namespace. */
    static List<Address> ofTag(String tag) {
        return ALL.stream().filter(one -> one.tagged() && one.tag().equals(tag)).toList();
    }

    /** Those of the namespace of this one. */
    List<Address> namespaceMates() {
        return in(namespace).toList();
    }

    /** Those that its pattern matches. */
    List<Address> patternMates() {
        return in(namespace).filter(one -> one.pattern().equals(pattern())).toList();
    }

    @Override
    public String toString() {
        return namespace + "[" + key + "]";
    }
}
