/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Turns a {@link GradientCheck} method into one invocation for each draw. */
final class GradientCheckExtension implements TestTemplateInvocationContextProvider, BeforeEachCallback {

    /** Asked before any other provider gives its invocations, so that a conflict is reported first. */
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        Conflicts.requireNoOtherTestAnnotation(TestName.of(context));
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        TestName test = TestName.of(context);
        Conflicts.requireNoSilentSibling(test);
        GradientCheck annotation = AnnotationSupport.findAnnotation(test.method(), GradientCheck.class)
                .orElseThrow();
        CheckSettings settings = CheckSettings.of(test, annotation);
        PageSettings pages = PageSettings.of(test, context);
        Signature signature = Signature.of(test);
        return Seeds.of(test, settings, context).stream()
                .map(draw -> new DrawInvocation(test, signature, settings, pages, draw));
    }

    /** Runs in the second test that {@code @Test} and the like make of the method. */
    @Override
    public void beforeEach(ExtensionContext context) {
        Conflicts.requireNoOtherTestAnnotation(TestName.of(context));
    }
}
