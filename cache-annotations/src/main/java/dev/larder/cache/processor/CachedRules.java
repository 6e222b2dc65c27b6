package dev.larder.cache.processor;

import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code @Cached} says. */
final class CachedRules {

    private final Inspection inspection;
    private final Shared shared;
    private final Use use;

    CachedRules(Inspection inspection, Shared shared) {
        this.inspection = inspection;
        this.shared = shared;
        this.use = Objects.requireNonNull(inspection.method().operations().cached());
    }

    /** Checks it and answers the values of the generated key, null where none is generated. */
    @Nullable List<Reach> check() {
        MemberRules.literals(use, inspection.findings(), inspection.context());
        MemberRules.tags(inspection.method().operations().tagsOf(use), inspection);
        MemberRules.unless(use, inspection);
        condition();
        ClassElement result = result();
        if (use.type("keyBuilder").isPresent()) {
            excludesKey();
            return null;
        }
        if (use.isExpression("key")) {
            return null;
        }
        KeyRules keys =
                new KeyRules(inspection, shared.identities(), inspection.method().isRoute());
        if (!use.writes("key") || use.texts("key").isEmpty()) {
            return keys.ofParameters();
        }
        List<Reach> key = keys.named(use, false, false);
        namedKeyExcludesCacheKey();
        if (key != null && result != null && !inspection.method().isRoute()) {
            shared.addresses().add(inspection, use, key, result);
        }
        return key;
    }

    private @Nullable ClassElement result() {
        ClassElement result = Results.of(inspection.method(), inspection.context());
        if (!Results.isNothing(result)) {
            return result;
        }
        inspection
                .findings()
                .fail(
                        use.label(),
                        "the method returns nothing that could be stored. Return the value, or use"
                                + " @CacheInvalidate if the method changes something.");
        return null;
    }

    private void condition() {
        String text = use.text("condition");
        if (!text.isEmpty() && !use.isExpression("condition") && !Placeholders.in(text)) {
            inspection
                    .findings()
                    .fail(use.with("condition", text), "no expression. Write \"#{" + text + "}\".");
        }
    }

    private void excludesKey() {
        if (!use.texts("key").isEmpty()) {
            inspection
                    .findings()
                    .fail(
                            use.with("keyBuilder"),
                            "key and keyBuilder exclude each other. Remove one of them.");
        }
    }

    private void namedKeyExcludesCacheKey() {
        for (ParameterElement parameter : inspection.method().parameters()) {
            if (parameter.hasAnnotation(ParameterRules.CACHE_KEY)) {
                inspection
                        .findings()
                        .fail(
                                "parameter \"" + parameter.getName() + "\"",
                                "@CacheKey has no effect beside @Cached(key). Name the path there, or"
                                        + " remove the annotation.");
            }
        }
    }
}
