package io.github.gradcheck.core.comparison;

import io.github.gradcheck.core.differentiation.Derivative;
import io.github.gradcheck.core.differentiation.Differentiator;
import io.github.gradcheck.core.differentiation.Effort;
import io.github.gradcheck.core.differentiation.EntryLine;
import io.github.gradcheck.core.differentiation.Judgement;
import io.github.gradcheck.core.differentiation.Scale;

/**
 * Judges single entries of one block: by one central difference where that suffices, else by a whole ladder of steps.
 */
final class EntryJudge {
    /**
     * How closely an entry must agree with its one difference quotient, beyond noise. The quotient itself is good to about
     * nine digits; that a wrong entry agrees to six by accident is as good as impossible.
     */
    private static final double SHARPNESS = 1e-6;

    /** Noise may hide no more than this part of an entry, or of the usual entry of its key. */
    private static final double HIDDEN = 1e-3;

    /** Steps relative to the parameters: below, rounding of the parameters counts; above, the loss is no longer local. */
    private static final double SMALLEST_STEP = 1e-6;

    private static final double LARGEST_STEP = 1e-2;

    /** The usual size of the third derivative over the scale of an entry, in proportion to the first; measured on small networks. */
    private static final double THIRD_DERIVATIVE = 0.04;

    /** An entry that one quotient leaves open gets up to five steps; a suspicion may cost more. */
    private static final int FIRST_RUNGS = 5;

    private final Point point;
    private final Candidate candidate;
    private final Scale scale;
    private final double usualEffect;
    private final double relativeStep;
    private final Effort effort;

    EntryJudge(Point point, Candidate candidate) {
        this.point = point;
        this.candidate = candidate;
        this.scale = candidate.scale();
        this.usualEffect = usualEffect(candidate);
        this.relativeStep = relativeStep(point.noise().level(), usualEffect);
        this.effort = Effort.upTo(SHARPNESS)
                .within(FIRST_RUNGS)
                .forNoise(point.noise().level() / usualEffect);
    }

    /**
     * Takes one central difference for each of some neighbouring entries.
     *
     * @param quotients where they go
     * @param steps where the steps go
     * @param count how many
     * @return how many the budget allowed
     */
    int quotients(int first, double[] steps, double[] quotients, int count) {
        for (int i = 0; i < count; i++) {
            steps[i] = step(first + i);
        }
        return point.objective().quotients(candidate.block(), first, steps, quotients, count);
    }

    /** Judges an entry by its one difference where that suffices; else by a ladder of steps, which confirms a difference. */
    Judgement judge(int entry, double quotient) {
        double analytic = candidate.analytic(entry);
        Derivative derivative = derivative(entry, quotient);
        return suffices(derivative, entry, analytic)
                ? new Judgement(withAgreement(derivative, analytic), Judgement.Kind.AGREES)
                : judgeByLadder(entry);
    }

    /** Judges an entry of a key that is known to be wrong: at most six evaluations more where it disagrees. */
    Judgement judgeUnconfirmed(int entry, double quotient) {
        double analytic = candidate.analytic(entry);
        Derivative derivative = derivative(entry, quotient);
        return suffices(derivative, entry, analytic)
                ? new Judgement(withAgreement(derivative, analytic), Judgement.Kind.AGREES)
                : differentiator().judgeUnconfirmed(line(entry), scale.of(entry), analytic, effort.within(3));
    }

    /** Judges an entry on its own. */
    Judgement judge(int entry, boolean confirmed) {
        double[] quotient = new double[1];
        quotients(entry, new double[1], quotient, 1);
        return confirmed ? judge(entry, quotient[0]) : judgeUnconfirmed(entry, quotient[0]);
    }

    /** Judges an entry with the whole ladder of steps. */
    Judgement judgeByLadder(int entry) {
        return differentiator().judge(line(entry), scale.of(entry), candidate.analytic(entry), effort);
    }

    private EntryLine line(int entry) {
        return new EntryLine(point.objective(), candidate.block(), entry);
    }

    private Differentiator differentiator() {
        return new Differentiator(point.centre(), point.noise().level());
    }

    private boolean suffices(Derivative quotient, int entry, double analytic) {
        double size = Math.max(Math.abs(analytic), Math.abs(quotient.value()));
        double usual = usualEffect / scale.of(entry);
        return Double.isFinite(size)
                && Math.abs(analytic - quotient.value()) <= quotient.reach() + SHARPNESS * size
                && quotient.reach() <= HIDDEN * Math.max(size, usual);
    }

    private static Derivative withAgreement(Derivative quotient, double analytic) {
        double size = Math.max(Math.abs(analytic), Math.abs(quotient.value()));
        return new Derivative(
                quotient.value(), quotient.errorBar() + SHARPNESS * size / Derivative.BARS, quotient.step());
    }

    private double step(int entry) {
        return relativeStep * scale.of(entry);
    }

    /** One central difference, whose error bar knows the noise but not the truncation. */
    private Derivative derivative(int entry, double quotient) {
        double step = step(entry);
        return new Derivative(quotient, Derivative.centralNoise(point.noise().level(), step), step);
    }

    /** The root mean square of the change of the loss when an entry moves by its own size. */
    private static double usualEffect(Candidate candidate) {
        double sum = 0;
        for (int i = 0; i < candidate.size(); i++) {
            double effect = candidate.scale().of(i) * candidate.analytic(i);
            sum += effect * effect;
        }
        return Math.sqrt(sum / candidate.size());
    }

    /**
     * The step at which noise {@code eps/h} and truncation {@code h^2/6 f'''} of the derivative balance: {@code h = (3 eps/f''')^(1/3)}, with the noise in
     * proportion to the effect of an entry; 10^-5 where the entries have none.
     */
    private static double relativeStep(double noise, double effect) {
        double step = Math.cbrt(3 * noise / (THIRD_DERIVATIVE * effect));
        return effect > 0 && step > 0 ? Math.min(Math.max(step, SMALLEST_STEP), LARGEST_STEP) : 1e-5;
    }
}
