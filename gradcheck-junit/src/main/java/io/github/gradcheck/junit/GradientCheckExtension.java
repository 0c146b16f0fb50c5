/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Turns a {@link GradientCheck} method into one invocation for each draw. */
final class GradientCheckExtension implements TestTemplateInvocationContextProvider, BeforeEachCallback {

    /**
     * Asked before any other provider gives its invocations, so that a conflict is reported first. An annotation on the
     * class says what holds for its methods that have one too, and nothing of its other tests.
     */
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        TestName test = TestName.of(context);
        if (!isOurs(test)) {
            return false;
        }
        Conflicts.requireNoOtherTestAnnotation(test);
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        TestName test = TestName.of(context);
        return test.declaring(() -> invocations(test, context)).stream();
    }

    private static List<TestTemplateInvocationContext> invocations(TestName test, ExtensionContext context) {
        Conflicts.requireNoSilentSibling(test);
        Conflicts.requireNoDrawInOuterClasses(test);
        Configuration configuration = Configuration.of(test, context);
        Defaults defaults = Defaults.of(test);
        CheckSettings settings = CheckSettings.of(test, defaults, configuration);
        PageSettings pages = PageSettings.of(test, context);
        Signature signature = Signature.of(test);
        Draws draws = new Draws();
        boolean alone = defaults.nearest(asked -> Attribute.one("nodePerKey", asked.nodePerKey()))
                .orElse(false);
        if (alone && signature.keys().isEmpty()) {
            throw test.mistake(
                    "nodePerKey: the method declares no @Param; for other keys leave it out, or use KeyTests");
        }
        List<DrawId> ids = alone
                ? Seeds.of(test, settings, configuration).stream()
                        .flatMap(draw -> signature.keys().stream().map(draw::of))
                        .toList()
                : draws(test, context, settings, pages, configuration);
        return ids.stream()
                .<TestTemplateInvocationContext>map(
                        id -> new DrawInvocation(test, signature, settings, pages, draws, id))
                .toList();
    }

    private static List<DrawId> draws(
            TestName test,
            ExtensionContext context,
            CheckSettings settings,
            PageSettings pages,
            Configuration configuration) {
        List<DrawId> draws = Seeds.of(test, settings, configuration);
        boolean chosen = configuration.configured(Configuration.SEED).isPresent();
        if (chosen || !pages.remembers()) {
            return draws;
        }
        List<Long> failed = pages.failedDraws(context.getUniqueId(), test)
                .map(remembered -> remembered.seeds(note -> context.publishReportEntry("gradcheck", note)))
                .orElse(List.of());
        return Seeds.failedFirst(draws, settings, failed);
    }

    /** Runs in the second test that {@code @Test} and the like make of the method. */
    @Override
    public void beforeEach(ExtensionContext context) {
        TestName test = TestName.of(context);
        if (isOurs(test)) {
            Conflicts.requireNoOtherTestAnnotation(test);
        }
    }

    private static boolean isOurs(TestName test) {
        return AnnotationSupport.isAnnotated(test.method(), GradientCheck.class);
    }
}
