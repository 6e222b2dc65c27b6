package dev.larder.cache.processor;

import io.micronaut.inject.ast.ClassElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value of a generated key.
 *
 * @param parameter the index of the argument that it comes from
 * @param leg the walk from there, null for the argument itself
 */
record KeyPart(int parameter, @Nullable String leg, Form form) {

    /** How the value becomes canonical. */
    enum Form {
        /** It is. */
        AS_IT_IS,
        /** As a long. */
        INTEGRAL,
        /** By its class, at run time. */
        CANONICAL
    }

    static KeyPart of(Reach reach) {
        List<Walk> walks = reach.walks();
        String leg = walks.isEmpty() ? null : walks.get(0).leg();
        ClassElement end = reach.end();
        if (end == null) {
            return new KeyPart(reach.parameter(), leg, Form.CANONICAL);
        }
        return new KeyPart(
                reach.parameter(), leg, form(reach.isUnwrapped() ? Types.content(end) : end));
    }

    private static Form form(ClassElement type) {
        if (Types.isCanonical(type)) {
            return Form.AS_IT_IS;
        }
        return Types.isIntegral(type) ? Form.INTEGRAL : Form.CANONICAL;
    }
}
