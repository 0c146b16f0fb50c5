/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/** Supplies one invocation of a test with one draw, and sees to it that the test compared something. */
final class DrawExtension
        implements ParameterResolver,
                InvocationInterceptor,
                LifecycleMethodExecutionExceptionHandler,
                TestExecutionExceptionHandler,
                AfterTestExecutionCallback,
                AfterEachCallback,
                TestWatcher {
    private final DrawInvocation invocation;
    private final Draw draw;
    private final Failures failures;
    private final DrawGradients gradients;
    private final TestThread thread = new TestThread();
    private volatile BiConsumer<String, String> reporter = (name, line) -> {};

    DrawExtension(DrawInvocation invocation, DrawPages pages) {
        this.invocation = invocation;
        DrawId id = invocation.id();
        this.thread.begin(); // the constructor of the test and what runs before it run here, too
        this.draw = new Draw(id, invocation.signature().arrays());
        this.failures = new Failures(invocation.test(), id, invocation.draws());
        this.gradients = new DrawGradients(
                failures,
                invocation.checker(progress -> reporter.accept("gradcheck", progress.toString())),
                draw,
                pages,
                thread,
                worth -> reporter.accept("gradcheck passed", worth));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isOfTest(parameter)
                ? invocation.signature().supplies(parameter.getIndex())
                : isGradients(parameter) || slot(parameter) != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        reporter = context::publishReportEntry;
        if (isGradients(parameter)) {
            return gradients;
        }
        if (isOfTest(parameter)) {
            return invocation.signature().slot(parameter.getIndex()).in(draw);
        }
        Slot slot = Objects.requireNonNull(slot(parameter));
        try {
            draw.add(slot.arrays());
        } catch (IllegalArgumentException declaredTwice) {
            throw Place.of(invocation.test(), parameter.getParameter())
                    .mistake(String.valueOf(declaredTwice.getMessage()));
        }
        return slot.in(draw);
    }

    private boolean isOfTest(ParameterContext parameter) {
        return parameter.getDeclaringExecutable().equals(invocation.test().method());
    }

    private static boolean isGradients(ParameterContext parameter) {
        return parameter.getParameter().getType() == Gradients.class;
    }

    private @Nullable Slot slot(ParameterContext parameter) {
        return Signature.slot(invocation.test(), parameter.getParameter());
    }

    /** Called where the method runs, which a timeout may put on a thread of its own. */
    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> body, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        thread.begin();
        requireCompared(invocation.id().key());
        body.proceed();
    }

    /** A test of one key has nothing to do where that key is skipped. */
    private void requireCompared(String key) {
        Optional<String> skipped =
                key.isEmpty() ? Optional.empty() : invocation.settings().skipped(key);
        skipped.ifPresent(reason -> {
            throw new TestAbortedException("`" + key + "` is not compared: " + reason);
        });
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw thrown instanceof ParameterResolutionException unresolved
                ? new Unresolved(invocation.test(), invocation.signature()).explain(unresolved)
                : failures.inTheEnd(thrown);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw failures.inTheEnd(thrown);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        throw failures.inTheEnd(thrown);
    }

    /** After methods with {@code @AfterEach}, which may compare, too. */
    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        gradients.end(LateFailures.of(context)::add);
        afterTestExecution(context);
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

    @Override
    public void testSuccessful(ExtensionContext context) {
        invocation.draws().ended(draw.id());
    }

    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        invocation.draws().ended(draw.id());
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        invocation.draws().ended(draw.id());
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        invocation.draws().ended(draw.id());
    }

    private static Exception unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (Exception) thrown;
    }
}
