package dev.larder.cache.http.route;

import dev.larder.cache.CacheConfigurationException;
import dev.larder.cache.annotation.CacheControl;
import dev.larder.cache.grammar.CacheControlReader;
import dev.larder.cache.grammar.CacheControlReader.Problem;
import dev.larder.cache.grammar.CacheControlText;
import dev.larder.cache.grammar.CacheDirective;
import dev.larder.cache.policy.Annotations;
import dev.larder.cache.policy.PolicyResolver;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what {@code @CacheControl} says, placeholders resolved. */
@Singleton
final class TellingFactory {

    private final PolicyResolver texts;

    TellingFactory(PolicyResolver texts) {
        this.texts = texts;
    }

    /**
     * What a method's responses tell; empty without the annotation.
     *
     * @param where how messages name it
     * @param metadata of the method, over that of its type
     * @param ofOneUser whether its responses are cached for each user by himself
     * @throws CacheConfigurationException if the annotation can't work
     */
    Optional<Telling> of(String where, AnnotationMetadata metadata, boolean ofOneUser) {
        return Annotations.nearest(metadata, CacheControl.All.class)
                .map(all -> all.getAnnotations("value", CacheControl.class))
                .map(
                        each ->
                                new Telling(
                                        told(where, each, ofOneUser),
                                        Annotations.isOfMethod(metadata, CacheControl.All.class),
                                        ofOneUser));
    }

    private List<Telling.Told> told(
            String where, List<AnnotationValue<CacheControl>> annotations, boolean ofOneUser) {
        List<Telling.Told> fields = new ArrayList<>();
        Set<String> targets = new HashSet<>();
        for (AnnotationValue<CacheControl> annotation : annotations) {
            CacheControlText text = text(where, annotation, ofOneUser);
            if (!targets.add(text.target().toLowerCase(Locale.ROOT))) {
                throw fail(
                        where,
                        "(target = \"" + text.target() + "\")",
                        "this target is there twice. Put all members into one annotation.");
            }
            boolean stored = !text.has(CacheDirective.NO_STORE);
            CacheControlText sent = ofOneUser && stored ? text.privately() : text;
            fields.add(new Telling.Told(sent.target(), sent.value(), sent.ofErrors().value()));
        }
        return fields;
    }

    private CacheControlText text(
            String where, AnnotationValue<CacheControl> annotation, boolean ofOneUser) {
        List<Problem> problems = new ArrayList<>();
        CacheControlText text =
                CacheControlReader.read(new AnnotationMembers(annotation, texts), problems);
        if (ofOneUser) {
            text.ofOneUser().ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw fail(where, member(problems.get(0)), problems.get(0).sentence());
        }
        return text;
    }

    private static String member(Problem problem) {
        if (problem.member().isEmpty()) {
            return "";
        }
        String value = problem.value() == null ? "" : " = \"" + problem.value() + "\"";
        return "(" + problem.member() + value + ")";
    }

    private static CacheConfigurationException fail(String where, String member, String sentence) {
        return new CacheConfigurationException(
                where + ": @CacheControl" + member + ": " + sentence);
    }

    private record AnnotationMembers(AnnotationValue<CacheControl> annotation, PolicyResolver texts)
            implements CacheControlReader.Members {
        @Override
        public String text(String member) {
            return texts.text(annotation, member).orElse("");
        }

        @Override
        public List<String> texts(String member) {
            return List.of(texts.texts(annotation, member));
        }

        @Override
        public boolean isTrue(String member) {
            return annotation.isTrue(member);
        }
    }
}
