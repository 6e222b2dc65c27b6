package dev.larder.cache.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.grammar.Path;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyFactory;
import dev.larder.cache.key.KeyParts;
import dev.larder.cache.key.PathCompiler;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.ExecutableMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever the signature is: the generated factory makes the key that the generic way makes from
 * the same arguments, and walks every leg to the same value.
 */
class GeneratedKeysTest {

    private static final String OWNER = "owner";

    /** A parameter's type, values of it, and paths below it. */
    private record Kind(String type, List<String> values, List<String> paths) {}

    private static Kind kind(String type, String... values) {
        return new Kind(type, List.of(values), List.of());
    }

    private static final List<String> OF_USER =
            List.of(
                    "id",
                    "name",
                    "tenant",
                    "tenant.id",
                    "tenant.code",
                    "tenant.kind",
                    "other",
                    "other.id",
                    "other.code",
                    "tags",
                    "tags.size",
                    "tags.empty",
                    "small.active",
                    "small.initial",
                    "small.level",
                    "small.bits",
                    "small.ratio",
                    "small.score",
                    "small.n",
                    "small.l",
                    "small",
                    "count",
                    "marks",
                    "marks.size",
                    "name.empty",
                    "name.size",
                    "other.empty",
                    "other.present");

    private static final List<Kind> KINDS =
            List.of(
                    kind("int", "1", "-1"),
                    kind("Integer", "1", "null"),
                    kind("long", "1L", "Long.MIN_VALUE"),
                    kind("Long", "1L", "null"),
                    kind("short", "(short) 1"),
                    kind("Byte", "(byte) 1", "null"),
                    kind("boolean", "true", "false"),
                    kind("Boolean", "true", "null"),
                    kind("char", "'x'", "'%'"),
                    kind("double", "1.5", "-0.0"),
                    kind("Float", "1.5f", "null"),
                    kind("String", "\"de\"", "null", "\"\"", "\"{ä!\""),
                    kind("CharSequence", "new StringBuilder(\"de\")", "\"de\""),
                    kind("UUID", "new UUID(1, 2)", "null"),
                    kind("java.math.BigDecimal", "new java.math.BigDecimal(\"1.50\")"),
                    kind("java.math.BigInteger", "java.math.BigInteger.TEN"),
                    kind("java.time.LocalDate", "java.time.LocalDate.EPOCH"),
                    kind("Kind", "Kind.A", "Kind.B", "null"),
                    kind("Optional<Long>", "Optional.of(1L)", "Optional.empty()", "null"),
                    kind("Optional<Integer>", "Optional.of(1)", "Optional.empty()"),
                    kind("OptionalInt", "OptionalInt.of(1)", "OptionalInt.empty()"),
                    kind("List<Long>", "List.of(1L, 2L)", "List.of()", "null"),
                    kind("Set<String>", "Set.of(\"a\", \"b\")"),
                    kind("Map<String, Integer>", "Map.of(\"a\", 1)"),
                    kind("long[]", "new long[] {1, 2}"),
                    kind("byte[]", "new byte[] {1, 2}", "null"),
                    kind("Object[]", "new Object[] {1, \"x\"}"),
                    kind("Class<?>", "String.class"),
                    new Kind("User", List.of("U1", "U2", "U3", "null"), OF_USER),
                    new Kind(
                            "Optional<User>",
                            List.of("Optional.of(U1)", "Optional.empty()"),
                            OF_USER),
                    new Kind(
                            "Account",
                            List.of("new Account(U1)", "new Account(null)", "null"),
                            List.of(
                                    "user.tenant.id",
                                    "open",
                                    "parent.open",
                                    "parent.user.id",
                                    "parent.empty")),
                    new Kind("Fields", List.of("new Fields()", "null"), List.of("id", "name")),
                    new Kind(
                            "HasUser",
                            List.of("new Account(U2)"),
                            List.of("user.id", "user.name")));

    /**
     * A method.
     *
     * @param key what its key is made of
     * @param arguments of several calls, as source
     */
    private record Method(String source, List<String> key, List<List<String>> arguments) {}

    @Property(
            tries = 12,
            shrinking = ShrinkingMode.OFF,
            afterFailure = AfterFailureMode.RANDOM_SEED)
    void generatedAndGenericKeysAreEqual(@ForAll("methods") List<Method> methods) {
        try (Application app = new Application(new Compiler().compile(source(methods)))) {
            for (int i = 0; i < methods.size(); i++) {
                check(app, "m" + i, methods.get(i));
            }
        }
    }

