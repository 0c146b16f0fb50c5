/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The parameters of a test that are ours to supply, found valid. */
final class Signature {
    private final TestName test;
    private final Map<Integer, Slot> slots = new LinkedHashMap<>();

    private Signature(TestName test) {
        this.test = test;
    }

    static Signature of(TestName test) {
        Signature signature = new Signature(test);
        Parameter[] parameters = test.method().getParameters();
        for (int i = 0; i < parameters.length; i++) {
            Slot slot = slot(test, parameters[i]);
            if (slot != null) {
                signature.slots.put(i, slot);
            }
        }
        signature.requireGradients();
        signature.requireDistinctKeys();
        return signature;
    }

    /** Whether a parameter is ours to supply. */
    boolean supplies(int index) {
        return slots.containsKey(index) || isGradients(index);
    }

    boolean isGradients(int index) {
        return test.method().getParameterTypes()[index] == Gradients.class;
    }

    /** The slot of a parameter that this signature supplies, other than {@link Gradients}. */
    Slot slot(int index) {
        return Objects.requireNonNull(slots.get(index));
    }

    List<ArraySlot> arrays() {
        return slots.values().stream().flatMap(slot -> slot.arrays().stream()).toList();
    }

    /** What a parameter of the test, of its constructor or of what runs around it gets from a draw. */
    static @Nullable Slot slot(TestName test, Parameter parameter) {
        Place place = Place.of(test, parameter);
        Declaration declaration = Declaration.on(parameter, place);
        Class<?> type = place.type();
        if (type.isRecord() && (declaration != null || declaresArrays(place, new HashSet<>()))) {
            Declaration.requireOnlyKey(place, declaration);
            String key = declaration == null ? "" : declaration.key();
            return RecordSlot.of(place, key.isEmpty() ? "" : key + ".");
        }
        if (declaration != null) {
            String key = declaration.key().isEmpty() ? name(place, parameter) : declaration.key();
            return ArraySlot.of(place, key, declaration);
        }
        if (!RandomSlot.serves(type)) {
            return null;
        }
        Executable owner = parameter.getDeclaringExecutable();
        return new RandomSlot(type, (owner.equals(test.method()) ? "" : owner.getName() + " ") + parameter.getName());
    }

    /** Whether a record without an annotation of its own is ours to supply. */
    private static boolean declaresArrays(Place place, Set<Class<?>> outer) {
        if (!outer.add(place.type())) {
            return false;
        }
        return Arrays.stream(place.type().getRecordComponents())
                .anyMatch(component -> declaresArrays(place.component(component), component, outer));
    }

    private static boolean declaresArrays(Place place, RecordComponent component, Set<Class<?>> outer) {
        return Declaration.on(component, place) != null || (place.type().isRecord() && declaresArrays(place, outer));
    }

    private static String name(Place place, Parameter parameter) {
        if (!parameter.isNamePresent()) {
            throw place.mistake("its name cannot be read from the class file. Compile with -parameters "
                    + "(Maven: the property maven.compiler.parameters=true), or write key = \"W\" in its annotation");
        }
        return parameter.getName();
    }

    private void requireGradients() {
        if (!takesGradients(test.method()) && aroundTheTest().noneMatch(Signature::takesGradients)) {
            throw test.mistake("it takes no Gradients, so that nothing can be compared; "
                    + "add a parameter `Gradients gradients`");
        }
    }

    /** The keys of the parameters that must have a gradient. */
    List<String> keys() {
        return arrays().stream()
                .filter(array -> array.role() == Role.PARAMETER)
                .map(ArraySlot::key)
                .toList();
    }

    /** All of these but one; none where there is no such one. */
    List<String> besides(String key) {
        return key.isEmpty()
                ? List.of()
                : keys().stream().filter(other -> !other.equals(key)).toList();
    }

    private static boolean takesGradients(Executable executable) {
        return Arrays.asList(executable.getParameterTypes()).contains(Gradients.class);
    }

    /** What JUnit calls before the test: constructors, and methods that prepare. */
    private Stream<Executable> aroundTheTest() {
        Stream<Executable> executables = Stream.of();
        for (Class<?> around = test.testClass(); around != null; around = around.getEnclosingClass()) {
            List<Method> before =
                    AnnotationSupport.findAnnotatedMethods(around, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN);
            executables = Stream.of(executables, before.stream(), Arrays.stream(around.getDeclaredConstructors()))
                    .flatMap(part -> part);
        }
        return executables;
    }

    private void requireDistinctKeys() {
        Set<String> keys = new HashSet<>();
        for (ArraySlot array : arrays()) {
            if (!keys.add(array.key())) {
                throw test.mistake("two parameters have the key `" + array.key()
                        + "`; give one of them another with key = \"...\" in its annotation");
            }
        }
    }
}
