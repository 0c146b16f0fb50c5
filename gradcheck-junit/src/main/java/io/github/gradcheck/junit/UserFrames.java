/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.Arrays;
import java.util.Set;

/** Cuts stack traces to what the user wrote: from the call of this library to the test method. */
final class UserFrames {
    private static final Set<String> OURS = Set.of(
            UserFrames.class.getName(),
            Failures.class.getName(),
            Comparison.class.getName(),
            Aborted.class.getName(),
            TestThread.class.getName(),
            DrawGradients.class.getName(),
            DrawnLoss.class.getName(),
            DrawPages.class.getName(),
            DrawnPureLoss.class.getName(),
            DrawnOutput.class.getName(),
            DrawnGradient.class.getName(),
            DrawnPoint.class.getName(),
            DrawnFunction.class.getName(),
            Opened.class.getName());
    private static final String CORE = "io.github.gradcheck.core.";

    private final StackTraceElement test;

    UserFrames(TestName test) {
        // An inherited test runs in the class or interface that declares it.
        String declaringClass = test.method().getDeclaringClass().getName();
        this.test = new StackTraceElement(declaringClass, test.method().getName(), null, -1);
    }

    /** The frames from the one that called this library to the test method; ideally a single one. */
    StackTraceElement[] caller() {
        return upToTest(new Throwable().getStackTrace());
    }

    /** Takes our frames and JUnit's out of what the user's code threw. */
    void trim(Throwable thrown) {
        int depth = 0;
        for (Throwable each = thrown; each != null && depth < 20; each = each.getCause()) {
            each.setStackTrace(upToTest(each.getStackTrace()));
            depth++; // causes can form a circle
        }
    }

    private StackTraceElement[] upToTest(StackTraceElement[] frames) {
        int end = frames.length;
        for (int i = 0; i < frames.length; i++) {
            if (isTest(frames[i])) {
                end = i + 1;
            }
        }
        return Arrays.stream(frames, 0, end).filter(frame -> !isOurs(frame)).toArray(StackTraceElement[]::new);
    }

    private boolean isTest(StackTraceElement frame) {
        return frame.getClassName().equals(test.getClassName())
                && frame.getMethodName().equals(test.getMethodName());
    }

    private static boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().startsWith(CORE)
                || OURS.contains(frame.getClassName().replaceFirst("\\$.*", ""));
    }
}
