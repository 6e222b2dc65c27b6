package dev.larder.cache.compile;

import io.micronaut.annotation.processing.BeanDefinitionInjectProcessor;
import io.micronaut.annotation.processing.PackageElementVisitorProcessor;
import io.micronaut.annotation.processing.TypeElementVisitorProcessor;
import io.micronaut.inject.annotation.AbstractAnnotationMetadataBuilder;
import io.micronaut.inject.visitor.TypeElementVisitor;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles sources as an application's build does: with the class path of these tests, Micronaut's
 * annotation processors and the visitor of Larder.
 */
final class Compiler {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE =
            Pattern.compile("public [\\w ]*?(?:class|@?interface|record|enum) (\\w+)");

    private final List<Path> libraries = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private Processors processors = Processors.OF_LARDER;

    private enum Processors {
        NONE,
        OF_MICRONAUT,
        OF_LARDER,
        ON_PROCESSOR_PATH
    }

    /** Adds what another compilation made to the class path. */
    Compiler with(Compilation library) {
        libraries.add(library.classes());
        return this;
    }

    /** Adds an option of the compiler. */
    Compiler option(String option) {
        options.add(option);
        return this;
    }

    /** Leaves the annotation processors out. */
    Compiler withoutProcessors() {
        processors = Processors.NONE;
        return this;
    }

    /** Leaves out the visitor of Larder only, as a build that does not name it. */
    Compiler withoutLarder() {
        processors = Processors.OF_MICRONAUT;
        return this;
    }

    /** Lets the compiler find all processors and visitors itself, in a class loader of its own. */
    Compiler withProcessorPath() {
        processors = Processors.ON_PROCESSOR_PATH;
        return this;
    }

    /** Compiles into a new folder. */
    Compilation compile(String... sources) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "compiled"));
            return compileInto(Files.createTempDirectory(folder, "classes"), sources);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Compiles into a folder that may hold the classes of an earlier run, as incremental ones do.
     */
    Compilation compileInto(Path classes, String... sources) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath(classes));
            List<String> all = new ArrayList<>(List.of("-parameters", "-Xlint:-options"));
            all.addAll(options);
            if (processors == Processors.NONE) {
                all.add("-proc:none");
            } else if (processors == Processors.ON_PROCESSOR_PATH) {
                files.setLocationFromPaths(
                        StandardLocation.ANNOTATION_PROCESSOR_PATH, classPath(classes));
            }
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, files, diagnostics, all, null, units(sources));
            if (processors == Processors.OF_LARDER || processors == Processors.OF_MICRONAUT) {
                task.setProcessors(
                        List.of(
                                new PackageElementVisitorProcessor(),
                                processors == Processors.OF_LARDER
                                        ? new TypeElementVisitorProcessor()
                                        : new VisitorsOfMicronaut(),
                                new BeanDefinitionInjectProcessor()));
            }
            boolean success = task.call();
            return new Compilation(
                    success,
                    classes,
                    texts(diagnostics, Diagnostic.Kind.ERROR),
                    texts(diagnostics, Diagnostic.Kind.WARNING),
                    libraries);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            AbstractAnnotationMetadataBuilder.clearMutated();
        }
    }

    private List<Path> classPath(Path classes) {
        List<Path> all = new ArrayList<>(List.of(classes));
        all.addAll(libraries);
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : path.split(File.pathSeparator, -1)) {
            all.add(Path.of(entry));
        }
        return all;
    }

    private static List<String> texts(
            DiagnosticCollector<JavaFileObject> diagnostics, Diagnostic.Kind kind) {
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == kind)
                .map(d -> d.getMessage(Locale.ROOT))
                .toList();
    }

    private static List<JavaFileObject> units(String... sources) {
        List<JavaFileObject> units = new ArrayList<>();
        for (String source : sources) {
            units.add(new Source(nameOf(source), source));
        }
        return units;
    }

    private static String nameOf(String source) {
        Matcher type = TYPE.matcher(source);
        if (!type.find()) {
            throw new IllegalArgumentException("No public type in: " + source);
        }
        Matcher pkg = PACKAGE.matcher(source);
        return (pkg.find() ? pkg.group(1) + "." : "") + type.group(1);
    }

    private static final class VisitorsOfMicronaut extends TypeElementVisitorProcessor {
        @Override
        protected Collection<? extends TypeElementVisitor<?, ?>> findTypeElementVisitors() {
            return super.findTypeElementVisitors().stream()
                    .filter(visitor -> !visitor.getClass().getName().startsWith("dev.larder."))
                    .toList();
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
