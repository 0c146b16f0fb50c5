/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.comparison.KeyGradient;
import java.util.List;

/**
 * What the check starts from: the function and its claimed gradient at the point.
 *
 * @param lanes for each lane of the function
 * @param notChecked names that backward returned and that belong to no parameter
 * @param remarks what is odd about what it returned
 */
record Baseline(List<Lane> lanes, List<String> notChecked, List<String> remarks) {

    /**
     * One lane.
     *
     * @param value of the function
     * @param spread how far apart its values are from call to call; 0 where they are the same to the bit
     * @param gradients what backward returned for it, key by key, copied because many implementations reuse their
     *     arrays
     */
    record Lane(double value, double spread, List<KeyGradient> gradients) {}
}
