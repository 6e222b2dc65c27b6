package dev.larder.cache.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

    @Test
    void literalsAndInsertionsKeepTheirOrder() {
        Template template = Template.tag("product:{id}/{result.items[].lang}");
        assertThat(template.parts())
                .containsExactly(
                        new Template.Part("product:", null),
                        new Template.Part("", Path.parse("id")),
                        new Template.Part("/", null),
                        new Template.Part("", Path.parse("result.items[].lang")));
        assertThat(template.paths())
                .extracting(Path::text)
                .containsExactly("id", "result.items[].lang");
        assertThat(Template.tag("all").paths()).isEmpty();
        assertThat(Template.urlPath("/products/{id}/a%20b~").paths()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | empty. Write a text such as \"product:{id}\".",
                "a b | \"a b\": a tag holds letters, digits and : . _ / - besides {path} insertions.",
                "a}b | \"a}b\": a tag holds letters, digits and : . _ / - besides {path} insertions.",
                "a{b | \"a{b\" opens { and doesn't close it. Write \"product:{id}\".",
                "a{} | \"\" is no path. Write names joined by dots, such as \"id\", \"user.tenant.id\" or \"ids[]\".",
                "a{b{c}} | \"b{c\" is no path. Write names joined by dots, such as \"id\", \"user.tenant.id\" or \"ids[]\".",
            })
    void textsThatAreNoTag(String text, String message) {
        assertThatThrownBy(() -> Template.tag(text))
                .isInstanceOf(GrammarException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "products | \"products\" is no path. Write it from the first slash on, such as \"/products/{id}\".",
                "'' | \"\" is no path. Write it from the first slash on, such as \"/products/{id}\".",
                "/a?b=c | \"/a?b=c\": a path holds no query, fragment or blank.",
                "/a#b | \"/a#b\": a path holds no query, fragment or blank.",
            })
    void textsThatAreNoPathOfResponses(String text, String message) {
        assertThatThrownBy(() -> Template.urlPath(text))
                .isInstanceOf(GrammarException.class)
                .hasMessage(message);
    }
}
