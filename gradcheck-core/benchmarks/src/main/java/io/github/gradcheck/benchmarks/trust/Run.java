/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * When and how the benchmark was run.
 *
 * @param start when it began
 * @param duration how long it took
 * @param command the arguments with which it was started
 */
record Run(ZonedDateTime start, Duration duration, String command) {

    /** Returns the run in one paragraph. */
    String text() {
        Runtime.Version java = Runtime.version();
        return "%s, `%s`, Java %d, %d cores, %d s."
                .formatted(
                        start.toLocalDate(),
                        command,
                        java.feature(),
                        Runtime.getRuntime().availableProcessors(),
                        duration.toSeconds());
    }
}
