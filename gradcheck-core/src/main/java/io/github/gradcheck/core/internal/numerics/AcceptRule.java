package io.github.gradcheck.core.internal.numerics;

import io.github.gradcheck.core.differentiation.Line;

/** Compares the derivative that a gradient implies along a line with the loss, by values of the loss alone. */
public final class AcceptRule {
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
     * @param line the loss along the line
     * @param centre the loss at the point
     * @param question the analytic derivative, and what is known beforehand
     * @return what the values say
     */
    public Ruling judge(Line line, double centre, Question question) {
        return new Trial(new Levels(line, centre, question, constants), question, constants).run();
    }
}
