package dev.larder.cache.compile;

import static dev.larder.cache.compile.Sources.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key types that say nothing about which calls are equal. */
@Tag("once")
class IdentitiesRefusedTest {

    private static final String TYPES =
            """
            static class NoEquals { public long getId() { return 1; } }
            static class WithEquals { public boolean equals(Object o) { return o instanceof WithEquals; } public int hashCode() { return 1; } }
            static class Inherits extends WithEquals {}
            @Introspected static class Holder { private final Object held = null; public Object getHeld() { return held; }
                public boolean equals(Object o) { return o instanceof Holder; } public int hashCode() { return 1; } }
            record Query(String text, NoEquals inner) {}
            record Node(String text, List<Node> children) {}
            enum Kind { A, B }
            interface Page {}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Object | java.lang.Object | it may be any object | Object",
                "List<Object> | java.lang.Object | it may be any object | Object",
                "List<?> | java.lang.Object | a wildcard stands for any object | Object",
                "List<? super Kind> | java.lang.Object | a wildcard stands for any object | Object",
                "List | java.lang.Object | it may be any object | Object",
                "Optional<Object[]> | java.lang.Object | it may be any object | Object",
                "Map<String, NoEquals> | demo.Repo.NoEquals | it has no equals of its own | Repo.NoEquals",
                "Map<NoEquals, String> | demo.Repo.NoEquals | it has no equals of its own | Repo.NoEquals",
                "NoEquals[] | demo.Repo.NoEquals | it has no equals of its own | Repo.NoEquals",
                "Query | demo.Repo.NoEquals | it has no equals of its own | Repo.NoEquals",
                "Holder | java.lang.Object | it may be any object | Object",
                "Page | demo.Repo.Page | an interface has no equals of its own | Repo.Page",
                "Supplier<String> | java.util.function.Supplier | an interface has no equals of its own | Supplier",
                "java.io.InputStream | java.io.InputStream | it has no equals of its own | InputStream",
                "java.util.stream.Stream<String> | java.util.stream.Stream | an interface has no equals of its own | Stream",
                "java.util.concurrent.atomic.AtomicLong | java.util.concurrent.atomic.AtomicLong | it has no equals of its own | AtomicLong",
                "List<? extends NoEquals> | demo.Repo.NoEquals | it has no equals of its own | Repo.NoEquals",
            })
    void parametersWithoutIdentity(String type, String gap, String reason, String simple) {
        assertThat(refusalOf(TYPES + "@Cached String find(" + type + " value) { return \"\"; }"))
                .endsWith(
                        "): parameter \"value\": %s has no stable identity: %s. Name properties of it with key or @CacheKey, keep it out with @CacheKeyIgnore, or define a KeyEncoder<%s> bean."
                                .formatted(gap, reason, simple));
    }

    @Test
    void parametersWithIdentity() {
        assertAccepted(
                "",
                List.of(
                        "int",
                        "Long",
                        "String",
                        "CharSequence",
                        "boolean",
                        "Character",
                        "double[]",
                        "byte[]",
                        "Kind",
                        "UUID",
                        "java.math.BigDecimal",
                        "java.math.BigInteger",
                        "java.time.LocalDate",
                        "java.time.Instant",
                        "java.time.ZoneId",
                        "java.time.Duration",
                        "java.time.temporal.Temporal",
                        "java.net.URI",
                        "java.net.URL",
                        "Locale",
                        "Currency",
                        "java.nio.charset.Charset",
                        "Date",
                        "Class<?>",
                        "java.nio.file.Path",
                        "java.net.InetAddress",
                        "java.security.Principal",
                        "Optional<String>",
                        "OptionalInt",
                        "dev.larder.cache.key.CacheKey",
                        "List<Set<Long>>",
                        "Map<String, int[]>",
                        "Iterable<Long>",
                        "Collection<? extends Kind>",
                        "Number",
                        "WithEquals",
                        "Inherits",
                        "Node",
                        "String...",
                        "EnumSet<Kind>"));
    }

    @Test
    void parametersKeptOut() {
        assertAccepted(
                "long id, ",
                List.of(
                        "HttpRequest<?>",
                        "HttpResponse<?>",
                        "HttpHeaders",
                        "CacheContext",
                        "java.sql.Connection",
                        "javax.sql.DataSource",
                        "io.micronaut.context.ApplicationContext",
                        "reactor.util.context.Context",
                        "Optional<HttpRequest<?>>",
                        "@CacheKeyIgnore Object"));
    }

    private static void assertAccepted(String before, List<String> types) {
        StringBuilder members = new StringBuilder(TYPES);
        for (int i = 0; i < types.size(); i++) {
            members.append(
                    "@Cached String m%d(%s%s value) { return \"\"; }\n"
                            .formatted(i, before, types.get(i)));
        }
        new Compiler().compile(Sources.repo(members.toString())).succeeded();
    }

    @Test
    void namingWhatIsKeptOut() {
        assertThat(
                        refusalOf(
                                "@Cached(namespace = \"a\", key = \"request\") String find(HttpRequest<?>"
                                        + " request) { return \"\"; }"))
                .isEqualTo(
                        "demo.Repo.find(HttpRequest): @Cached(key = \"request\"):"
                                + " io.micronaut.http.HttpRequest never enters a key. Name one of its"
                                + " properties.");
    }

    @Test
    void pathsThatEndWithoutIdentity() {
        assertThat(
                        refusalOf(
                                TYPES
                                        + "@CacheInvalidate(namespace = \"a\", key = \"queries[].inner\") void"
                                        + " change(List<Query> queries) {}"))
                .isEqualTo(
                        "demo.Repo.change(List): @CacheInvalidate(key = \"queries[].inner\"):"
                                + " demo.Repo.NoEquals has no stable identity: it has no equals of its own."
                                + " Name properties of it with key or @CacheKey, keep it out with"
                                + " @CacheKeyIgnore, or define a KeyEncoder<Repo.NoEquals> bean.");
    }

    @Test
    void pathsBelowATypeWithoutIdentity() {
        new Compiler()
                .compile(
                        Sources.repo(
                                TYPES
                                        + """
                                        @Cached(key = "value.id") String find(NoEquals value) { return ""; }
                                        @Cached String other(@CacheKey("id") NoEquals value, String lang) { return ""; }
                                        """))
                .succeeded();
    }

    @Test
    void anEncoderInTheSameCompilationMakesItsTypeAndSubtypesLegal() {
        new Compiler()
                .compile(
                        Sources.repo(
                                "@Cached String find(Wide a, List<Wide.Narrow> b) { return \"\"; }"),
                        Sources.type("public interface Wide { interface Narrow extends Wide {} }"),
                        Sources.type(
                                "@Singleton public class Encoder implements KeyEncoder<Wide> { public"
                                        + " Object encode(Wide w) { return 1; } }"))
                .succeeded();
    }

    @Test
    void anEncoderThatAFactoryMakesCounts() {
        new Compiler()
                .compile(
                        Sources.repo("@Cached String find(Wide a) { return \"\"; }"),
                        Sources.type("public interface Wide {}"),
                        Sources.type(
                                "@Factory public class Encoders { @Singleton KeyEncoder<Wide> wide() {"
                                        + " return w -> 1; } }"))
                .succeeded();
    }

    @Test
    void anEncoderOfAnotherModuleCounts() {
        Compilation library =
                new Compiler()
                        .compile(
                                Sources.type("public interface Wide {}"),
                                Sources.type(
                                        "@Singleton public class Encoder implements KeyEncoder<Wide> { public"
                                                + " Object encode(Wide w) { return 1; } }"))
                        .succeeded();
        new Compiler()
                .with(library)
                .compile(Sources.repo("@Cached String find(Wide a) { return \"\"; }"))
                .succeeded();
    }

    @Test
    void anEncoderOfAnotherTypeDoesNotCount() {
        assertThat(
                        new Compiler()
                                .compile(
                                        Sources.repo(
                                                "@Cached String find(Wide_ a) { return \"\"; }"),
                                        Sources.type("public interface Wide {}"),
                                        Sources.type("public interface Wide_ {}"),
                                        Sources.type(
                                                "@Singleton public class Encoder implements"
                                                        + " KeyEncoder<Wide> { public Object encode(Wide w) {"
                                                        + " return 1; } }"))
                                .error())
                .contains("demo.Wide_ has no stable identity");
    }

    @Test
    void typeVariablesAreCheckedWhereTheyHaveAValue() {
        String base =
                Sources.type(
                        "public abstract class Base<K> { @Cached public String find(K key) { return \"\";"
                                + " } }");
        new Compiler().compile(base).succeeded();
        new Compiler()
                .compile(base, Sources.type("@Singleton public class Repo extends Base<Long> {}"))
                .succeeded();
        assertThat(
                        new Compiler()
                                .compile(
                                        base,
                                        Sources.type(
                                                "@Singleton public class Repo extends Base<Runnable> {}"))
                                .error())
                .startsWith(
                        "demo.Repo.find(Runnable): parameter \"key\": java.lang.Runnable has no stable"
                                + " identity");
    }
}
