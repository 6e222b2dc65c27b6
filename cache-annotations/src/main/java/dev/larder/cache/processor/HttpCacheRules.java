package dev.larder.cache.processor;

import dev.larder.cache.annotation.HttpCache;
import dev.larder.cache.grammar.MethodText;
import dev.larder.cache.grammar.SizeText;
import dev.larder.cache.grammar.StatusText;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.visitor.VisitorContext;

/** What {@code @HttpCache} says. */
final class HttpCacheRules {

    private static final String POLICY = "dev.larder.cache.http.HttpCachePolicy";

    private HttpCacheRules() {}

    /** On a type or a method that has it itself. */
    static void check(AnnotationMetadata element, Findings findings, VisitorContext context) {
        AnnotationValue<HttpCache> written = element.getDeclaredAnnotation(HttpCache.class);
        if (written == null) {
            return;
        }
        Use use = new Use(written);
        MemberRules.implementation(use, "policy", POLICY, findings, context);
        for (String method : use.texts("methods")) {
            if (!Placeholders.in(method) && !MethodText.CACHEABLE.contains(method)) {
                findings.fail(use.with("methods", method), MethodText.REFUSAL);
            }
        }
        String maxBody = use.text("maxBody");
        if (!maxBody.isEmpty() && !Placeholders.in(maxBody)) {
            findings.attempt(use.with("maxBody", maxBody), () -> SizeText.bytes(maxBody));
        }
        for (String status : use.texts("statuses")) {
            if (!Placeholders.in(status)) {
                findings.attempt(use.with("statuses", status), () -> StatusText.parse(status));
            }
        }
    }
}
