package dev.larder.cache.processor;

import io.micronaut.core.annotation.Generated;
import io.micronaut.sourcegen.bytecode.ByteCodeWriter;
import io.micronaut.sourcegen.model.ClassDef;
import io.micronaut.sourcegen.model.ClassTypeDef;
import io.micronaut.sourcegen.model.ExpressionDef;
import io.micronaut.sourcegen.model.MethodDef;
import io.micronaut.sourcegen.model.StatementDef;
import io.micronaut.sourcegen.model.TypeDef;
import io.micronaut.sourcegen.model.VariableDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that a {@link FactoryPlan} describes. Every local variable has the type Object,
 * so the verifier's frames never depend on a class of the application.
 */
final class FactoryWriter {

    static final ClassTypeDef KEY_FACTORY = ClassTypeDef.of("dev.larder.cache.key.KeyFactory");

    private static final ClassTypeDef KEY_PARTS = ClassTypeDef.of("dev.larder.cache.key.KeyParts");
    private static final ClassTypeDef CACHE_KEY = ClassTypeDef.of("dev.larder.cache.key.CacheKey");
    private static final TypeDef OBJECTS = TypeDef.OBJECT.array();

    private final FactoryPlan plan;
    private final ClassTypeDef self;

    FactoryWriter(FactoryPlan plan) {
        this.plan = plan;
        this.self = ClassTypeDef.of(plan.className());
    }

    byte[] write() {
        ClassDef.ClassDefBuilder type =
                ClassDef.builder(plan.className())
                        .synthetic()
                        .addAnnotation(Generated.class)
                        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                        .superclass(KEY_FACTORY)
                        .addMethod(MethodDef.constructor(List.of(), Modifier.PUBLIC))
                        .addMethod(key())
                        .addMethod(legs())
                        .addMethod(step());
        for (int i = 0; i < plan.walks().size(); i++) {
            type.addMethod(new WalkWriter(plan.walks().get(i)).method(legName(i)));
        }
        return new ByteCodeWriter().write(type.build());
    }

    private MethodDef key() {
        return MethodDef.builder("key")
                .addModifiers(Modifier.PUBLIC)
                .overrides()
                .addParameter("owner", TypeDef.OBJECT)
                .addParameter("arguments", OBJECTS)
                .addParameter("parts", KEY_PARTS)
                .returns(CACHE_KEY)
                .build((me, parameters) -> keyBody(parameters));
    }

    private StatementDef keyBody(List<VariableDef.MethodParameter> parameters) {
        List<KeyPart> key = plan.key();
        if (key == null) {
            return ClassTypeDef.of(UnsupportedOperationException.class).instantiate().doThrow();
        }
        List<ExpressionDef> values = new ArrayList<>();
        for (KeyPart part : key) {
            values.add(canonical(part, parameters.get(1), parameters.get(2)));
        }
        List<ExpressionDef> all = new ArrayList<>();
        all.add(parameters.get(0));
        List<TypeDef> types = new ArrayList<>();
        types.add(TypeDef.OBJECT);
        if (values.size() <= 2) {
            values.forEach(value -> types.add(TypeDef.OBJECT));
            all.addAll(values);
        } else {
            types.add(OBJECTS);
            all.add(TypeDef.OBJECT.array().instantiate(values));
        }
        return KEY_PARTS.invokeStatic("made", types, CACHE_KEY, all).returning();
    }

    private ExpressionDef canonical(KeyPart part, ExpressionDef arguments, ExpressionDef parts) {
        ExpressionDef argument = arguments.arrayElement(part.parameter());
        ExpressionDef value =
                part.leg() == null
                        ? argument
                        : self.invokeStatic(legName(indexOf(part.leg())), TypeDef.OBJECT, argument);
        return switch (part.form()) {
            case AS_IT_IS -> value;
            case INTEGRAL -> KEY_PARTS.invokeStatic("integral", TypeDef.OBJECT, value);
            case CANONICAL -> parts.invoke("canonical", TypeDef.OBJECT, value);
        };
    }

    private MethodDef legs() {
        List<ExpressionDef> names = new ArrayList<>();
        plan.walks().forEach(walk -> names.add(ExpressionDef.constant(walk.leg())));
        TypeDef.Array strings = TypeDef.STRING.array();
        return MethodDef.builder("legs")
                .addModifiers(Modifier.PUBLIC)
                .overrides()
                .returns(strings)
                .build((me, parameters) -> strings.instantiate(names).returning());
    }

    private MethodDef step() {
        return MethodDef.builder("step")
                .addModifiers(Modifier.PUBLIC)
                .overrides()
                .addParameter("leg", TypeDef.primitive(int.class))
                .addParameter("from", TypeDef.OBJECT)
                .returns(TypeDef.OBJECT)
                .build((me, parameters) -> stepBody(parameters));
    }

    private StatementDef stepBody(List<VariableDef.MethodParameter> parameters) {
        StatementDef unknown =
                ClassTypeDef.of(IllegalArgumentException.class).instantiate().doThrow();
        if (plan.walks().isEmpty()) {
            return unknown;
        }
        Map<ExpressionDef.Constant, StatementDef> cases = new HashMap<>();
        for (int i = 0; i < plan.walks().size(); i++) {
            cases.put(
                    ExpressionDef.constant(i),
                    self.invokeStatic(legName(i), TypeDef.OBJECT, parameters.get(1)).returning());
        }
        return parameters.get(0).asStatementSwitch(TypeDef.OBJECT, cases, unknown);
    }

    private int indexOf(String leg) {
        for (int i = 0; i < plan.walks().size(); i++) {
            if (plan.walks().get(i).leg().equals(leg)) {
                return i;
            }
        }
        throw new IllegalStateException(leg + " is not among the walks of the plan.");
    }

    private static String legName(int index) {
        return "leg" + index;
    }
}
