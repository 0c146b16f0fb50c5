/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A parameter of a test, or a component of a record that it takes: where an annotation stands. */
record Place(TestName test, String name, Class<?> type) {

    static Place of(TestName test, Parameter parameter) {
        return new Place(test, "parameter `" + parameter.getName() + "`", parameter.getType());
    }

    Place component(RecordComponent component) {
        String owner = type.getSimpleName();
        return new Place(test, "component `" + component.getName() + "` of " + owner, component.getType());
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
