package dev.larder.cache.backend.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.settings.BackendSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemcachedSettingsTest {

    private static final String SECRET = "top-secret";

    @Test
    void withoutAnyOfThemOneLocalServerIsAsked() {
        MemcachedSettings settings = of(Map.of());

        assertThat(settings.servers()).containsExactly(new Address("localhost", 11211));
        assertThat(settings.login()).isNull();
        assertThat(settings.tls()).isFalse();
    }

    @Test
    void serversAreNamedByHostAndPort() {
        assertThat(of(Map.of("servers", "a:1, b.example:65535,c,[::1]:7,10.0.0.1:8")).servers())
                .containsExactly(
                        new Address("a", 1),
                        new Address("b.example", 65535),
                        new Address("c", 11211),
                        new Address("::1", 7),
                        new Address("10.0.0.1", 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:0",
                "a:65536",
                "a:x",
                "a:",
                ":11211",
                "a b:1",
                "::1:11211",
                "[::1",
                "memcached://a:1",
                "user@a:1",
                "a:1:2"
            })
    void textThatIsNoServerIsNamedWithTheFix(String server) {
        assertThatThrownBy(() -> of(Map.of("servers", "ok:1," + server)))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining("larder.memcached.servers = ok:1," + server)
                .hasMessageContaining("\"" + server + "\" is no address of a server")
                .hasMessageContaining("Write host:port");
    }

    @Test
    void sameServerTwiceAndNoServerAtAllAreErrors() {
        assertRefused(Map.of("servers", "a,a:11211"), "a:11211 stands there twice");
        assertRefused(Map.of("servers", " , "), "larder.memcached.servers is empty");
    }

    @ParameterizedTest
    @CsvSource({"username, password", "password, username"})
    void halfALoginIsAnError(String there, String missing) {
        assertRefused(
                Map.of(there, SECRET),
                "larder.memcached." + there + " is set without larder.memcached." + missing);
    }

    @ParameterizedTest
    @CsvSource({
        "'a b', x, username",
        "ü, x, username",
        "a, pässword, password",
        "a, 'b c', password"
    })
    void loginThatMemcachedCanNotReadIsAnError(String username, String password, String property) {
        assertRefused(
                Map.of("username", username, "password", password),
                "larder.memcached." + property + " has characters");
    }

    @Test
    void passwordIsNeverSaid() {
        Map<String, String> values = Map.of("username", "me", "password", SECRET, "servers", "a");
        MemcachedSettings settings = of(values);

        assertThat(settings.login()).isEqualTo(new MemcachedSettings.Login("me", SECRET));
        assertThat(settings.toString()).doesNotContain(SECRET);
        assertThat(new BackendSettings("memcached", "memcached", values).toString())
                .doesNotContain(SECRET);
        assertThatThrownBy(() -> of(Map.of("password", SECRET))).hasMessageNotContainingAny(SECRET);
    }

    @Test
    void declaredBackendIsNamed() {
        BackendSettings far = new BackendSettings("far", "memcached", Map.of("servers", "a:x"));

        assertThatThrownBy(() -> MemcachedSettings.of(far))
                .hasMessageContaining("larder.backends.far.servers = a:x");
    }

    private static MemcachedSettings of(Map<String, String> values) {
        return MemcachedSettings.of(new BackendSettings("memcached", "memcached", values));
    }

    private static void assertRefused(Map<String, String> values, String message) {
        assertThatThrownBy(() -> of(values))
                .isInstanceOf(CacheConfigurationException.class)
                .hasMessageContaining(message);
    }
}
