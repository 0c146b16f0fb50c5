/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

/**
 * Compares the derivative that a gradient implies along a line with the loss, by values of the loss alone.
 *
 * <p><b>Levels.</b> A {@link Level} is six jittered points on each side of the point, within a step of it, and the
 * point. Polynomials of degree 3 and 5 are fitted to {@code f(t) - f(0) - a t}, and others whose slope breaks at the
 * point, so that a level gives three slopes: the central one, that on the left, that on the right. The noise of one
 * value is the largest of what is left after the best fit, half a unit in the last place, half of the unit in which a
 * rounded loss moves, and the noise of every finer level. So noise is measured where it acts: at a spacing of 1e-9
 * that of a float sum is too small by 4 to 11 times at 1e-2. A slope is known within five standard deviations, and
 * within what the rounding of the parameters does to it. Truncation needs no term of its own: it shows in what is left
 * after the fit, and of several fits the one with the least deviation counts.
 *
 * <p><b>What a level says</b> of the analytic derivative a:
 *
 * <table>
 * <caption>One level</caption>
 * <tr><th>it</th><th>if</th></tr>
 * <tr><td>excludes a</td><td>a lies outside of all three slopes' half-widths, and the noise is below 1e-3 of the loss
 *     (more is structure that is finer than the level, as the far side of a pole)</td></tr>
 * <tr><td>supports a</td><td>a lies within the central half-width, and that is at most a third of the difference in
 *     question</td></tr>
 * <tr><td>shows a kink</td><td>a break cuts the variance about the fit more than four times, and the slopes on both
 *     sides differ</td></tr>
 * <tr><td>is blind</td><td>else</td></tr>
 * </table>
 *
 * <p><b>What the levels add up to</b>, the first line that fits:
 *
 * <table>
 * <caption>All levels</caption>
 * <tr><th>if</th><th>finding</th><th>reason</th></tr>
 * <tr><td>a is no finite number</td><td>DIFFERS</td><td>NOT_FINITE</td></tr>
 * <tr><td>no values beside the point</td><td>UNDECIDED</td><td>NO_VALUES</td></tr>
 * <tr><td>no level excludes a; the finest would, but for structure that is finer still</td><td>UNDECIDED</td>
 *     <td>STRUCTURE</td></tr>
 * <tr><td>no level excludes a; two show a kink, no finer one is smooth</td><td>KINK</td><td>KINK</td></tr>
 * <tr><td>no level excludes a</td><td>AGREES</td><td>NOTHING_AGAINST</td></tr>
 * <tr><td>a level finer than all that exclude a supports it</td><td>AGREES</td><td>VANISHES</td></tr>
 * <tr><td>a finer one shows a kink, sharply, and has a between the slopes</td><td colspan="2">as where no level
 *     excludes a</td></tr>
 * <tr><td>a wider one supports it</td><td>UNDECIDED</td><td>CONTRADICTION</td></tr>
 * <tr><td>a finer one shows a kink with other slopes, or one fifty times larger than what is excluded: what is excluded
 *     is the slope beyond that kink; or a finer one, far less noisy, sees another slope</td><td>UNDECIDED</td>
 *     <td>STRUCTURE</td></tr>
 * <tr><td>one level alone excludes it, also after two more with steps 1.8 times finer and
 *     wider</td><td>UNDECIDED</td><td>ALONE</td></tr>
 * <tr><td>the two finest that exclude a contradict each other</td><td>UNDECIDED</td><td>CONTRADICTION</td></tr>
 * <tr><td>the two finest that exclude a agree within the tolerance</td><td>AGREES, excused</td><td>PERSISTS</td></tr>
 * <tr><td>a finer one is blind though the noise of the finest would let it see: kinks nearer to the
 *     point</td><td>UNDECIDED</td><td>STRUCTURE</td></tr>
 * <tr><td>they agree, and both show a kink</td><td>DIFFERS</td><td>OUTSIDE</td></tr>
 * <tr><td>they agree</td><td>DIFFERS</td><td>PERSISTS</td></tr>
 * </table>
 *
 * <p><b>Staircases.</b> Before it is DIFFERS or a contradiction, the loss is searched for jumps as far as ten times
 * the parameters' own size ({@link Stairs}): {@code log(1 - p)} of a saturated unit is flat between jumps, so that
 * every level within one stair shows the same wrong slope without noise. A jump at distance T that makes more than a
 * twentieth of {@code |d| T}, for a difference d, may explain it: UNDECIDED, JUMP; unless a level that spans many
 * stairs supports a: AGREES, STAIRCASE. Stairs may be wider than all that this line makes of them; so it asks for jumps
 * of lines along which more parameters move ({@link Line#distantJump}), of a twentieth of {@code |d| S}. Without this
 * search 18 of 960 right derivatives were called different, all of
 * saturated units ({@code AcceptRuleSweep}, row 1e9).
 *
 * <p><b>Order.</b> Steps of 1e-3, 1e-5, 1e-1 and 1e-7 of the parameters' size, until a is confirmed within the
 * tolerance: twelve evaluations for a smooth loss. Then the levels beside the sharpest, towards where it can become
 * sharper: wider where noise limits it, finer where truncation does, also before a difference is believed. A noisy loss
 * costs 48 to 60 evaluations, a difference about a hundred.
 *
 * <p><b>Limits.</b> Kinks of opposite sign that meet at the point, as {@code relu(x) - relu(-x)} at zero, make a
 * smooth loss: no value of it tells that a valid gradient may lie elsewhere. So a caller asks beside the point, too,
 * before it believes a DIFFERS; and along a direction, where kinks of several entries meet, it does not believe
 * OUTSIDE.
 */
public final class AcceptRule {
    /** So many levels wider, 10^5 times, a loss is looked at that does not move. */
    private static final int WIDER = 5 * Levels.DECADE;

    private final AcceptConstants constants;

    /** The rule with the constants that were measured to be best. */
    public AcceptRule() {
        this(AcceptConstants.DEFAULT);
    }

    /**
     * The rule with other constants.
     *
     * @param constants for experiments
     */
    public AcceptRule(AcceptConstants constants) {
        this.constants = constants;
    }

    /**
     * Compares an analytic derivative with the values of a loss.
     *
     * @param line the loss along the line; NaN where it has no value
     * @param centre the loss at the point, a finite number
     * @param question the analytic derivative, and what is known beforehand
     * @return what the values say
     */
    public Ruling judge(Line line, double centre, Question question) {
        return new Trial(new Levels(line, centre, question, constants), question, constants).run();
    }

    /**
     * Measures how much a loss jitters about a point, at the spacing that is used there.
     *
     * @param line the loss along the line
     * @param about the distance of the point along it
     * @param value the loss there
     * @param width how far from the point to look
     * @return the standard deviation of one value; 0 where the loss has no value
     */
    public double noise(Line line, double about, double value, double width) {
        if (!Double.isFinite(value)) {
            return 0;
        }
        Levels levels = new Levels(t -> line.at(about + t), value, Question.of(0, width), constants);
        for (int number = 0; number > -WIDER && isFlat(levels); number -= Levels.DECADE) {
            levels.take(number);
        }
        return levels.readings().lastEntry().getValue().noise();
    }

    /** A loss that does not move may be rounded: wider levels tell to which unit. */
    private static boolean isFlat(Levels levels) {
        return levels.readings().values().stream().allMatch(Reading::flat);
    }
}
