package dev.larder.cache.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyScheme;
import dev.larder.cache.key.KeySpace;
import dev.larder.cache.key.StorageKey;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemcachedKeysTest {

    private final KeyScheme scheme = new KeyScheme("app", 200);

    @Test
    void shortKeyStaysAsItIs() {
        assertThat(text("x".repeat(249))).isEqualTo("x".repeat(249));
    }

    @Test
    void longKeyIsItsBeginningAndItsHash() {
        assertThat(text("x".repeat(251)))
                .hasSize(250)
                .matches("x{185}~[0-9a-f]{64}")
                .isNotEqualTo(text("x".repeat(252)));
    }

    @Test
    void noKeyCanBeWrittenLikeTheHashOfAnother() {
        String hashed = text("x".repeat(300));

        assertThat(hashed).hasSize(250);
        assertThat(text(hashed)).isNotEqualTo(hashed).hasSize(250);
    }

    @Test
    void keysThatDifferAtTheirEndsStayApart() {
        Set<String> texts = new HashSet<>();
        for (int length = 200; length < 400; length++) {
            texts.add(text("x".repeat(length)));
            texts.add(text("x".repeat(length) + "y"));
        }

        assertThat(texts).hasSize(400);
    }

    @Test
    void everyKeyOfALongNamespaceFits() {
        KeySpace keys = scheme.values("com.example.very.long.package.".repeat(10));
        KeySpace.Place place = keys.place(CacheKey.of("ü \n{}!", 7));

        assertThat(MemcachedKeys.text(place.slot()))
                .hasSizeLessThanOrEqualTo(250)
                .matches("[!-~]+");
        assertThat(MemcachedKeys.text(place.bucket()))
                .hasSizeLessThanOrEqualTo(250)
                .isNotEqualTo(MemcachedKeys.text(place.slot()));
        assertThat(keys.buckets().stream().map(MemcachedKeys::text)).doesNotHaveDuplicates();
        assertThat(MemcachedKeys.text(scheme.tag("t".repeat(300)))).hasSize(250);
    }

    @Test
    void slotAndItsBucketAreInOnePlace() {
        KeySpace keys = scheme.values("orders.".repeat(60));
        KeySpace.Place place = keys.place(CacheKey.of(1));

        assertThat(MemcachedKeys.place(place.slot()))
                .isEqualTo(MemcachedKeys.place(place.bucket()));
        assertThat(MemcachedKeys.place(scheme.tag("a")))
                .isEqualTo("#a")
                .isNotEqualTo(MemcachedKeys.place(scheme.anyTag()));
    }

    private static String text(String key) {
        return MemcachedKeys.text(new StorageKey(key));
    }
}
