package dev.larder.cache.processor;

import dev.larder.cache.annotation.Compiled;
import io.micronaut.core.annotation.AnnotationClassValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is checked and generated for a method with operations of ours. */
final class MethodRules {

    private final Inspection inspection;
    private final Shared shared;

    MethodRules(Inspection inspection, Shared shared) {
        this.inspection = inspection;
        this.shared = shared;
    }

    void check() {
        CachedMethod method = inspection.method();
        BeanRules.method(inspection);
        List<Reach> key = null;
        if (method.operations().cached() != null) {
            key = new CachedRules(inspection, shared).check();
            if (method.isRoute()) {
                new RouteRules(inspection).check();
            }
        }
        ChangeRules changes = new ChangeRules(inspection, shared);
        method.operations().puts().forEach(changes::put);
        method.operations().invalidations().forEach(changes::invalidate);
        if (!inspection.findings().hasFailed()) {
            generate(key);
        }
    }

    /**
     * The annotation is added at every visit: other modules don't see those of this compilation.
     */
    private void generate(@Nullable List<Reach> key) {
        List<KeyPart> parts = key == null ? null : key.stream().map(KeyPart::of).toList();
        FactoryPlan plan = new FactoryPlan(inspection.method(), parts, inspection.walks());
        String name = shared.generated().factory(plan, inspection.context());
        AnnotationClassValue<?> factory = new AnnotationClassValue<>(name, true);
        inspection
                .method()
                .method()
                .annotate(Compiled.class, compiled -> compiled.member("keyFactory", factory));
    }
}
