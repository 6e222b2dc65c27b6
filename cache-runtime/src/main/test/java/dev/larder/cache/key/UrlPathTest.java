package dev.larder.cache.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlPathTest {

    @ParameterizedTest
    @CsvSource({
        "/a/b, /a/b",
        "/%61/b, /a/b",
        "/a%2Fb, /a%2Fb",
        "/a%2fb, /a%2Fb",
        "/a/, /a",
        "/, /",
        "//, /",
        "/a@b, /a%40b",
        "/a%40b, /a%40b",
        "/müller, /m%C3%BCller",
        "/m%c3%bcller, /m%C3%BCller",
        "/a b, /a%20b",
        "/a%, /a%25",
        "/a%zz, /a%25zz",
        "/a?q=1, /a",
        "/😀, /%F0%9F%98%80",
        "/a~b, /a~b"
    })
    void waysToWriteAPathHaveOneForm(String path, String form) {
        assertThat(UrlPath.canonical(path)).isEqualTo(form);
    }

    @Test
    void loneSurrogatesDoNotFail() {
        assertThat(UrlPath.canonical("/a\ud83d")).isEqualTo("/a%3F");
    }

    @Test
    void insertedValuesMatchWhatClientsSend() {
        String inserted =
                "/users/" + dev.larder.cache.grammar.Names.inserted("a~b@c/d müller+1");

        assertThat(UrlPath.canonical(inserted))
                .isEqualTo(UrlPath.canonical("/users/a~b@c%2Fd%20m%C3%BCller+1"));
    }
}
