/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * The constants of the accept rule that were swept: {@code AcceptRuleSweep} in the benchmarks repeats it, {@code
 * results/numerics.md} has its table.
 *
 * @param points jittered points on each side of the point
 * @param bars standard deviations within which a slope is known
 * @param sideBars the same for a slope on one side of a break
 * @param kinkRatio how many times smaller a break must make the variance about the fit to count as a kink
 * @param blind a level whose half-width is more than this part of a difference cannot see it
 * @param position what the rounding of the parameters does to a slope, in 2^-52 |x| |f''|
 * @param jump a jump that makes more than this part of what the difference makes of its distance may explain it
 */
public record AcceptConstants(
        int points, double bars, double sideBars, double kinkRatio, double blind, double position, double jump) {
    /** As they are used. */
    public static final AcceptConstants DEFAULT = new AcceptConstants(6, 5, 5, 4, 1.0 / 3, 8, 0.05);
}
