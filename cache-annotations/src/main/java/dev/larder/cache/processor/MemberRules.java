package dev.larder.cache.processor;

import dev.larder.cache.grammar.BooleanPath;
import dev.larder.cache.grammar.DurationText;
import dev.larder.cache.grammar.Names;
import dev.larder.cache.grammar.Path;
import dev.larder.cache.grammar.Template;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.List;
import java.util.function.Function;

/** The members that several annotations have, each by its grammar. */
final class MemberRules {

    private static final List<String> DURATIONS = List.of("expire", "expireNull", "waitLimit");
    private static final String CODEC = "dev.larder.cache.entry.Codec";
    private static final String KEY_BUILDER = "dev.larder.cache.key.KeyBuilder";

    private MemberRules() {}

    /** What can be said without a method: namespace, durations, classes, expressions. */
    static void literals(Use use, Findings findings, VisitorContext context) {
        expressions(use, findings);
        String namespace = use.text("namespace");
        if (isLiteral(use, "namespace")) {
            String member = use.writes("value") ? "value" : "namespace";
            findings.attempt(use.with(member, namespace), () -> Names.namespace(namespace));
        }
        for (String member : DURATIONS) {
            String text = use.text(member);
            if (isLiteral(use, member)) {
                findings.attempt(use.with(member, text), () -> DurationText.positive(text));
            }
        }
        implementation(use, "codec", CODEC, findings, context);
        implementation(use, "keyBuilder", KEY_BUILDER, findings, context);
    }

    /** Tags of an annotation, for a method that has them. */
    static void tags(Use use, Inspection inspection) {
        templates(use, "tags", Template::tag, inspection);
    }

    /** Paths of responses. */
    static void paths(Use use, Inspection inspection) {
        templates(use, "paths", Template::urlPath, inspection);
    }

    /** The boolean path that forbids storing or invalidating. */
    static void unless(Use use, Inspection inspection) {
        String text = use.text("unless");
        if (text.isEmpty() || use.isExpression("unless")) {
            return;
        }
        String where = use.with("unless", text);
        BooleanPath question = inspection.findings().attempt(where, () -> BooleanPath.parse(text));
        if (question == null) {
            return;
        }
        Reach reach = inspection.follow(where, question.path());
        ClassElement end = reach == null ? null : reach.end();
        if (end != null && !isAnswered(question, end)) {
            String path = question.path().text();
            inspection
                    .findings()
                    .fail(
                            where,
                            path
                                    + " is no boolean but "
                                    + TypeText.named(end)
                                    + ". Name a boolean property, or write \""
                                    + path
                                    + " == null\".");
        }
    }

    private static boolean isAnswered(BooleanPath question, ClassElement end) {
        return question.test() == BooleanPath.Test.NULL
                || question.test() == BooleanPath.Test.NOT_NULL
                || Types.isOpen(end)
                || Types.isBoolean(Types.content(end));
    }

    private static void templates(
            Use use, String member, Function<String, Template> parse, Inspection inspection) {
        if (use.isExpression(member)) {
            return;
        }
        for (String text : use.texts(member)) {
            String where = use.with(member, text);
            Template template =
                    inspection
                            .findings()
                            .attempt(where, () -> parse.apply(Placeholders.replaced(text)));
            if (template != null) {
                for (Path path : template.paths()) {
                    inspection.follow(where, path);
                }
            }
        }
    }

    private static boolean isLiteral(Use use, String member) {
        String text = use.text(member);
        return !text.isEmpty() && !use.isExpression(member) && !Placeholders.in(text);
    }

    private static void expressions(Use use, Findings findings) {
        for (CharSequence member : use.annotation().getValues().keySet()) {
            String name = member.toString();
            boolean onlyKey =
                    name.equals("key")
                            && use.label().equals("@Cached")
                            && use.texts("key").size() == 1;
            if (use.isExpression(name) && !onlyKey && !name.equals("condition")) {
                findings.fail(
                        use.with(name, String.join("\", \"", use.texts(name))),
                        "expressions are allowed in condition, and in key of @Cached as its only"
                                + " element. Write plain text here.");
            }
        }
    }

    /** That a class implements what its member wants. */
    static void implementation(
            Use use, String member, String type, Findings findings, VisitorContext context) {
        String name = use.type(member).orElse("");
        ClassElement found = name.isEmpty() ? null : context.getClassElement(name).orElse(null);
        if (found != null && !Types.is(found, type)) {
            findings.fail(
                    use.with(member + " = " + TypeText.simple(found) + ".class"),
                    TypeText.named(found)
                            + " is no "
                            + type
                            + ". Name a class that implements it.");
        }
    }
}
