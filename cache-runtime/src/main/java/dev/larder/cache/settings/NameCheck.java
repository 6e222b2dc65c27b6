package dev.larder.cache.settings;

import io.micronaut.core.naming.NameUtils;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the names of properties: whether there are such properties, and the parts users chose. */
final class NameCheck {

    private static final String NAMESPACES = "larder.namespaces.";
    private static final String HTTP = "larder.http";
    private static final int CHOSEN_AT = 2;

    /** As everywhere, but with hyphens only where Micronaut leaves them as they are. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final PropertyIndex index;
    private final BackendTypes backends;
    private final Problems problems;
    private boolean saidHttp;

    NameCheck(PropertyIndex index, BackendTypes backends, Problems problems) {
        this.index = index;
        this.backends = backends;
        this.problems = problems;
    }

    /** Whether the property has a value to read; what is wrong with it is among the problems. */
    boolean passes(Written written) {
        return isChosenWell(written) && (isDeclared(written) || isEmptySection(written));
    }

    /** An environment variable that means no property. */
    void strange(Written variable) {
        problems.unknown(
                variable,
                "no such property."
                        + index.nearestVariable(variable.name())
                                .map(near -> " Did you mean " + near + "?")
                                .orElse(""));
    }

    private boolean isDeclared(Written written) {
        String name = written.name();
        Optional<String> backend = BackendTypes.nameIn(name);
        if (backend.isPresent() && !BackendTypes.keyIn(name).isEmpty()) {
            return isOfType(written, backend.get());
        }
        return index.find(name).isPresent();
    }

    private boolean isOfType(Written written, String backend) {
        String type = backends.all().getOrDefault(backend, "");
        String key = BackendTypes.keyIn(written.name());
        List<String> keys = index.keysOf("larder." + type);
        return key.equals("type")
                || backends.isOwn(backend)
                || keys.contains(key)
                || type.isEmpty() && index.find(written.name()).isPresent();
    }

    private boolean isEmptySection(Written written) {
        boolean section = index.isSection(written.name());
        if (section && isNothing(written)) {
            return true;
        }
        if (section) {
            problems.bad(written, "a value where a section is expected. " + below(written.name()));
        } else {
            unknown(written);
        }
        return false;
    }

    private static boolean isNothing(Written written) {
        return written.value() == null || written.value() instanceof Map<?, ?> map && map.isEmpty();
    }

    private void unknown(Written written) {
        String name = written.name();
        if ((name + ".").startsWith(HTTP + ".") && !index.isSection(HTTP)) {
            needsHttp(written);
            return;
        }
        Optional<Property> above = index.above(name);
        problems.unknown(
                written,
                above.isPresent()
                        ? above.get().name() + " takes a value, no property stands below it."
                        : "no such property." + didYouMean(written, name));
    }

    private String didYouMean(Written written, String name) {
        Optional<String> backend = BackendTypes.nameIn(name);
        if (backend.isPresent() && BackendTypes.OURS.contains(backends.all().get(backend.get()))) {
            return ofBackend(backend.get());
        }
        return index.nearest(name)
                .map(near -> " Did you mean " + written.inMyForm(near) + "?")
                .orElseGet(() -> " " + whatThereIs(name));
    }

    private String whatThereIs(String name) {
        String section = name.substring(0, name.lastIndexOf('.'));
        return section.indexOf('.') > 0 && index.isSection(section)
                ? below(section)
                : "Remove it, or set larder.strict to false to have it ignored.";
    }

    private String below(String section) {
        return "Below " + section + " stand " + String.join(", ", index.keysOf(section)) + ".";
    }

    private String ofBackend(String backend) {
        String type = backends.all().get(backend);
        List<String> keys = index.keysOf("larder." + type);
        return " A backend of type "
                + type
                + (keys.isEmpty() ? " has none." : " has " + String.join(", ", keys) + ".");
    }

    private void needsHttp(Written written) {
        if (!saidHttp) {
            saidHttp = true;
            problems.unknown(
                    written,
                    "it needs the artifact dev.larder:larder-cache-http. Add it. Maven:"
                            + " <dependency><groupId>dev.larder</groupId>"
                            + "<artifactId>larder-cache-http</artifactId></dependency>"
                            + " Gradle: implementation(\"dev.larder:larder-cache-http\")");
        }
    }

    /** Of environment variables the name is read in the right form: there is only one. */
    private boolean isChosenWell(Written written) {
        boolean namespace = written.name().startsWith(NAMESPACES);
        boolean backend = BackendTypes.nameIn(written.name()).isPresent();
        if (written.variable() || !namespace && !backend) {
            return true;
        }
        String chosen = PropertyName.parts(written.label()).get(CHOSEN_AT);
        if (isName(chosen) && chosen.equals(PropertyName.parts(written.name()).get(CHOSEN_AT))) {
            return true;
        }
        String better = NameUtils.hyphenate(chosen).replaceAll("-+", "-");
        problems.bad(
                written,
                "\""
                        + chosen
                        + (namespace ? "\" is no namespace." : "\" is no name of a backend.")
                        + " Write lower-case letters, digits and single hyphens, a letter first,"
                        + " such as \""
                        + (isName(better) ? better : "catalog")
                        + "\".");
        return false;
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
