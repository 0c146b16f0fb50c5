/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * How much an estimate may cost.
 *
 * @param firstRung the number k of the largest step to begin with, {@code 10^(-k spacing)} of the scale; two smaller
 *     ones follow
 * @param mostRungs how many steps may be tried, at two evaluations each; smaller ones follow where all of them are too
 *     large for the line
 * @param sharpness stop earlier when the reach is below this part of the derivative
 * @param spacing how many powers of ten lie between two steps
 */
public record StepSchedule(int firstRung, int mostRungs, double sharpness, double spacing) {

    /** The first three steps, 10^-2, 10^-3 and 10^-4, give about 11 digits where the loss is smooth. */
    static final int MIDDLE = 2;

    /**
     * From the parameters' own size down to 2e-9 of it, where rounding has long taken over in double arithmetic; three
     * steps in two powers of ten draw a line.
     */
    static final StepSchedule EVERY_STEP = new StepSchedule(0, Ladder.RUNGS, 0, 2.0 / 3);

    /** The finest of these. */
    private static final double USUAL_STEP = 1e-4;

    /** Larger steps meet more kinks; they pay only where a small error in a large key would drown. */
    private static final double WORTH_A_TRY = 1e-7;

    /**
     * So near to the point that noise hides this part of the derivative at the third step: of small networks it shows
     * more, of wide ones fewer kinks.
     */
    private static final double NEAR = 3e-6;

    /** The noise of a loss in float is beyond what other steps can help; segments are for it. */
    private static final double BEYOND_STEPS = 1e-5;

    /**
     * No limit but the sharpness.
     *
     * @param sharpness the wanted reach in proportion to the derivative
     * @return an effort over the whole ladder
     */
    public static StepSchedule upTo(double sharpness) {
        return new StepSchedule(MIDDLE, Ladder.RUNGS, sharpness, 1);
    }

    /**
     * At most so many steps.
     *
     * @param rungs at least 3
     * @return a copy with that limit
     */
    public StepSchedule within(int rungs) {
        return new StepSchedule(firstRung, rungs, sharpness, spacing);
    }

    /**
     * Stops earlier where less will do.
     *
     * @param part the reach, in proportion to the derivative, that tells enough
     * @return a copy that is no sharper than that
     */
    public StepSchedule noSharperThan(double part) {
        return new StepSchedule(firstRung, mostRungs, part > sharpness ? part : sharpness, spacing);
    }

    /**
     * Begins where noise and truncation balance: after Richardson's extrapolation the error is {@code eps/h + h^4},
     * least near {@code h = eps^(1/5)}; the larger step before it is needed to see how the estimates settle.
     *
     * @param relativeNoise the noise eps of the loss in proportion to its usual change over the scale
     * @return a copy with that beginning
     */
    public StepSchedule forNoise(double relativeNoise) {
        double rung = Math.rint(-Math.log10(relativeNoise) / 5) - 1;
        return new StepSchedule(rung >= 0 ? (int) Math.min(rung, MIDDLE) : 0, mostRungs, sharpness, spacing);
    }

    /**
     * Begins where another estimate had its smallest error bar.
     *
     * @param best the estimate of a like derivative
     * @param scale its scale
     * @return a copy with that beginning; the same if its steps were chosen against noise
     */
    public StepSchedule beginningAt(Derivative best, double scale) {
        if (spacing < 1) {
            return this;
        }
        double rung = Math.rint(Math.log10(scale / best.step())) - 2;
        return new StepSchedule(rung >= 0 && rung < Ladder.RUNGS ? (int) rung : MIDDLE, mostRungs, sharpness, spacing);
    }

    /**
     * Begins as near to the point as noise allows, because kinks farther away have blurred another estimate.
     *
     * @param rough the estimate of a like derivative
     * @param scale its scale
     * @param noise the standard deviation of one evaluation
     * @return a copy with that beginning
     */
    public StepSchedule nearThePoint(Derivative rough, double scale, double noise) {
        double step = Derivative.BARS * Derivative.centralNoise(noise, 1) / (NEAR * Math.abs(rough.value()));
        double rung = Math.floor(Math.log10(scale / step)) - 2;
        return new StepSchedule(rung >= 0 ? (int) Math.min(rung, Ladder.RUNGS - 3.0) : MIDDLE, mostRungs, sharpness, 1);
    }

    /**
     * Takes steps half as far apart, as large as truncation allows, for a smooth loss whose noise is felt: the error
     * bar is that of the estimate before, {@code h_(k-1)^2 h_(k-2)^2 = 1000 h^4}, and balances the noise,
     * {@code 3 eps/h}, at {@code h = (3 eps/1000)^(1/5)}.
     *
     * @param relativeNoise the noise eps of the loss in proportion to its usual change over the scale
     * @return a copy with these steps; the same where noise at the usual steps hides too little of the derivative, or
     *     too much
     */
    public StepSchedule againstNoise(double relativeNoise) {
        double hidden = Derivative.BARS * Derivative.centralNoise(relativeNoise, USUAL_STEP);
        if (!(hidden > WORTH_A_TRY && hidden < BEYOND_STEPS)) {
            return this;
        }
        double half = 0.5;
        double last = Math.rint(-Math.log10(3 * relativeNoise / 1000) / 5 / half);
        int first = last >= MIDDLE ? (int) Math.min(last - 2, Ladder.RUNGS - 3.0) : 0;
        return new StepSchedule(first, mostRungs, sharpness, half);
    }
}
