package dev.larder.cache.processor;

import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import io.micronaut.inject.visitor.VisitorContext;

/** Keeps parameters that no client sends out of the OpenAPI document. */
final class OpenApi {

    private static final String CONTEXT = "dev.larder.cache.CacheContext";
    private static final String PARAMETER = "io.swagger.v3.oas.annotations.Parameter";

    private OpenApi() {}

    static void hideContext(MethodElement method, VisitorContext context) {
        for (ParameterElement parameter : method.getParameters()) {
            if (Types.isExactly(parameter.getType(), CONTEXT)
                    && context.getClassElement(PARAMETER).isPresent()) {
                parameter.annotate(PARAMETER, builder -> builder.member("hidden", true));
            }
        }
    }
}
