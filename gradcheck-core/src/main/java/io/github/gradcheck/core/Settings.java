package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.ClosestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to check.
 *
 * @param seed where directions and cotangents come from
 * @param coverage which derivatives are compared
 * @param tolerance the relative difference of an entry that is excused though it is proven; NaN for the default of its
 *     precision
 * @param step the step of the classical method; NaN for steps with error bars
 * @param scheme the quotient of the classical method
 * @param threshold the relative difference over all keys from which on the classical method fails
 * @param vacuous the keys that may be zero everywhere, each with the reason
 * @param conduct limits, cores and progress
 */
record Settings(
        long seed,
        Coverage coverage,
        double tolerance,
        double step,
        Scheme scheme,
        double threshold,
        Map<String, String> vacuous,
        Conduct conduct) {
    /** Ten times the error of a single difference quotient at its best step. */
    private static final double DOUBLE_TOLERANCE = 1e-6;

    /** A float has seven digits, of which sums over a batch lose three or four; a key that is off by 1e-3 must not be excused. */
    private static final double FLOAT_TOLERANCE = 5e-4;

    static final Settings DEFAULT =
            new Settings(0, Coverage.AUTO, Double.NaN, Double.NaN, Scheme.CENTRAL, 2e-7, Map.of(), Conduct.DEFAULT);

    Settings withSeed(long changed) {
        return new Settings(changed, coverage, tolerance, step, scheme, threshold, vacuous, conduct);
    }

    Settings withCoverage(Coverage changed) {
        return new Settings(seed, changed, tolerance, step, scheme, threshold, vacuous, conduct);
    }

    Settings withTolerance(double changed) {
        return new Settings(
                seed, coverage, requireNumber("tolerance", changed), step, scheme, threshold, vacuous, conduct);
    }

    Settings withStep(double changed) {
        return new Settings(
                seed, coverage, tolerance, requireNumber("step", changed), scheme, threshold, vacuous, conduct);
    }

    Settings withScheme(Scheme changed) {
        return new Settings(seed, coverage, tolerance, step, changed, threshold, vacuous, conduct);
    }

    Settings withThreshold(double changed) {
        return new Settings(
                seed, coverage, tolerance, step, scheme, requireNumber("threshold", changed), vacuous, conduct);
    }

    Settings withVacuous(String key, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("say why `" + key + "` may be vacuous");
        }
        Map<String, String> more = new TreeMap<>(vacuous);
        more.put(key, reason);
        return new Settings(
                seed, coverage, tolerance, step, scheme, threshold, Collections.unmodifiableMap(more), conduct);
    }

    Settings withConduct(Conduct changed) {
        return new Settings(seed, coverage, tolerance, step, scheme, threshold, vacuous, changed);
    }

    /** A key that is allowed to be vacuous but does not exist is a mistake in writing. */
    void requireVacuousAmong(List<String> keys) {
        for (String key : vacuous.keySet()) {
            if (!keys.contains(key)) {
                String hint = ClosestName.to(key, keys)
                        .map(close -> ": did you mean `" + close + "`?")
                        .orElse("; there are " + keys);
                throw new GradientCheckException("no parameter `" + key + "` to be allowed as vacuous" + hint);
            }
        }
    }

    /** What a reader needs to repeat the check. */
    Map<String, String> inWords() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("seed of the checker", Long.toString(seed));
        if (isClassical()) {
            words.put("method", "the same step for every entry, without error bars");
            words.put("step", Double.toString(step));
            words.put("scheme", scheme.toString());
            words.put("threshold", Double.toString(threshold));
        } else {
            words.put("method", "steps and error bars found from the loss itself");
            words.put("coverage", coverage.toString());
            words.put(
                    "tolerance",
                    Double.isNaN(tolerance)
                            ? DOUBLE_TOLERANCE + ", for float arrays " + FLOAT_TOLERANCE
                            : Double.toString(tolerance));
        }
        vacuous.forEach((key, reason) -> words.put("allowed to be vacuous: " + key, reason));
        words.putAll(conduct.inWords());
        return words;
    }

    boolean isClassical() {
        return !Double.isNaN(step);
    }

    double toleranceFor(boolean singlePrecision) {
        return Double.isNaN(tolerance) ? (singlePrecision ? FLOAT_TOLERANCE : DOUBLE_TOLERANCE) : tolerance;
    }

    /** Inside, NaN means "not set"; from outside it is a mistake like zero. */
    private static double requireNumber(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be a positive number, but is " + value);
        }
        return value;
    }
}
