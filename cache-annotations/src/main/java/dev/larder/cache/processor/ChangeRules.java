package dev.larder.cache.processor;

import io.micronaut.inject.ast.ClassElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code @CachePut} and {@code @CacheInvalidate} say. */
final class ChangeRules {

    private final Inspection inspection;
    private final Shared shared;

    ChangeRules(Inspection inspection, Shared shared) {
        this.inspection = inspection;
        this.shared = shared;
    }

    void put(Use use) {
        common(use, inspection.method().operations().tagsOf(use));
        Reach from = from(use);
        if (use.texts("key").isEmpty()) {
            fail(use.label(), "it names no key. Write key = \"result.id\", or another path.");
            return;
        }
        needsNamespace(use, use.label());
        List<Reach> key =
                new KeyRules(inspection, shared.identities(), false).named(use, false, true);
        ClassElement value = from == null ? null : from.end();
        if (key != null && value != null) {
            shared.addresses().add(inspection, use, key, value);
        }
    }

    void invalidate(Use use) {
        common(use, use);
        MemberRules.paths(use, inspection);
        boolean key = !use.texts("key").isEmpty();
        boolean all = use.isTrue("all");
        if (!key && !all && use.texts("tags").isEmpty() && use.texts("paths").isEmpty()) {
            fail(
                    use.label(),
                    "it names nothing to invalidate. Write key, tags, paths, or all = true.");
        }
        if (key || all) {
            needsNamespace(use, use.with(key ? "key" : "all = true"));
        }
        new KeyRules(inspection, shared.identities(), false).named(use, true, true);
    }

    private void common(Use use, Use tagged) {
        MemberRules.literals(use, inspection.findings(), inspection.context());
        MemberRules.tags(tagged, inspection);
        MemberRules.unless(use, inspection);
    }

    private @Nullable Reach from(Use use) {
        String path = use.writes("from") ? use.text("from") : "result";
        Reach from = inspection.follow(use.with("from", path), path);
        if (from != null && from.path().plural()) {
            fail(use.with("from", path), "bulk caching is not there yet. Write a path without [].");
            return null;
        }
        return from;
    }

    private void needsNamespace(Use use, String where) {
        if (inspection.method().operations().namespaceOf(use) == null) {
            fail(
                    where,
                    "there is no namespace. Write namespace = \"catalog\" here or in @CacheDefaults on"
                            + " the type.");
        }
    }

    private void fail(String where, String sentence) {
        inspection.findings().fail(where, sentence);
    }
}