    private void check(Application app, String name, Method spec) {
        ExecutableMethod<?, ?> method = app.method("demo.Repo", name);
        KeyFactory factory = app.factory("demo.Repo", name);
        Argument<?>[] parameters = method.getArguments();
        PathCompiler generic = new PathCompiler(name, parameters, Argument.STRING, null);
        PathCompiler compiled = new PathCompiler(name, parameters, Argument.STRING, factory);
        KeyParts parts = new KeyParts(Map.of());
        for (Object[] arguments : calls(app, name)) {
            Object[] values = new Object[spec.key().size()];
            for (int i = 0; i < values.length; i++) {
                Path path = Path.parse(spec.key().get(i));
                values[i] = generic.compile(path).value(arguments, null);
                assertThat(compiled.compile(path).value(arguments, null))
                        .as(spec.source() + " " + path.text())
                        .isEqualTo(values[i]);
            }
            CacheKey expected = parts.key(OWNER, values);
            CacheKey made = factory.key(OWNER, arguments, parts);
            assertThat(made).as(spec.source()).isEqualTo(expected).hasSameHashCodeAs(expected);
            assertThat(made.text()).as(spec.source()).isEqualTo(expected.text());
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> calls(Application app, String name) {
        try {
            return (List<Object[]>) app.type("demo.Repo").getMethod(name + "Calls").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String source(List<Method> methods) {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < methods.size(); i++) {
            Method method = methods.get(i);
            members.append(method.source().replace("NAME", "m" + i)).append('\n');
            members.append("public static List<Object[]> m")
                    .append(i)
                    .append("Calls() { return List.of(");
            for (int c = 0; c < method.arguments().size(); c++) {
                members.append(c == 0 ? "" : ", ")
                        .append("new Object[] {")
                        .append(String.join(", ", method.arguments().get(c)))
                        .append('}');
            }
            members.append("); }\n");
        }
        return Sources.repo(members.toString())
                .replace(
                        "package demo;",
                        "package demo; import dev.larder.cache.compile.Shapes.*; import static dev.larder.cache.compile.Shapes.*;");
    }

    @Provide
    Arbitrary<List<Method>> methods() {
        return method().list().ofSize(30);
    }

    private Arbitrary<Method> method() {
        Arbitrary<List<Kind>> kinds = Arbitraries.of(KINDS).list().ofMinSize(0).ofMaxSize(4);
        Arbitrary<List<Integer>> choices = Arbitraries.integers().between(0, 999).list().ofSize(20);
        return kinds.flatMap(
                ks ->
                        Arbitraries.of(true, false)
                                .flatMap(named -> choices.map(c -> method(ks, named, c))));
    }

    private static Method method(List<Kind> kinds, boolean named, List<Integer> choices) {
        List<String> parameters = new ArrayList<>();
        List<String> key = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            Kind kind = kinds.get(i);
            int choice = choices.get(i);
            String name = "p" + i;
            String path =
                    kind.paths().isEmpty() ? "" : kind.paths().get(choice % kind.paths().size());
            boolean below = !path.isEmpty() && choice % 3 > 0;
            boolean needsPath = List.of("Account", "HasUser", "Fields").contains(kind.type());
            boolean ignored = choice % 7 == 0;
            String annotation = "";
            if (ignored && !named) {
                annotation = "@CacheKeyIgnore ";
            } else if ((below || needsPath) && !named) {
                annotation = "@CacheKey(\"" + path + "\") ";
            } else if (kind.type().equals("Object[]") && !named) {
                annotation = "@CacheKeyIgnore ";
            }
            if (!annotation.equals("@CacheKeyIgnore ") && !kind.type().equals("Object[]")) {
                key.add(below || needsPath ? name + "." + path : name);
            }
            parameters.add(annotation + kind.type() + " " + name);
        }
        String member =
                named && !key.isEmpty() ? "(key = {\"" + String.join("\", \"", key) + "\"})" : "";
        if (named && key.isEmpty()) {
            parameters.clear();
        }
        String source =
                "@Cached"
                        + member
                        + " public String NAME("
                        + String.join(", ", parameters)
                        + ") { return \"\"; }";
        return new Method(
                source, key, arguments(parameters.isEmpty() ? List.of() : kinds, choices));
    }

    private static List<List<String>> arguments(List<Kind> kinds, List<Integer> choices) {
        List<List<String>> calls = new ArrayList<>();
        for (int call = 0; call < 4; call++) {
            List<String> arguments = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                List<String> values = kinds.get(i).values();
                arguments.add(values.get(choices.get(4 + 4 * i + call) % values.size()));
            }
            calls.add(arguments);
        }
        return calls;
    }
}
