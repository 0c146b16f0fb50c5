/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What the type variables of a test class or record stand for: a contract declares {@code @Param(3) T w}, and a class
 * that takes it over says what {@code T} is.
 */
record Generics(Map<TypeVariable<?>, Type> bindings) {
    /** A variable may be bound to another one of the class below, for as many classes as there are. */
    private static final int DEEPEST = 100;

    /** Those of a test class: bound by what it extends, by the classes around it, and by what those extend. */
    static Generics of(Class<?> testClass) {
        Map<TypeVariable<?>, Type> bindings = new HashMap<>();
        for (Class<?> around = testClass; around != null; around = around.getEnclosingClass()) {
            bindAbove(around, bindings);
        }
        return new Generics(bindings);
    }

    /** These, and those that a type binds itself, as {@code Layer<double[][]>} does. */
    Generics within(Type type) {
        Map<TypeVariable<?>, Type> more = new HashMap<>(bindings);
        bind(type, more);
        return new Generics(more);
    }

    /** The class that a type is in the end. */
    Class<?> classOf(Type type) {
        return classOf(type, 0);
    }

    private Class<?> classOf(Type type, int depth) {
        if (type instanceof Class<?> known) {
            return known;
        }
        if (depth > DEEPEST) {
            return Object.class;
        }
        if (type instanceof ParameterizedType parameterized) {
            return classOf(parameterized.getRawType(), depth + 1);
        }
        if (type instanceof GenericArrayType array) {
            Class<?> component = classOf(array.getGenericComponentType(), depth + 1);
            return Array.newInstance(component, 0).getClass();
        }
        if (type instanceof TypeVariable<?> variable) {
            Type bound = bindings.get(variable);
            return classOf(bound == null ? variable.getBounds()[0] : bound, depth + 1);
        }
        return type instanceof WildcardType wildcard ? classOf(wildcard.getUpperBounds()[0], depth + 1) : Object.class;
    }

    private static void bindAbove(Class<?> type, Map<TypeVariable<?>, Type> bindings) {
        if (type.getGenericSuperclass() != null) {
            bind(type.getGenericSuperclass(), bindings);
            bindAbove(type.getSuperclass(), bindings);
        }
        Arrays.stream(type.getGenericInterfaces()).forEach(above -> bind(above, bindings));
        Arrays.stream(type.getInterfaces()).forEach(above -> bindAbove(above, bindings));
    }

    private static void bind(Type type, Map<TypeVariable<?>, Type> bindings) {
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            TypeVariable<?>[] variables = raw.getTypeParameters();
            for (int i = 0; i < variables.length; i++) {
                bindings.put(variables[i], parameterized.getActualTypeArguments()[i]);
            }
        }
    }
}
