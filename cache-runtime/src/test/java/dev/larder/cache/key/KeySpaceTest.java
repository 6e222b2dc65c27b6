package dev.larder.cache.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySpaceTest {

    private final KeyScheme scheme = new KeyScheme("shop", 200);

    @Test
    void slotAndBucketCellShareOneHashTag() {
        KeySpace.Place place = scheme.values("catalog").place(CacheKey.of(42L));

        assertThat(place.slot().text()).isEqualTo("shop:{catalog/11}42");
        assertThat(place.bucket().text()).isEqualTo("shop:{catalog/11}!");
    }

    @Test
    void responsesAreApartFromValuesUnderTheSameBucketCell() {
        KeySpace.Place value = scheme.values("catalog").place(CacheKey.of(42L));
        KeySpace.Place response = scheme.responses("catalog").place(CacheKey.of(42L));

        assertThat(response.slot().text()).isEqualTo("shop:{catalog/11}@42");
        assertThat(response.bucket()).isEqualTo(value.bucket());
    }

    @Test
    void patternMeetsItsOwnKindOnly() {
        KeySpace values = scheme.values("catalog");
        KeySpace responses = scheme.responses("catalog");
        PathPattern all = new PathPattern("*");
        String subject = values.place(CacheKey.of("x")).slot().subject();

        assertThat(values.pattern(all).matches(subject)).isTrue();
        assertThat(responses.pattern(all).matches(subject)).isFalse();
    }

    @Test
    void neighbouringNamespacesHaveNoCellInCommon() {
        Set<CellKey> cells = new HashSet<>(scheme.values("user").buckets());
        cells.addAll(scheme.values("users").buckets());

        assertThat(cells).hasSize(2 * KeySpace.BUCKETS);
    }

    @Test
    void namespaceNeverHasTheCellOfATag() {
        assertThat(scheme.values("#sale").buckets())
                .extracting(CellKey::text)
                .doesNotContain(scheme.tag("sale/0").text());
        assertThat(scheme.tag("").text()).isEqualTo(scheme.anyTag().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "!", "{x}", "é", "%41", "@42", "~x", "", "\u0000", "a\nb"})
    void storedTextIsPrintableAndWithoutBlanks(String text) {
        String stored = scheme.values("n").place(new TextKey(text)).slot().text();

        assertThat(stored).matches("[\\x21-\\x7e]+").doesNotEndWith("}!");
    }

    @ParameterizedTest
    @CsvSource({"a b, a%20b", "!, %21", "%41, A", "@42, 42", "~x~, %~x~", "%, %25"})
    void differentKeysAreStoredApart(String one, String other) {
        KeySpace values = scheme.values("n");
        KeySpace responses = scheme.responses("n");
        Set<String> stored = new HashSet<>();
        for (String text : new String[] {one, other}) {
            stored.add(keyText(values, text));
            stored.add(keyText(responses, text));
        }

        assertThat(stored).hasSize(4);
    }

    @Test
    void longKeyKeepsItsBeginningAndAHash() {
        String text = "s300:" + "x".repeat(300);
        String stored = keyText(scheme.values("n"), text);
        String other = keyText(scheme.values("n"), text + "y");

        assertThat(stored).startsWith("~s300:xxx").hasSize(200).matches(".*~[0-9a-f]{64}");
        assertThat(other).isNotEqualTo(stored);
    }

    @Test
    void longestUnhashedKeyIsStoredAsItIs() {
        String text = "x".repeat(200);

        assertThat(keyText(scheme.values("n"), text)).isEqualTo(text);
    }

    @Test
    void keyThatLooksHashedIsStoredApartFromTheHashedOne() {
        KeySpace values = scheme.values("n");
        String hashed = keyText(values, "x".repeat(300));

        assertThat(keyText(values, hashed)).isNotEqualTo(hashed);
    }

    @Test
    void prefixWithBracesStaysBeforeTheHashTag() {
        KeyScheme odd = new KeyScheme("a:{b}", 200);

        assertThat(odd.values("n").buckets().get(0).text()).isEqualTo("a:%7Bb%7D:{n/0}!");
    }

    @Test
    void bucketsAreUsedEvenly() {

        Set<CellKey> used = new HashSet<>();
        for (long id = 0; id < 2000; id++) {
            used.add(scheme.values("n").place(CacheKey.of(id)).bucket());
        }

        assertThat(used).hasSize(KeySpace.BUCKETS);
    }

    private static String keyText(KeySpace space, String text) {
        String stored = space.place(new TextKey(text)).slot().text();
        return stored.substring(stored.indexOf('}') + 1);
    }

    private record TextKey(String text) implements CacheKey {

        @Override
        public CacheKey with(Object... more) {
            throw new UnsupportedOperationException();
        }
    }
}
