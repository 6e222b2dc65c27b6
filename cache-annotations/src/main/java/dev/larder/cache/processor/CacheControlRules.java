package dev.larder.cache.processor;

import dev.larder.cache.annotation.CacheControl;
import dev.larder.cache.grammar.CacheControlReader;
import dev.larder.cache.grammar.CacheControlReader.Problem;
import dev.larder.cache.grammar.CacheControlText;
import dev.larder.cache.grammar.CacheDirective;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.ClassElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code @CacheControl} says. */
final class CacheControlRules {

    private static final String CONTROLLER = "io.micronaut.http.annotation.Controller";
    private static final String ERROR = "io.micronaut.http.annotation.Error";
    private static final String SCOPE = "jakarta.inject.Scope";

    private CacheControlRules() {}

    /** On a type or a method that has it itself. */
    static void check(AnnotationMetadata element, Findings findings) {
        Set<String> targets = new HashSet<>();
        for (Use use : declared(element)) {
            if (hasExpressions(use, findings)) {
                continue;
            }
            List<Problem> problems = new ArrayList<>();
            CacheControlText text = read(use, problems);
            problems.forEach(problem -> findings.fail(where(use, problem), problem.sentence()));
            if (!targets.add(text.target().toLowerCase(Locale.ROOT))) {
                findings.fail(
                        use.with("target", text.target()),
                        "this target is there twice, and a field is written once. Put all members"
                                + " into one annotation.");
            }
        }
    }

    /** On a method: only responses of routes and of error handlers can tell anything. */
    static void check(CachedMethod method, Findings findings) {
        List<Use> declared = declared(method.method().getMethodAnnotationMetadata());
        ClassElement owner = method.owner();
        boolean concrete = !owner.isInterface() && !owner.isAbstract();
        boolean bean = owner.hasStereotype(CONTROLLER) || owner.hasStereotype(SCOPE);
        boolean answers = method.isRoute() || method.method().hasStereotype(ERROR);
        if (!declared.isEmpty() && concrete && bean && !answers) {
            findings.fail(
                    declared.get(0).label(),
                    "the method is no route, so it has no response that could tell anything. Put the"
                            + " annotation on a method of a controller, or remove it.");
        }
    }

    /**
     * On a cached route.
     *
     * @param perUser whether every user has entries of his own
     */
    static void cached(CachedMethod method, boolean perUser, Findings findings) {
        List<Use> nearest = nearest(method);
        for (Use use : nearest) {
            CacheControlText text = read(use, new ArrayList<>());
            if (perUser) {
                text.ofOneUser()
                        .ifPresent(
                                problem -> findings.fail(where(use, problem), problem.sentence()));
            }
            if (nearest.size() == 1 && text.isForAll()) {
                withoutEffect(use, text, perUser, findings);
            }
        }
    }

    /** That the own cache is told to store nothing is surely not meant. */
    private static void withoutEffect(
            Use use, CacheControlText text, boolean perUser, Findings findings) {
        boolean never =
                text.has(CacheDirective.NO_STORE) && !text.has(CacheDirective.MUST_UNDERSTAND);
        if (never || text.hasWhole(CacheDirective.PRIVATE) && !perUser) {
            CacheDirective why = never ? CacheDirective.NO_STORE : CacheDirective.PRIVATE;
            findings.warn(
                    use.with(why.member()),
                    "it holds for Larder too, so no response is stored and @Cached has no effect."
                            + " Remove one of them"
                            + (never ? "." : ", or add the user to the key."));
        }
    }

    private static List<Use> nearest(CachedMethod method) {
        List<Use> own = of(method.method().getMethodAnnotationMetadata(), false);
        return own.isEmpty() ? of(method.owner(), false) : own;
    }

    private static List<Use> declared(AnnotationMetadata element) {
        return of(element, true);
    }

    private static List<Use> of(AnnotationMetadata element, boolean declared) {
        String name = CacheControl.All.class.getName();
        @Nullable AnnotationValue<?> all = element.getDeclaredAnnotation(name);
        if (all == null && !declared) {
            all = element.getAnnotation(name);
        }
        return all == null
                ? List.of()
                : all.getAnnotations("value", CacheControl.class).stream().map(Use::new).toList();
    }

    private static boolean hasExpressions(Use use, Findings findings) {
        boolean any = false;
        for (CharSequence member : use.annotation().getValues().keySet()) {
            if (use.isExpression(member.toString())) {
                any = true;
                findings.fail(
                        use.with(member.toString(), use.text(member.toString())),
                        "expressions are not allowed here. Write plain text, or set the field in the"
                                + " handler.");
            }
        }
        return any;
    }

    private static CacheControlText read(Use use, List<Problem> problems) {
        return CacheControlReader.read(
                new CacheControlReader.Members() {
                    @Override
                    public String text(String member) {
                        return use.text(member);
                    }

                    @Override
                    public List<String> texts(String member) {
                        return use.texts(member);
                    }

                    @Override
                    public boolean isTrue(String member) {
                        return use.isTrue(member);
                    }
                },
                problems);
    }

    private static String where(Use use, Problem problem) {
        if (problem.member().isEmpty()) {
            return use.label();
        }
        String value = problem.value();
        return value == null ? use.with(problem.member()) : use.with(problem.member(), value);
    }
}
