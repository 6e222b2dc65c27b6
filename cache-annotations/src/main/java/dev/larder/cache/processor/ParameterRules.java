package dev.larder.cache.processor;

import io.micronaut.inject.ast.ParameterElement;
import java.util.List;

/** The annotations on parameters. */
final class ParameterRules {

    static final String CACHE_KEY = "dev.larder.cache.annotation.CacheKey";

    private static final String BYPASS = "dev.larder.cache.annotation.CacheBypass";
    private static final List<String> ALL =
            List.of(CACHE_KEY, "dev.larder.cache.annotation.CacheKeyIgnore", BYPASS);

    private ParameterRules() {}

    /** On a method that may be cached or not. */
    static void check(CachedMethod method, Findings findings) {
        for (ParameterElement parameter : method.parameters()) {
            for (String annotation : ALL) {
                if (parameter.hasAnnotation(annotation)) {
                    check(method, parameter, annotation, findings);
                }
            }
        }
    }

    private static void check(
            CachedMethod method, ParameterElement parameter, String annotation, Findings findings) {
        String where = "parameter \"" + parameter.getName() + "\"";
        String label = "@" + annotation.substring(annotation.lastIndexOf('.') + 1);
        if (method.operations().cached() == null) {
            if (!method.method().isAbstract() || Beans.isIntroduction(method.owner())) {
                findings.fail(
                        where,
                        label
                                + " has no effect, the method isn't cached. Annotate the method with"
                                + " @Cached, or remove it.");
            }
        } else if (annotation.equals(BYPASS) && !Types.isBoolean(parameter.getGenericType())) {
            findings.fail(
                    where,
                    "@CacheBypass stands on a boolean, this is "
                            + TypeText.named(parameter.getGenericType())
                            + ". Make it a boolean.");
        }
    }
}
