package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.larder.cache.Caches;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the pages to what is compiled and run. */
@Tag("once")
class DocumentationTest {

    private static final Path ROOT = Path.of("../..");
    private static final Set<String> LANGUAGES =
            Set.of("java", "yaml", "xml", "kotlin", "properties", "", "text", "http", "sql");
    private static final Pattern COORDINATES =
            Pattern.compile(
                    "<(dependency|path)>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>"
                            + "\\s*<version>([^<]+)</version>\\s*(<scope>test</scope>)?\\s*</\\1>");
    private static final Pattern GRADLE = Pattern.compile("(\\w+)\\(\"([^\"]+)\"\\)");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)(#[^)]*)?\\)");
    private static final Pattern ROOM =
            Pattern.compile("`(?:dev\\.larder\\.cache)?(\\.[a-z0-9.]+)`");

    @Test
    void everyJavaExampleIsCompiled() {
        List<String> regions = Sources.regions();

        assertThat(Page.blocks("java")).isNotEmpty();
        for (Page.Block block : Page.blocks("java")) {
            assertThat(regions).as(block.place()).contains(block.text().strip());
        }
    }

    @Test
    void everyYamlExampleStarts() throws IOException {
        assertThat(Page.blocks("yaml")).isNotEmpty();
        for (Page.Block block : Page.blocks("yaml")) {
            byte[] yaml = block.text().getBytes(StandardCharsets.UTF_8);
            Map<String, Object> read =
                    new YamlPropertySourceLoader()
                            .read("application", new ByteArrayInputStream(yaml));
            try (ApplicationContext context =
                    ApplicationContext.run(PropertySource.of("application", read))) {
                assertThat(context.getBean(Caches.class)).as(block.place()).isNotNull();
            }
        }
    }

    @Test
    void mavenAndGradleGetTheSameArtifacts() {
        Set<String> maven = new TreeSet<>();
        for (Page.Block block : Page.blocks("xml")) {
            Matcher found = COORDINATES.matcher(block.text());
            assertThat(found.find()).as(block.place()).isTrue();
            maven.add(
                    configuration(found)
                            + String.join(":", found.group(2), found.group(3), found.group(4)));
        }
        Set<String> gradle = new TreeSet<>();
        for (Page.Block block : Page.blocks("kotlin")) {
            Matcher found = GRADLE.matcher(block.text());
            while (found.find()) {
                gradle.add(found.group(1) + " " + found.group(2));
            }
        }

        assertThat(gradle).isEqualTo(maven).hasSize(3);
        assertThat(maven).allMatch(artifact -> artifact.endsWith(":" + version()));
    }

    @Test
    void theArtifactsOfTheQuickStartAreThoseOfTheExamples() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));

        for (String artifact : List.of("larder-cache-http", "larder-cache-annotations")) {
            assertThat(Files.readString(ROOT.resolve("README.md"))).contains(artifact);
            assertThat(pom).contains("<artifactId>" + artifact + "</artifactId>");
        }
    }

    @Test
    void everyBlockSaysWhatItIs() {
        for (Page page : Page.all()) {
            assertThat(page.blocks())
                    .as(page.file().toString())
                    .allSatisfy(block -> assertThat(LANGUAGES).contains(block.language()));
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (Page page : Page.all()) {
            Matcher found = LINK.matcher(String.join("\n", page.lines()));
            while (found.find()) {
                Path target = page.file().resolveSibling(found.group(1));
                assertThat(Files.exists(target)).as(page.file() + " to " + target).isTrue();
            }
        }
    }

    @Test
    void theTableOfRoomsNamesEveryPackageOnce() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String table = readme.substring(readme.indexOf("## Where do I go"));
        Set<String> named =
                ROOM.matcher(table)
                        .results()
                        .map(found -> "dev.larder.cache" + found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        named.add("dev.larder.cache");
        Set<String> there = new TreeSet<>();
        for (String module : List.of("cache-annotations", "cache-runtime", "cache-http")) {
            Path sources = ROOT.resolve(module).resolve("src/main/java");
            try (var files = Files.walk(sources)) {
                files.filter(file -> file.endsWith("package-info.java"))
                        .map(file -> sources.relativize(file.getParent()).toString())
                        .forEach(file -> there.add(file.replace('/', '.')));
            }
        }

        assertThat(named).isEqualTo(there);
    }

    private static String configuration(Matcher found) {
        if (found.group(1).equals("path")) {
            return "annotationProcessor ";
        }
        return found.group(5) == null ? "implementation " : "testImplementation ";
    }

    private static String version() {
        try {
            Matcher found =
                    Pattern.compile("<version>([^<]+)</version>")
                            .matcher(Files.readString(Path.of("pom.xml")));
            return found.find() ? found.group(1) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
