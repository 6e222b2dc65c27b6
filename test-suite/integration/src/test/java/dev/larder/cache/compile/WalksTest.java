package dev.larder.cache.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.key.KeyFactory;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks through types that are hard to name: the generated code is loaded, verified and run. */
class WalksTest {

    private static final String TYPES =
            """
            private record Secret(String id) {}
            static class Hidden { public String getId() { return "hidden"; } protected String getCode() { return "code"; } }
            public interface Named { default String getId() { return "default"; } }
            static class Plain implements Named {}
            public static class Box<T> { private final T held; Box(T held) { this.held = held; } public T getHeld() { return held; } }
            static class Sub extends Box<Plain> { Sub() { super(new Plain()); } }
            static class Twice<A> extends Box<List<A>> { Twice(A a) { super(List.of(a)); } }
            public static class Bound<T extends Named> { public T getIt() { return (T) new Plain(); } public List<? super T> getAll() { return List.of(); } }
            enum Kind { ONE { } ; public String getId() { return "one"; } }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Secret | .id | new Secret(\"secret\") | secret",
                "Hidden | .id | new Hidden() | hidden",
                "Plain | .id | new Plain() | default",
                "Named | .id | new Plain() | default",
                "Sub | .held.id | new Sub() | default",
                "Box<Hidden> | .held.id | new Box<>(new Hidden()) | hidden",
                "Box<? extends Hidden> | .held.id | new Box<>(new Hidden()) | hidden",
                "Box<Box<Hidden>> | .held.held.id | new Box<>(new Box<>(new Hidden())) | hidden",
                "Twice<Hidden> | .held[].id | new Twice<>(new Hidden()) | hidden",
                "Box<Hidden[]> | .held[].id | new Box<>(new Hidden[] {new Hidden()}) | hidden",
                "List<? extends Secret> | [].id | List.of(new Secret(\"secret\")) | secret",
                "Bound<Plain> | .it.id | new Bound<>() | default",
                "Bound<?> | .it.id | new Bound<>() | default",
                "Bound<Plain> | .all.empty | new Bound<>() | true",
                "Kind | .id | Kind.ONE | one",
                "java.time.LocalDate | .dayOfWeek | java.time.LocalDate.EPOCH | THURSDAY",
                "Map<String, Secret> | .empty | Map.of() | true",
                "Box<int[]> | .held.size | new Box<>(new int[3]) | 3",
            })
    void walksEndWhereTheyShould(String type, String path, String value, String expected)
            throws ReflectiveOperationException {
        String source =
                Sources.repo(
                        TYPES
                                + "@CacheInvalidate(tags = \"x:{a"
                                + path
                                + "}\") void change("
                                + type
                                + " a) {}\n public static Object value() { return "
                                + value
                                + "; }");
        try (Application app = new Application(new Compiler().compile(source))) {
            Object at = app.type("demo.Repo").getMethod("value").invoke(null);
            assertThat(walk(app.factory("demo.Repo", "change"), at)).hasToString(expected);
        }
    }

    private static @Nullable Object walk(KeyFactory factory, Object from) {
        @Nullable Object at = from;
        for (int leg = 0; leg < factory.legs().length; leg++) {
            at = first(factory.step(leg, first(at)));
        }
        return at;
    }

    private static @Nullable Object first(@Nullable Object value) {
        if (value instanceof Object[] array) {
            return array[0];
        }
        return value instanceof List<?> list ? list.get(0) : value;
    }

    @ParameterizedTest
    @CsvSource({"Base<Repo.Secret>, secret", "Base<Repo.Hidden>, hidden"})
    void typeVariablesOfASuperclassAreWalkedByTheirValue(String base, String expected)
            throws ReflectiveOperationException {
        Compilation c =
                new Compiler()
                        .compile(
                                Sources.type(
                                        "public abstract class Base<K> { @CacheInvalidate(tags ="
                                                + " \"x:{keys[].id}\") public void change(List<K> keys) {} }"),
                                Sources.type(
                                        "@Singleton public class Repo extends "
                                                + base
                                                + " { record Secret(String id) {} record Hidden(String id) {}"
                                                + " public static Object value() { return new "
                                                + base.replaceAll(".*<|>", "")
                                                + "(\""
                                                + expected
                                                + "\"); } }"));
        try (Application app = new Application(c)) {
            Method value = app.type("demo.Repo").getMethod("value");
            KeyFactory factory = app.factory("demo.Repo", "change");
            assertThat(factory.legs()).containsExactly("keys[].id");
            assertThat(factory.step(0, value.invoke(null))).isEqualTo(expected);
        }
    }
}
