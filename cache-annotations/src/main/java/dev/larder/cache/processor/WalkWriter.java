package dev.larder.cache.processor;

import io.micronaut.inject.ast.FieldElement;
import io.micronaut.sourcegen.model.ExpressionDef;
import io.micronaut.sourcegen.model.MethodDef;
import io.micronaut.sourcegen.model.StatementDef;
import io.micronaut.sourcegen.model.TypeDef;
import io.micronaut.sourcegen.model.VariableDef;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes the method that goes along one walk: null where a value on the way is null. */
final class WalkWriter {

    private final Walk walk;

    WalkWriter(Walk walk) {
        this.walk = walk;
    }

    MethodDef method(String name) {
        return MethodDef.builder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter("from", TypeDef.OBJECT)
                .returns(TypeDef.OBJECT)
                .buildStatic(parameters -> body(parameters.get(0)));
    }

    private StatementDef body(ExpressionDef from) {
        List<StatementDef> statements = new ArrayList<>();
        VariableDef.Local at = define(statements, 0, content(from));
        for (int i = 0; i < walk.hops().size(); i++) {
            Hop hop = walk.hops().get(i);
            if (!hop.ofNull()) {
                statements.add(at.ifNull(ExpressionDef.nullValue().returning()));
            }
            at = define(statements, i + 1, read(hop, at));
        }
        statements.add(at.returning());
        return StatementDef.multi(statements);
    }

    private static VariableDef.Local define(
            List<StatementDef> statements, int index, ExpressionDef value) {
        VariableDef.Local local = new VariableDef.Local("at" + index, TypeDef.OBJECT);
        statements.add(local.defineAndAssign(value));
        return local;
    }

    private static ExpressionDef read(Hop hop, ExpressionDef value) {
        return switch (hop.kind()) {
            case PROPERTY -> property(hop, value);
            case EMPTY -> ask("isEmpty", value);
            case SIZE -> ask("size", value);
            case ABSENT -> ask("isAbsent", value);
            case PRESENT -> ask("isPresent", value);
        };
    }

    private static ExpressionDef property(Hop hop, ExpressionDef value) {
        ExpressionDef receiver = value.cast(TypeDef.erasure(hop.from()));
        String name = Objects.requireNonNull(hop.reader()).getName();
        TypeDef stated = TypeDef.erasure(Types.bound(hop.stated()));
        ExpressionDef read =
                hop.reader() instanceof FieldElement
                        ? receiver.field(name, stated)
                        : receiver.invoke(name, stated);
        return stated.isPrimitive() ? read.cast(TypeDef.OBJECT) : content(read);
    }

    private static ExpressionDef ask(String question, ExpressionDef value) {
        return FactoryWriter.KEY_FACTORY.invokeStatic(
                question, List.of(TypeDef.OBJECT), TypeDef.OBJECT, value);
    }

    private static ExpressionDef content(ExpressionDef value) {
        return ask("content", value);
    }
}
