package dev.larder.cache.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.grammar.CacheControlReader.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the members of a {@code @CacheControl} become, and which of them contradict. */
class CacheControlReaderTest {

    /** Members in the form {@code name=value name name=value}, where {@code ;} separates. */
    private record Written(Map<String, String> values) implements CacheControlReader.Members {
        static Written of(String members) {
            Map<String, String> values = new HashMap<>();
            for (String member : members.split("; *")) {
                String[] parts = member.split("=", 2);
                values.put(parts[0], parts.length == 1 ? "true" : parts[1]);
            }
            return new Written(values);
        }

        @Override
        public String text(String member) {
            return values.getOrDefault(member, "");
        }

        @Override
        public List<String> texts(String member) {
            String all = text(member);
            return all.isEmpty() ? List.of() : Arrays.asList(all.split(" \\+ "));
        }

        @Override
        public boolean isTrue(String member) {
            return text(member).equals("true");
        }
    }

    private static List<Problem> problems(String members) {
        List<Problem> problems = new ArrayList<>();
        CacheControlReader.read(Written.of(members), problems);
        return problems;
    }

    private static Problem problem(String members) {
        List<Problem> problems = problems(members);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static CacheControlText read(String members) {
        List<Problem> problems = new ArrayList<>();
        CacheControlText text = CacheControlReader.read(Written.of(members), problems);
        assertThat(problems).isEmpty();
        return text;
    }

    @ParameterizedTest
    @Tag("rfc9111-5.2.2")
    @CsvSource(
            delimiter = '|',
            value = {
                "maxAge=60s | max-age=60",
                "maxAge=0s | max-age=0",
                "maxAge=PT1H | max-age=3600",
                "maxAge=forever | max-age=31536000",
                "sMaxAge=1h30m | s-maxage=5400",
                "staleWhileRevalidate=30s | stale-while-revalidate=30",
                "staleIfError=1d | stale-if-error=86400",
                "visibility=PUBLIC | public",
                "visibility=PRIVATE | private",
                "visibility=PRIVATE; privateFields=X-User | private=\"X-User\"",
                "privateFields=X-User + X-Plan | private=\"X-User, X-Plan\"",
                "noCache | no-cache",
                "noCacheFields=X-Rate + Set-Cookie | no-cache=\"X-Rate, Set-Cookie\"",
                "noCache; noCacheFields=X-Rate | no-cache=\"X-Rate\"",
                "noStore | no-store",
                "noTransform | no-transform",
                "mustRevalidate | must-revalidate",
                "proxyRevalidate | proxy-revalidate",
                "mustUnderstand | must-understand",
                "maxAge=1s; immutable | max-age=1, immutable",
                "extensions=a + b=c + d=\"e, \\\"f\" | a, b=c, d=\"e, \\\"f\""
            })
    void everyMemberHasItsDirective(String members, String value) {
        assertThat(read(members).value()).isEqualTo(value);
    }

    @Test
    void directivesHaveOneOrderAndExtensionsComeLast() {
        assertThat(
                        read("extensions=x; staleIfError=3s; proxyRevalidate; immutable;"
                                        + " noTransform; sMaxAge=2s; maxAge=1s; visibility=PUBLIC;"
                                        + " noCacheFields=A; mustUnderstand")
                                .value())
                .isEqualTo(
                        "public, max-age=1, s-maxage=2, no-cache=\"A\", must-understand,"
                                + " proxy-revalidate, no-transform, immutable, stale-if-error=3, x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "noStore; visibility=PRIVATE",
                "noStore; noTransform",
                "noStore; noCache; mustRevalidate; maxAge=0s",
                "noStore; noCache; proxyRevalidate; sMaxAge=0s",
                "noStore; mustUnderstand; maxAge=1m",
                "noStore; mustUnderstand; privateFields=A",
                "mustUnderstand; maxAge=1m",
                "noCache; maxAge=0s",
                "noCache; visibility=PUBLIC",
                "noCache; mustRevalidate",
                "noCacheFields=A; maxAge=1m; staleIfError=1m; immutable",
                "sMaxAge=1m; staleWhileRevalidate=1m; staleIfError=1m",
                "proxyRevalidate; staleWhileRevalidate=1m",
                "visibility=PRIVATE; maxAge=1m; staleIfError=0s; noCacheFields=A",
                "visibility=PRIVATE; privateFields=A; sMaxAge=1m; proxyRevalidate",
                "maxAge=0s; sMaxAge=1s; immutable",
                "maxAge=0s; mustRevalidate",
                "maxAge=${a}; immutable",
                "privateFields=${a}; sMaxAge=${b:1s}; extensions=${c}; target=${d}"
            })
    void whatIsOnlyOddIsNoContradiction(String members) {
        assertThat(problems(members)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "noStore; maxAge=1s | noStore | maxAge",
                "noStore; sMaxAge=1s | noStore | sMaxAge",
                "noStore; noCacheFields=A | noStore | noCacheFields",
                "noStore; privateFields=A | noStore | privateFields",
                "noStore; visibility=PRIVATE; privateFields=A | noStore | privateFields",
                "noStore; immutable | noStore | immutable",
                "noStore; staleWhileRevalidate=1s | noStore | staleWhileRevalidate",
                "noStore; staleIfError=1s | noStore | staleIfError",
                "noStore; visibility=PUBLIC | noStore | visibility = PUBLIC",
                "visibility=PRIVATE; sMaxAge=1s | visibility = PRIVATE | sMaxAge",
                "visibility=PRIVATE; proxyRevalidate | visibility = PRIVATE | proxyRevalidate",
                "noCache; immutable; maxAge=1s | noCache | immutable",
                "noCache; staleWhileRevalidate=1s | noCache | staleWhileRevalidate",
                "noCache; staleIfError=1s | noCache | staleIfError",
                "mustRevalidate; staleWhileRevalidate=1s | mustRevalidate | staleWhileRevalidate",
                "mustRevalidate; staleIfError=1s | mustRevalidate | staleIfError",
                "visibility=PUBLIC; privateFields=A | visibility = PUBLIC | privateFields",
                "immutable | immutable | without a lifetime",
                "immutable; maxAge=0s | immutable | without a lifetime"
            })
    void whatCantBothBeMeantIsAContradiction(String members, String member, String named) {
        Problem problem = problem(members);
        assertThat(problem.member()).isEqualTo(member);
        assertThat(problem.sentence()).contains(named);
    }

    @Test
    void aContradictionIsToldOnceWithAllThatItExcludes() {
        assertThat(problem("noStore; maxAge=1m; immutable").sentence())
                .isEqualTo(
                        "beside maxAge and immutable: what nobody stores is never used again. Remove"
                                + " maxAge or immutable or noStore.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"target=CDN-Cache-Control", "visibility=UNSET", "noStore=false"})
    void anAnnotationThatTellsNothingIsRefused(String members) {
        assertThat(problem(members).sentence()).startsWith("nothing to tell.");
        assertThat(problem(members).member()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxAge=90 | maxAge | no unit. Write \"90s\".",
                "sMaxAge=-1s | sMaxAge | negative.",
                "staleIfError=soon | staleIfError | not a duration",
                "maxAge=1500ms | maxAge | no whole seconds, and fields know no parts of them. Write \"2s\".",
                "privateFields=X User | privateFields | no name of a field.",
                "noCacheFields=A + | noCacheFields | no name of a field.",
                "noCacheFields=a,b | noCacheFields | no name of a field.",
                "noCacheFields=a\"b | noCacheFields | no name of a field.",
                "target=A B; noStore | target | no name of a field.",
                "target=Expires; maxAge=1m | target | a field that means something else.",
                "target=set-cookie; noStore | target | a field that means something else.",
                "extensions=a b | extensions | no directive.",
                "extensions=a= | extensions | no directive.",
                "extensions=a, b | extensions | no directive.",
                "extensions=a=\"b | extensions | no directive.",
                "extensions=a=\"\\c\" | extensions | no directive.",
                "extensions=a=\"\u0007\" | extensions | no directive.",
                "extensions=Max-Age=5 | extensions | \"Max-Age\" has a member of its own. Write maxAge.",
                "extensions=a + A=1 | extensions | \"A\" is there twice."
            })
    void whatIsNotOfTheGrammarIsRefused(String members, String member, String sentence) {
        Problem problem = problem(members.replace(" + |", " + "));
        assertThat(problem.member()).isEqualTo(member);
        assertThat(problem.sentence()).startsWith(sentence);
    }

    @ParameterizedTest
    @Tag("rfc9213-2.1")
    @CsvSource(
            delimiter = '|',
            value = {
                "Edge=1 | \"Edge\" is no key of a structured field. Write \"edge\".",
                "1a | \"1a\" is no key of a structured field.",
                "a=1b | \"1b\" is no value of a structured field. Write a=\"1b\" with quotes.",
                "a=1234567890123456 | \"1234567890123456\" is no value of a structured field."
            })
    void aTargetedFieldIsADictionary(String extension, String sentence) {
        Problem problem = problem("target=CDN-Cache-Control; extensions=" + extension);
        assertThat(problem.sentence()).startsWith(sentence);
        assertThat(problems("extensions=" + extension)).isEmpty();
    }

    @Test
    @Tag("rfc9213-2.1")
    void itsValueReadsTheSame() {
        CacheControlText text =
                read(
                        "target=CDN-Cache-Control; maxAge=5m; noCacheFields=A; extensions=x=1.5 +"
                                + " y=*z + z=\"q\"");
        assertThat(text.target()).isEqualTo("CDN-Cache-Control");
        assertThat(text.value()).isEqualTo("max-age=300, no-cache=\"A\", x=1.5, y=*z, z=\"q\"");
    }

    @Test
    void theNameOfTheUsualFieldHasOneForm() {
        assertThat(read("target=cache-control; noStore").target()).isEqualTo("Cache-Control");
        assertThat(read("noStore").isForAll()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "visibility=PUBLIC; maxAge=1h | ''",
                "visibility=PRIVATE; maxAge=1h | private",
                "noStore; noTransform | no-store",
                "noCache; sMaxAge=1h; extensions=x | no-cache",
                "privateFields=A; maxAge=1s; immutable; mustUnderstand | private=\"A\""
            })
    void aFailureTellsOnlyWhatForbids(String members, String value) {
        assertThat(read(members).ofErrors().value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "visibility=PUBLIC | visibility = PUBLIC",
                "sMaxAge=1s | sMaxAge",
                "maxAge=1s; proxyRevalidate | proxyRevalidate",
                "privateFields=A | privateFields"
            })
    void whatIsMadeForOneUserIsNotForSharedCaches(String members, String member) {
        assertThat(read(members).ofOneUser().orElseThrow().member()).isEqualTo(member);
    }

    @Test
    void whatIsMadeForOneUserIsPrivate() {
        CacheControlText text = read("maxAge=1m; staleIfError=1m");
        assertThat(text.ofOneUser()).isEmpty();
        assertThat(text.privately().value()).isEqualTo("private, max-age=60, stale-if-error=60");
        assertThat(read("visibility=PRIVATE").ofOneUser()).isEmpty();
    }
}
