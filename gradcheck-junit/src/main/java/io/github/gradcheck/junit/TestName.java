/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

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

    /** Reads how the test is declared; whatever that throws is a mistake of this test, and ends no other. */
    <T> T declaring(Supplier<T> code) {
        try {
            return code.get();
        } catch (ExtensionConfigurationException known) {
            throw known;
        } catch (OutOfMemoryError tooLarge) {
            throw mistake("its arrays do not fit into the memory (" + tooLarge.getMessage()
                    + "); declare smaller ones, or give the tests more memory (-Xmx)");
        } catch (Throwable unreadable) {
            ExtensionConfigurationException mistake = mistake("its declaration cannot be read: " + unreadable);
            mistake.initCause(unreadable);
            throw mistake;
        }
    }

    /** The tags that a run can select it by: its own, those of its class and of the classes around that. */
    Set<String> tags() {
        List<AnnotatedElement> elements = new ArrayList<>(List.of(method));
        for (Class<?> around = testClass; around != null; around = around.getEnclosingClass()) {
            elements.add(around);
        }
        return elements.stream()
                .flatMap(element -> AnnotationSupport.findRepeatableAnnotations(element, Tag.class).stream())
                .map(Tag::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return nameWithoutPackage().replace('$', '.') + "." + method.getName();
    }

    /** With the classes around it, which a {@code $} separates. */
    String nameWithoutPackage() {
        return testClass.getName().substring(testClass.getName().lastIndexOf('.') + 1);
    }
}
