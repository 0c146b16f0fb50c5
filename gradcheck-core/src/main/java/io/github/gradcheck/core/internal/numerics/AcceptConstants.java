package io.github.gradcheck.core.internal.numerics;

/**
 * The constants of the accept rule.
 *
 * @param bars standard deviations within which a slope is known
 * @param sideBars standard deviations within which a slope on one side is known
 * @param kinkRatio how many times smaller a break must make the variance about the fit to count as a kink
 * @param blind a level whose half-width is more than this part of a difference cannot see it
 * @param position what rounding of the parameters does, in 2^-52 |x| |f''|
 * @param jump a jump this many times smaller than what the difference makes of its distance may explain it
 */
public record AcceptConstants(double bars, double sideBars, double kinkRatio, double blind, double position, double jump) {
    /** As swept by {@code AcceptRuleSweep}. */
    public static final AcceptConstants DEFAULT = new AcceptConstants(5, 5, 4, 1.0 / 3, 8, 0.05);
}
