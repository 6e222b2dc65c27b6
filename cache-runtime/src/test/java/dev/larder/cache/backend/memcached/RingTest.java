package dev.larder.cache.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RingTest {

    private static final List<String> THREE = List.of("a:11211", "b:11211", "c:11211");

    @Test
    void placesAreSpreadOverTheServers() {
        Ring ring = new Ring(THREE);
        for (int server = 0; server < 3; server++) {
            int number = server;
            long places =
                    IntStream.range(0, 3_000)
                            .filter(i -> ring.serverOf("orders/" + i) == number)
                            .count();

            assertThat(places).isBetween(700L, 1_300L);
        }
    }

    @Test
    void orderOfTheListMeansNothing() {
        Ring ring = new Ring(THREE);
        Ring turned = new Ring(List.of("c:11211", "b:11211", "a:11211"));

        for (int i = 0; i < 1_000; i++) {
            assertThat(turned.serverOf("p" + i)).isEqualTo(2 - ring.serverOf("p" + i));
        }
    }

    @Test
    void serverMoreMovesOnlyWhatItTakes() {
        Ring two = new Ring(THREE.subList(0, 2));
        Ring three = new Ring(THREE);

        for (int i = 0; i < 1_000; i++) {
            int now = three.serverOf("p" + i);
            assertThat(now == 2 || now == two.serverOf("p" + i)).isTrue();
        }
    }

    /** Nodes of two releases share servers. */
    @Test
    void placesStayWhereTheyWere() {
        Ring ring = new Ring(THREE);

        assertThat(IntStream.range(0, 16).map(i -> ring.serverOf("orders/" + i)).boxed().toList())
                .containsExactly(1, 1, 1, 1, 1, 2, 2, 0, 2, 2, 2, 2, 0, 0, 1, 0);
    }
}
