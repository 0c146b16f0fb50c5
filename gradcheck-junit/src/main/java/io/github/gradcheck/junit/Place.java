/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * A parameter of a test, of its constructor or of what runs around it, or a component of a record that it takes: where
 * an annotation stands.
 *
 * @param generics what type variables stand for there
 */
record Place(TestName test, String name, Class<?> type, Generics generics) {

    static Place of(TestName test, Parameter parameter) {
        String owner = parameter.getDeclaringExecutable().equals(test.method())
                ? ""
                : " of " + parameter.getDeclaringExecutable().getName();
        Type type = parameter.getParameterizedType();
        Generics generics = Generics.of(test.testClass());
        return new Place(
                test, "parameter `" + parameter.getName() + "`" + owner, generics.classOf(type), generics.within(type));
    }

    Place component(RecordComponent component) {
        String owner = type.getSimpleName();
        Type generic = component.getGenericType();
        return new Place(
                test,
                "component `" + component.getName() + "` of " + owner,
                generics.classOf(generic),
                generics.within(generic));
    }

    /** An error in how the parameter is declared. */
    ExtensionConfigurationException mistake(String text) {
        return test.mistake(this + ": " + text);
    }

    @Override
    public String toString() {
        return name + " (" + type.getSimpleName() + ")";
    }
}
