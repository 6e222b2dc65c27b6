package dev.larder.cache.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.compile.Shapes.Account;
import dev.larder.cache.compile.Shapes.Page;
import dev.larder.cache.compile.Shapes.Tenant;
import dev.larder.cache.compile.Shapes.User;
import dev.larder.cache.grammar.BooleanPath;
import dev.larder.cache.grammar.Path;
import dev.larder.cache.key.KeyFactory;
import dev.larder.cache.key.PathCompiler;
import io.micronaut.core.type.Argument;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Paths that start at the result: the generated walks, and the introspected ones beside them. */
class ResultPathsTest {

    private static final Argument<?> USER = Argument.of(User.class);
    private static final Argument<?> OPTIONAL_USER = Argument.of(Optional.class, User.class);
    private static final Argument<?> USERS = Argument.listOf(User.class);
    private static final Argument<?> OPTIONAL_TEXTS =
            Argument.of(Optional.class, Argument.listOf(String.class));
    private static final Argument<?> PAGE = Argument.of(Page.class, User.class);

    private static final Map<String, String> METHODS = new HashMap<>();
    private static Application application;

    @BeforeAll
    static void compile() {
        StringBuilder members = new StringBuilder();
        for (Arguments path : paths()) {
            String type = (String) path.get()[0];
            String text = (String) path.get()[2];
            String name = "m" + METHODS.size();
            if (METHODS.putIfAbsent(type + text, name) == null) {
                members.append(member(type, text, name));
            }
        }
        application = new Application(new Compiler().compile(source(members.toString())));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    static List<Arguments> paths() {
        return List.of(
                of("User", USER, "result.tenant.id", Shapes.U1, 1L),
                of("User", USER, "result.tenant.id", Shapes.U3, (Object) null),
                of("User", USER, "result.tenant.id", null, (Object) null),
                of("Mono<User>", USER, "result.other.id", Shapes.U1, 2L),
                of("CompletableFuture<Optional<User>>", OPTIONAL_USER, "result.id", Shapes.U1, 1),
                of("CompletionStage<User>", USER, "result.small.l", Shapes.U1, 6L),
                of("Optional<User>", OPTIONAL_USER, "result.id", Optional.of(Shapes.U1), 1),
                of("Optional<User>", OPTIONAL_USER, "result.empty", Optional.of(Shapes.U1), false),
                of("Optional<User>", OPTIONAL_USER, "result.empty", Optional.empty(), true),
                of(
                        "Mono<Optional<User>>",
                        OPTIONAL_USER,
                        "result.present",
                        Optional.empty(),
                        false),
                of("Optional<User>", OPTIONAL_USER, "result.present", Shapes.U1, true),
                of(
                        "Optional<List<String>>",
                        OPTIONAL_TEXTS,
                        "result.empty",
                        Optional.empty(),
                        true),
                of(
                        "Optional<List<String>>",
                        OPTIONAL_TEXTS,
                        "result.empty",
                        Optional.of(List.of()),
                        true),
                of("Optional<List<String>>", OPTIONAL_TEXTS, "result.empty", List.of("x"), false),
                of(
                        "Optional<List<String>>",
                        OPTIONAL_TEXTS,
                        "result.size",
                        Optional.empty(),
                        (Object) null),
                of("List<User>", USERS, "result.empty", List.of(), true),
                of("List<User>", USERS, "result.empty", null, (Object) null),
                of(
                        "Map<String, User>",
                        Argument.mapOf(String.class, User.class),
                        "result.size",
                        Map.of(),
                        0L),
                of("String", Argument.STRING, "result.empty", "", true),
                of("User[]", Argument.of(User[].class), "result.size", new User[2], 2L),
                of("User", USER, "result.other.empty", Shapes.U2, true),
                of(
                        "Account",
                        Argument.of(Account.class),
                        "result.parent.user.id",
                        new Account(Shapes.U1),
                        (Object) null),
                of("List<User>", USERS, "result[].id", List.of(Shapes.U1, Shapes.U2), 1, 2),
                of(
                        "Flux<User>",
                        USERS,
                        "result[].tenant.code",
                        List.of(Shapes.U1, Shapes.U2),
                        "de",
                        null),
                of(
                        "org.reactivestreams.Publisher<User>",
                        USERS,
                        "result[].name",
                        List.of(),
                        new Object[0]),
                of(
                        "@SingleResult org.reactivestreams.Publisher<User>",
                        USER,
                        "result.name",
                        Shapes.U1,
                        "ann"),
                of("User[]", Argument.of(User[].class), "result[].id", new User[] {Shapes.U3}, 3),
                of(
                        "List<Optional<User>>",
                        Argument.listOf(OPTIONAL_USER.getType()),
                        "result[]",
                        List.of(Optional.of("x"), Optional.empty()),
                        "x",
                        null),
                of("User", USER, "result.tags[]", Shapes.U1, "x", "y"),
                of("User", USER, "result.tags[]", Shapes.U3, new Object[0]),
                of("User", USER, "result.marks[]", Shapes.U1, 1L, 2L),
                of(
                        "Page<User>",
                        PAGE,
                        "result.items[].tenant.id",
                        new Page<>(List.of(Shapes.U1), Optional.of(Shapes.U2)),
                        1L),
                of(
                        "Page<User>",
                        PAGE,
                        "result.first.tenant.id",
                        new Page<>(List.of(Shapes.U1), Optional.of(Shapes.U2)),
                        2L),
                of(
                        "Page<Page<Tenant>>",
                        Argument.of(
                                Page.class,
                                Argument.of(Page.class, "T", Argument.of(Tenant.class, "T"))),
                        "result.items[].items[].id",
                        new Page<>(
                                List.of(
                                        new Page<>(
                                                List.of(Shapes.T1, Shapes.T2), Optional.empty())),
                                Optional.empty()),
                        1L,
                        2L));
    }

    private static Arguments of(
            String type,
            Argument<?> argument,
            String path,
            @Nullable Object result,
            @Nullable Object... values) {
        return Arguments.of(type, argument, path, result, Arrays.asList(values));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void pathsReachTheirValues(
            String type,
            Argument<?> argument,
            String text,
            @Nullable Object result,
            List<@Nullable Object> values) {
        Path path = Path.parse(text);
        KeyFactory factory =
                application.factory("demo.Repo", METHODS.getOrDefault(type + text, ""));
        long legs = path.legs().stream().filter(leg -> !leg.properties().isEmpty()).count();
        assertThat(factory.legs()).hasSize((int) legs);
        assertThat(read(argument, factory, path, result)).isEqualTo(values);
        assertThat(read(argument, null, path, result)).isEqualTo(values);
    }

    private static List<@Nullable Object> read(
            Argument<?> argument,
            @Nullable KeyFactory factory,
            Path path,
            @Nullable Object result) {
        return new PathCompiler("m", new Argument<?>[0], argument, factory)
                .compile(path)
                .values(new Object[0], result);
    }

    private static String member(String type, String path, String name) {
        String operation =
                path.contains("[]")
                        ? "tags = \"x:{" + path + "}\""
                        : "namespace = \"a\", key = \"" + path + "\"";
        return "@CacheInvalidate(%s) public %s %s() { return null; }\n"
                .formatted(operation, type, name);
    }

    private static String source(String members) {
        return Sources.repo(members)
                .replace(
                        "package demo;",
                        "package demo; import dev.larder.cache.compile.Shapes.*; import"
                                + " io.micronaut.core.async.annotation.SingleResult;");
    }

    @Test
    void questionsOfOptionalsAreAnsweredForTheEmptyOneToo() {
        BooleanPath empty = BooleanPath.parse("result.empty");
        String source =
                source(
                        "@CacheInvalidate(tags = \"a\", unless = \"result.empty\") public Optional<User>"
                                + " change() { return null; }");
        try (Application app = new Application(new Compiler().compile(source))) {
            KeyFactory factory = app.factory("demo.Repo", "change");
            assertThat(
                            empty.holds(
                                    read(OPTIONAL_USER, factory, empty.path(), Optional.empty())
                                            .get(0)))
                    .isTrue();
            assertThat(empty.holds(read(OPTIONAL_USER, factory, empty.path(), Shapes.U1).get(0)))
                    .isFalse();
        }
    }

    @Test
    void legsThatATypeVariableHidesAreLeftToTheRuntime() {
        Compilation c =
                new Compiler()
                        .compile(
                                Sources.type(
                                        "@Singleton public class Repo<T> { @CacheInvalidate(tags ="
                                                + " \"x:{value.name}\") void change(T value, List<T> more) {} }"));
        try (Application app = new Application(c)) {
            assertThat(app.factory("demo.Repo", "change").legs()).isEmpty();
        }
    }
}
