package dev.larder.cache.http.rfc9111;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.http.rfc9111.field.Fields;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("rfc9111-4.4")
class InvalidationTest {

    private static final URI TARGET = URI.create("http://example.com/a/b?q=1");

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "M-SEARCH", "FOO", "get", "LOCK"})
    void unsafeAndUnknownMethodsInvalidateTheirTarget(String method) {
        assertThat(Invalidation.targets(method, TARGET, 200, Fields.EMPTY)).containsExactly(TARGET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "PROPFIND", "REPORT"})
    void safeMethodsInvalidateNothing(String method) {
        assertThat(Invalidation.targets(method, TARGET, 200, Fields.of("Location", "/c")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "199, false",
        "200, true",
        "204, true",
        "301, true",
        "303, true",
        "399, true",
        "400, false",
        "404, false",
        "412, false",
        "500, false",
        "503, false"
    })
    void onlySuccessInvalidates(int status, boolean invalidated) {
        assertThat(Invalidation.targets("PUT", TARGET, status, Fields.EMPTY).isEmpty())
                .isNotEqualTo(invalidated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Location", "Content-Location"})
    void urisOfTheSameOriginAreInvalidToo(String field) {
        assertOther(field, "/c", "http://example.com/c");
        assertOther(field, "c?x", "http://example.com/a/c?x");
        assertOther(field, "http://EXAMPLE.com:80/c", "http://EXAMPLE.com:80/c");
        assertOther(field, "HTTP://example.com/c#part", "HTTP://example.com/c");
        assertOther(field, "//example.com/c", "http://example.com/c");
    }

    @ParameterizedTest
    @CsvSource({
        "../c, /c",
        "../../../c, /c",
        "./c/, /a/c/",
        "/x/.././c, /c",
        "/x/y/.., /x/",
        "/.hidden/..., /.hidden/...",
        "//example.com, /",
        "/c//d/../e, /c//e",
        "?r=2, /a/b?r=2"
    })
    void referencesAreResolvedAsUrisAre(String reference, String path) {
        assertOther("Location", reference, "http://example.com" + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#part"})
    void referenceToTheTargetItselfIsTheTarget(String reference) {
        assertThat(Invalidation.targets("POST", TARGET, 201, Fields.of("Location", reference)))
                .containsExactly(TARGET);
    }

    @Test
    void twoSlashesInThePathOfTheTargetAreNoHost() {
        URI target = URI.create("http://example.com//a/b");

        assertThat(Invalidation.targets("POST", target, 200, Fields.of("Location", "c")))
                .containsExactly(target, URI.create("http://example.com//a/c"));
    }

    @Test
    void eachLineThatNamesAUriCounts() {
        assertThat(
                        Invalidation.targets(
                                "POST", TARGET, 201, Fields.of("Location", "/c", "Location", "/d")))
                .containsExactly(
                        TARGET,
                        URI.create("http://example.com/c"),
                        URI.create("http://example.com/d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://other.com/c",
                "https://example.com/c",
                "http://example.com:8080/c",
                "http://example.com.evil/c",
                "//other.com/c",
                "mailto:x@example.com",
                "http://[x",
                "a b"
            })
    void urisOfOtherOriginsAndWhatIsNoUriAreNot(String location) {
        assertThat(Invalidation.targets("POST", TARGET, 201, Fields.of("Location", location)))
                .containsExactly(TARGET);
    }

    @Test
    void hostThatIsNoHostNameIsAnOriginToo() {
        URI target = URI.create("http://my_host:8080/a");

        assertThat(
                        Invalidation.targets(
                                "POST",
                                target,
                                201,
                                Fields.of(
                                        "Location",
                                        "http://My_Host:8080/b",
                                        "Content-Location",
                                        "http://your_host:8080/c")))
                .containsExactly(target, URI.create("http://My_Host:8080/b"));
    }

    @Test
    void uriOfTheTargetIsNamedOnce() {
        assertThat(
                        Invalidation.targets(
                                "PUT", TARGET, 200, Fields.of("Content-Location", "/a/b?q=1")))
                .containsExactly(TARGET);
    }

    private static void assertOther(String field, String reference, String uri) {
        assertThat(Invalidation.targets("POST", TARGET, 201, Fields.of(field, reference)))
                .containsExactly(TARGET, URI.create(uri));
    }
}
