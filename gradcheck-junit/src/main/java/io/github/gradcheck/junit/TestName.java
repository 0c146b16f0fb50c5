/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Which test it is: in messages, in the command that repeats it, and as the origin of its seeds. */
record TestName(Class<?> testClass, Method method) {

    static TestName of(ExtensionContext context) {
        return new TestName(context.getRequiredTestClass(), context.getRequiredTestMethod());
    }

    /** What the default seeds follow from. Parameter types are left out, so that adding a parameter moves no other. */
    String origin() {
        return testClass.getName() + "." + method.getName();
    }

    /** An error in how the test is declared. Its text says where; no frame of ours would add to that. */
    ExtensionConfigurationException mistake(String text) {
        ExtensionConfigurationException mistake = new ExtensionConfigurationException(this + ": " + text);
        mistake.setStackTrace(new StackTraceElement[0]);
        return mistake;
    }

    /** The command that runs one draw of this test again. */
    String reproduceWith(long seed) {
        String selection = "-Dtest=" + nameWithoutPackage() + "#" + method.getName();
        // A shell would take the $ of a nested class for a variable.
        String quoted = selection.contains("$") ? "'" + selection + "'" : selection;
        return "mvn test " + quoted + " -D" + Seeds.PROPERTY + "=" + seed;
    }

    @Override
    public String toString() {
        return nameWithoutPackage().replace('$', '.') + "." + method.getName();
    }

    private String nameWithoutPackage() {
        return testClass.getName().substring(testClass.getName().lastIndexOf('.') + 1);
    }
}
