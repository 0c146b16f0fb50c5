/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a check may cost, and whom it tells: nothing that changes what it finds.
 *
 * @param mostEvaluations how often the loss may be called
 * @param mostTime how long the check may take
 * @param parallel whether a pure loss is evaluated on all cores
 * @param interval how often progress is told
 * @param listener who is told
 */
record Limits(
        long mostEvaluations, Duration mostTime, boolean parallel, Duration interval, Consumer<Progress> listener) {}
