package dev.larder.cache.backend.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.StorageKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemKeysTest {

    private static final int LONGEST = 2_048;

    @Test
    void keyIsKeptAsItIs() {
        StorageKey key = slot("n", "k");

        assertThat(ItemKeys.of(key)).isEqualTo(key.text());
    }

    @Test
    void longKeysAreShortAndDiffer() {
        String namespace = "n".repeat(3_000);
        String one = ItemKeys.of(slot(namespace, "1"));

        assertThat(one).hasSizeLessThanOrEqualTo(LONGEST).startsWith("p:{nnn");
        assertThat(ItemKeys.of(slot(namespace, "2"))).isNotEqualTo(one);
        assertThat(ItemKeys.of(slot(namespace, "1"))).isEqualTo(one);
    }

    @Test
    void noKeyThatIsKeptLooksLikeAShortenedOne() {
        String shortened = ItemKeys.of(slot("n".repeat(3_000), "1"));

        assertThat(shortened.substring(0, shortened.length() - 1)).contains("!");
        assertThat(slot("!", "!").text()).doesNotContain("!");
    }

    @Test
    void orderIsThatOfTheKeys() {
        StorageKey one = slot("n", "1");
        StorageKey two = slot("n", "2");

        assertThat(ItemKeys.of(List.of(two), List.of(one))).containsExactly(two.text(), one.text());
    }

    private static StorageKey slot(String namespace, String key) {
        return new KeyScheme("p", 200).values(namespace).place(CacheKey.of(key)).slot();
    }
}
