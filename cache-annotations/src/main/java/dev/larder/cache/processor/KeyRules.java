package dev.larder.cache.processor;

import dev.larder.cache.annotation.CacheBypass;
import dev.larder.cache.annotation.CacheKey;
import dev.larder.cache.annotation.CacheKeyIgnore;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the values of keys are. */
final class KeyRules {

    private final Inspection inspection;
    private final Identities identities;
    private final boolean ofRequest;

    /**
     * For a method.
     *
     * @param ofRequest whether the values are texts of a request, whatever type they are bound to
     */
    KeyRules(Inspection inspection, Identities identities, boolean ofRequest) {
        this.inspection = inspection;
        this.identities = identities;
        this.ofRequest = ofRequest;
    }

    /** The values that the paths of a member name; null after one that can't be in a key. */
    @Nullable List<Reach> named(Use use, boolean eachAllowed, boolean resultAllowed) {
        List<Reach> reaches = new ArrayList<>();
        for (String text : use.texts("key")) {
            String where = use.with("key", text);
            Reach reach = part(where, text, eachAllowed);
            if (reach != null && reach.parameter() < 0 && !resultAllowed) {
                inspection
                        .findings()
                        .fail(
                                where,
                                "the key is needed before there is a result. Write a path that starts"
                                        + " at a parameter.");
                return null;
            }
            reaches.add(reach);
        }
        return reaches.contains(null) ? null : reaches;
    }

    /**
     * The values of a key that names none: the parameters. Null after one that can't be in a key.
     */
    @Nullable List<Reach> ofParameters() {
        List<Reach> reaches = new ArrayList<>();
        for (ParameterElement parameter : inspection.method().parameters()) {
            List<String> below = List.of(parameter.stringValues(CacheKey.class));
            if (!below.isEmpty()) {
                for (String path : below) {
                    String where =
                            new Use(parameter.getAnnotation(CacheKey.class)).with("value", path);
                    reaches.add(part(where, parameter.getName() + "." + path, false));
                }
            } else if (!isOut(parameter)) {
                String where = "parameter \"" + parameter.getName() + "\"";
                reaches.add(part(where, parameter.getName(), false));
            }
        }
        return reaches.contains(null) ? null : reaches;
    }

    private @Nullable Reach part(String where, String path, boolean eachAllowed) {
        Reach reach = inspection.follow(where, path);
        if (reach == null) {
            return null;
        }
        if (reach.path().plural() && !eachAllowed) {
            inspection
                    .findings()
                    .fail(where, "bulk caching is not there yet. Write a path without [].");
            return null;
        }
        ClassElement end = reach.end();
        if (end != null && Types.isKeptOut(end)) {
            inspection
                    .findings()
                    .fail(
                            where,
                            TypeText.named(end)
                                    + " never enters a key. Name one of its properties.");
            return null;
        }
        if (end != null && !ofRequest) {
            identities.expect(inspection.findings(), where, end);
        }
        return reach;
    }

    private static boolean isOut(ParameterElement parameter) {
        return parameter.hasAnnotation(CacheKeyIgnore.class)
                || parameter.hasAnnotation(CacheBypass.class)
                || Types.isKeptOut(parameter.getGenericType());
    }
}
