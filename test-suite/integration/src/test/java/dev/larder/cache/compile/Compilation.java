package dev.larder.cache.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a compilation gave.
 *
 * @param libraries the folders of what it was compiled against
 */
record Compilation(
        boolean success,
        Path classes,
        List<String> errors,
        List<String> warnings,
        List<Path> libraries) {

    /** This, when nothing was wrong. */
    Compilation succeeded() {
        assertThat(errors).isEmpty();
        assertThat(success).isTrue();
        return this;
    }

    /** The only error. */
    String error() {
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }

    /** A loader of the classes, over that of the tests. */
    ClassLoader loader() {
        List<URL> urls = new ArrayList<>();
        urls.add(url(classes));
        libraries.forEach(library -> urls.add(url(library)));
        return new URLClassLoader(urls.toArray(URL[]::new), Compilation.class.getClassLoader());
    }

    /** The names of the generated files that contain a text. */
    List<String> files(String containing) {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> classes.relativize(file).toString())
                    .filter(name -> name.contains(containing))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
