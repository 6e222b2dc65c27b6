package dev.larder.cache.processor;

import dev.larder.cache.annotation.HttpCache;
import dev.larder.cache.grammar.GrammarException;
import dev.larder.cache.grammar.MethodText;
import dev.larder.cache.grammar.RequestPartText;
import dev.larder.cache.grammar.SizeText;
import dev.larder.cache.grammar.StatusText;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

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
        if (hasExpressions(use, findings)) {
            return;
        }
        MemberRules.implementation(use, "policy", POLICY, findings, context);
        for (String method : use.texts("methods")) {
            if (!Placeholders.in(method) && !MethodText.CACHEABLE.contains(method)) {
                findings.fail(use.with("methods", method), MethodText.REFUSAL);
            }
        }
        each(use, "maxBody", SizeText::bytes, findings);
        each(use, "vary", RequestPartText::field, findings);
        each(use, "query", RequestPartText::parameter, findings);
        each(use, "ignoreQuery", RequestPartText::parameter, findings);
        Set<Integer> statuses = new HashSet<>();
        each(use, "statuses", text -> once(StatusText.parse(text), statuses), findings);
    }

    /** On a method: without {@code @Cached} nothing of it is heeded. */
    static void check(CachedMethod method, Findings findings) {
        ClassElement owner = method.owner();
        boolean concrete = !owner.isInterface() && !owner.isAbstract();
        AnnotationMetadata metadata = method.method().getMethodAnnotationMetadata();
        AnnotationValue<HttpCache> written = metadata.getDeclaredAnnotation(HttpCache.class);
        if (written != null && concrete && method.operations().cached() == null) {
            findings.warn(
                    new Use(written).label(),
                    "the method is not @Cached, so this has no effect. Add @Cached, or remove it.");
        }
    }

    private static void each(Use use, String member, Consumer<String> parser, Findings findings) {
        for (String text : use.texts(member)) {
            boolean unwritten = text.isEmpty() && member.equals("maxBody");
            if (!unwritten && !Placeholders.in(text)) {
                findings.attempt(
                        use.with(member, text),
                        () -> {
                            parser.accept(text);
                            return text;
                        });
            }
        }
    }

    private static void once(StatusText status, Set<Integer> before) {
        if (!before.add(status.status())) {
            throw new GrammarException("this status is there twice.", "Remove one of them.");
        }
    }

    private static boolean hasExpressions(Use use, Findings findings) {
        boolean any = false;
        for (CharSequence member : use.annotation().getValues().keySet()) {
            if (use.isExpression(member.toString())) {
                any = true;
                findings.fail(
                        use.with(member.toString(), use.text(member.toString())),
                        "expressions are not allowed here. Write plain text.");
            }
        }
        return any;
    }
}
