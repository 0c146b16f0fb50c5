/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report;

import io.github.gradcheck.core.GradientReport;

/** What was evaluated at moved points. */
public final class Evaluated {

    private Evaluated() {}

    /**
     * Says of what the evaluations of a report are.
     *
     * @param report what a check found
     * @return for instance {@code evaluations of the loss}
     */
    public static String inWords(GradientReport report) {
        return "evaluations of the "
                + switch (report.derivative()) {
                    case "gradient" -> "loss";
                    case "Hessian" -> "gradient";
                    case "Jacobian", "tangent" -> "output";
                    default -> "function";
                };
    }
}
