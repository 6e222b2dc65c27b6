package dev.larder.cache.processor;

import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The types that keys are made of, held until the round ends: an encoder that stands further down
 * in the same compilation makes its type legal.
 */
final class Identities {

    private record Expected(Findings findings, String where, ClassElement type) {}

    private final List<Expected> expected = new ArrayList<>();

    void expect(Findings findings, String where, ClassElement type) {
        expected.add(new Expected(findings, where, type));
    }

    /** Decides what has been held. */
    void decide(Encoders encoders, VisitorContext context) {
        StableIdentity identity = new StableIdentity(encoders, context);
        for (Expected e : expected) {
            StableIdentity.Gap gap = identity.gap(e.type());
            if (gap != null) {
                e.findings().fail(e.where(), sentence(gap));
            }
        }
        expected.clear();
    }

    private static String sentence(StableIdentity.Gap gap) {
        return TypeText.named(gap.type())
                + " has no stable identity: "
                + gap.reason()
                + ". Name properties of it with key or @CacheKey, keep it out with @CacheKeyIgnore, or"
                + " define a KeyEncoder<"
                + TypeText.simple(gap.type())
                + "> bean.";
    }
}
