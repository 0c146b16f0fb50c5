/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Supplies one invocation of a test with one draw, and sees to it that the test compared something. */
final class DrawExtension
        implements ParameterResolver, InvocationInterceptor, TestExecutionExceptionHandler, AfterTestExecutionCallback {
    private final TestName test;
    private final Signature signature;
    private final Draw draw;
    private final DrawGradients gradients;
    private final TestThread thread = new TestThread();
    private volatile BiConsumer<String, String> reporter = (name, line) -> {};

    DrawExtension(TestName test, Signature signature, CheckSettings settings, DrawId id, DrawPages pages) {
        this.test = test;
        this.signature = signature;
        this.draw = new Draw(id, signature.arrays());
        this.gradients = new DrawGradients(
                new Failures(test, id),
                settings.checker(id.seed(), progress -> reporter.accept("gradcheck", progress.toString())),
                draw,
                pages,
                thread,
                worth -> reporter.accept("gradcheck passed", worth));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getDeclaringExecutable().equals(test.method()) && signature.supplies(parameter.getIndex());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        reporter = context::publishReportEntry;
        int index = parameter.getIndex();
        return signature.isGradients(index) ? gradients : signature.slot(index).in(draw);
    }

    /** Called where the method runs, which a timeout may put on a thread of its own. */
    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        thread.begin();
        invocation.proceed();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw thrown instanceof ParameterResolutionException unresolved
                ? new Unresolved(test, signature).explain(unresolved)
                : thrown;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isEmpty()) {
            Optional<Throwable> omission = gradients.omission();
            if (omission.isPresent()) {
                throw unchecked(omission.get());
            }
        }
    }

    private static Exception unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (Exception) thrown;
    }
}
