package dev.larder.cache.processor;

import dev.larder.cache.annotation.CacheOperation;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.visitor.TypeElementQuery;
import io.micronaut.inject.visitor.TypeElementVisitor;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.List;
import java.util.Set;

/**
 * Checks the caching annotations of every class while it is compiled, and generates what their keys
 * and paths need.
 *
 * <p>It is an isolating visitor: each file it writes belongs to one class, an incremental compiler
 * runs it for the classes that changed, and it is done before aggregating visitors such as
 * OpenAPI's read what it adds to parameters. What concerns several classes still holds: encoders
 * leave marker classes behind, and addresses that were not compiled together are compared at start.
 * It reads types from the source and needs no introspection, so its place among the isolating
 * visitors is of no matter.
 */
public final class CacheVisitor implements TypeElementVisitor<Object, Object> {

    private final Shared shared = new Shared();

    @Override
    public VisitorKind getVisitorKind() {
        return VisitorKind.ISOLATING;
    }

    @Override
    public int getOrder() {
        return 60;
    }

    @Override
    public TypeElementQuery query() {
        return TypeElementQuery.onlyClass();
    }

    @Override
    public Set<String> getSupportedAnnotationNames() {
        return Set.of("dev.larder.cache.annotation.*");
    }

    @Override
    public void visitClass(ClassElement type, VisitorContext context) {
        shared.encoders().visit(type, context);
        Findings findings =
                new Findings(shared.report(), context, type, () -> TypeText.named(type));
        BeanRules.type(type, findings, context);
        DefaultsRules.check(type, findings, context);
        HttpCacheRules.check(type, findings, context);
        CacheControlRules.check(type, findings);
        List<MethodElement> methods = type.getEnclosedElements(intercepted(type));
        boolean ours = false;
        for (MethodElement method : methods) {
            ours |= visitMethod(type, method, context);
        }
        if (ours) {
            foreign(type, methods, findings, context);
        }
    }

    @Override
    public void finish(VisitorContext context) {
        shared.finish(context);
    }

    /** The methods that Micronaut looks at: of an introduction also those it has overridden. */
    private static ElementQuery<MethodElement> intercepted(ClassElement type) {
        return type.isInterface() && Beans.isIntroduction(type)
                ? ElementQuery.ALL_METHODS.includeOverriddenMethods()
                : ElementQuery.ALL_METHODS;
    }

    /** Whether the method has an operation of ours. */
    private boolean visitMethod(ClassElement type, MethodElement method, VisitorContext context) {
        AnnotationMetadata metadata = method.getMethodAnnotationMetadata();
        boolean ours = metadata.hasStereotype(CacheOperation.class);
        if (metadata.hasStereotype(CachedMethod.MAPPING)) {
            OpenApi.hideContext(method, context);
        }
        if (!ours && !method.getDeclaringType().getName().equals(type.getName())) {
            return false;
        }
        CachedMethod cached = CachedMethod.of(type, method);
        Inspection inspection = new Inspection(cached, context, shared.report());
        ParameterRules.check(cached, inspection.findings());
        HttpCacheRules.check(metadata, inspection.findings(), context);
        HttpCacheRules.check(cached, inspection.findings());
        CacheControlRules.check(metadata, inspection.findings());
        CacheControlRules.check(cached, inspection.findings());
        if (ours && BeanRules.concerns(cached)) {
            new MethodRules(inspection, shared).check();
        }
        return ours;
    }

    private void foreign(
            ClassElement type,
            List<MethodElement> methods,
            Findings findings,
            VisitorContext context) {
        ForeignRules.check(type, findings);
        for (MethodElement method : methods) {
            ForeignRules.check(
                    method.getMethodAnnotationMetadata(),
                    new Findings(
                            shared.report(),
                            context,
                            method,
                            () -> CachedMethod.of(type, method).name()));
        }
    }
}
