/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.internal.comparison.FaultDensity;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.comparison.Measurement;
import io.github.gradcheck.core.internal.comparison.WrongEntries;
import io.github.gradcheck.core.parameters.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One key as the hypotheses see it: the gradient that backward returned for it, and what was measured of the true one.
 *
 * <p>Let {@code D_q} be the measured derivatives, {@code a_q} and {@code v_q} those that backward's gradient and a
 * hypothesis imply. The hypothesis explains the fault if every {@code |v_q - D_q|} is within reach, and {@code a} does
 * not. That is worth something only where it is no {@link Coincidence}: a number that has nothing to do with
 * {@code D_q} is as near to it as {@code v_q} with a chance of {@code |v_q - D_q| / |v_q - a_q|}.
 */
final class Suspect {
    /** The agreement of one measurement is no rarer than that, however near it lies: its error bar is an estimate. */
    private static final double LEAST_CHANCE = 1e-4;

    /** A measurement whose reach is more than a tenth of what it should tell apart is worth nothing. */
    private static final double FEWEST_REACHES = 10;

    /** A value is known no better than to a quarter of its error bar, the sixteenth part of its reach. */
    private static final double PART_OF_REACH = 1 / 16.0;

    /** So many measurements must agree beyond those that fitted parameters use up. */
    private static final int VERIFYING = 2;

    /** As one measurement that could not agree better. */
    private static final double RARE_ALONE = Coincidence.of(LEAST_CHANCE);

    /** As two of them; a dozen hypotheses with some factors each are tried. */
    private static final double RARE = Coincidence.of(LEAST_CHANCE, LEAST_CHANCE);

    /** Beside what backward's own numbers tell: one explanation in a hundred would be borne out by chance. */
    private static final double BEARING_OUT = 1e-2;

    /** To how much all measurements together must fix the size of what they explain; no two slips are so near. */
    private static final double PINNED = 1e-2;

    /**
     * Where kinks make an error bar as wide as this part of the derivative, it is now and then too narrow still; such a
     * measurement refutes only what is far off. (Found with the planted faults of the trust benchmark.)
     */
    private static final double BLUNT = 1e-3;

    /** So many reaches are far off: 16 error bars, where the differences of right gradients stay below 4. */
    private static final double FAR_OFF = 4;

    /**
     * What rounding does to backward's own numbers, in proportion: sums of some millions of doubles at worst (2^-53
     * each).
     */
    private static final double DOUBLE_ROUNDING = 1e-9;

    /** The same for floats: sums of some dozens at worst (2^-24 each). */
    private static final double FLOAT_ROUNDING = 1e-6;

    /**
     * Below this part of its largest value a determinant of two fitted numbers is that of parallel ones, and leaves
     * them open.
     */
    private static final double PARALLEL = 1e-6;

    private final KeyComparison found;
    private final List<Measurement> measurements;
    private final double[] analytic;
    private final double rounding;
    private final boolean searched;

    Suspect(KeyComparison found) {
        this.found = found;
        this.measurements = found.evidence().measurements();
        this.analytic = isWrong() ? project(this::analytic) : new double[0];
        this.rounding = candidate().block().singlePrecision() ? FLOAT_ROUNDING : DOUBLE_ROUNDING;
        this.searched = isSearched();
    }

    /**
     * Whether only entries were measured that a search has found wrong, beside others that may be right, as where a
     * kink hides what directions say of these: they tell nothing of the whole.
     */
    private boolean isSearched() {
        WrongEntries wrong = found.wrong();
        return found.extent() == FaultDensity.SPARSE
                && measurements.size() == wrong.count()
                && wrong.stream().noneMatch(entry -> Double.isNaN(numerical(entry)))
                && IntStream.range(0, size()).anyMatch(entry -> analytic(entry) != 0 && !wrong.contains(entry));
    }

    KeyGradient candidate() {
        return found.candidate();
    }

    KeyComparison found() {
        return found;
    }

    String key() {
        return found.key();
    }

    Shape shape() {
        return candidate().block().shape();
    }

    int size() {
        return candidate().size();
    }

    double analytic(int entry) {
        return candidate().analytic(entry);
    }

    double origin(int entry) {
        return candidate().origin(entry);
    }

    /** The numerical derivative of an entry; NaN where it was not measured on its own. */
    double numerical(int entry) {
        return found.evidence().numerical(entry);
    }

    /** To how much backward's own numbers may be rounded, in proportion. */
    double rounding() {
        return rounding;
    }

    boolean isWrong() {
        return found.extent() != FaultDensity.NONE;
    }

    /** Whether the key was tested and found right. */
    boolean isRight() {
        return !isWrong() && !found.isVacuous() && !found.isOpen();
    }

    boolean isVacuous() {
        return found.isVacuous();
    }

    /** Whether a matrix has several rows and columns. */
    boolean isMatrix() {
        return shape().isMatrix();
    }

    /** Whether it may be the weights of a layer: those of one unit, or of one input, are a single row or column. */
    boolean isWeights() {
        return isMatrix() || (shape().rank() == 2 && !new KeyName(key()).isBias());
    }

    int rows() {
        return shape().rows();
    }

    int columns() {
        return shape().columns();
    }

    /** Whether at least three measurements (or all, if the key has fewer entries) would have shown a common factor. */
    boolean isSharplyMeasured() {
        long sharp = IntStream.range(0, measurements.size())
                .filter(q -> reach(q, analytic[q]) <= LEAST_CHANCE * apart(analytic[q], numericalAt(q)))
                .count();
        return sharp >= Math.min(size(), VERIFYING + 1);
    }

    /** What backward's gradient implies for every measurement. */
    double[] analytic() {
        return analytic;
    }

    /** What a gradient implies for every measurement. */
    double[] project(IntToDoubleFunction gradient) {
        return IntStream.range(0, measurements.size())
                .mapToDouble(q -> measurements.get(q).projection().of(gradient))
                .toArray();
    }

    /** Whether a gradient without fitted parameters explains the fault; it is projected only until it fails. */
    boolean isExplainedBy(IntToDoubleFunction gradient) {
        return isExplained(q -> measurements.get(q).projection().of(gradient), 0);
    }

    /**
     * Whether a gradient explains the fault.
     *
     * @param projected what it implies for every measurement
     * @param fitted how many of its parameters were fitted to the measurements
     */
    boolean isExplainedBy(double[] projected, int fitted) {
        return isExplained(q -> projected[q], fitted);
    }

    /** Whether a gradient agrees with everything that was measured, however little that tells. */
    boolean isPossible(IntToDoubleFunction gradient) {
        return isPossible(project(gradient));
    }

    private boolean isPossible(double[] projected) {
        return IntStream.range(0, projected.length).allMatch(q -> isWithinReach(q, projected[q]));
    }

    private boolean isWithinReach(int q, double value) {
        return Math.abs(value - numericalAt(q)) <= reach(q, value);
    }

    /** Whether what was found in other keys explains the fault here: to recognise it less is enough. */
    boolean isRecognised(double[] projected) {
        return isExplained(q -> projected[q], Math.min(size(), VERIFYING), 0, RARE_ALONE);
    }

    /** The same without numbers that were fitted. */
    boolean isRecognised(IntToDoubleFunction gradient) {
        return isRecognised(project(gradient));
    }

    /**
     * Whether the measurements bear out what backward's own numbers tell already, so that nothing else is wrong.
     *
     * @param projected what the explanation implies for every measurement
     * @param fitted how many of its parameters were fitted to the measurements
     */
    boolean isBorneOut(double[] projected, int fitted) {
        return isExplained(q -> projected[q], 1 + fitted, fitted, BEARING_OUT);
    }

    /**
     * Whether one cause explains several keys: no measurement of any refutes it, and all together are no coincidence.
     *
     * @param keys some keys
     * @param projected what the cause implies for every measurement of a key
     * @param fitted how many of its parameters were fitted to all of them
     */
    static boolean areExplained(List<Suspect> keys, Function<Suspect, double[]> projected, int fitted) {
        List<double[]> values = keys.stream().map(projected).toList();
        double[] chances = IntStream.range(0, keys.size())
                .boxed()
                .flatMapToDouble(i -> keys.get(i).chances(values.get(i)))
                .toArray();
        return isRare(chances, fitted, RARE)
                && IntStream.range(0, keys.size())
                        .allMatch(i -> !keys.get(i).searched && keys.get(i).isPossible(values.get(i)));
    }

    /** Each number that was fitted uses up a measurement, at worst the one that agrees best. */
    private static boolean isRare(double[] chances, int fitted, double rare) {
        return Coincidence.of(Arrays.stream(chances).sorted().skip(fitted).toArray()) <= rare;
    }

    private boolean isExplained(IntToDoubleFunction projected, int fitted) {
        // A key of one entry can have no more measurements than that.
        boolean single = fitted == 0 && size() == 1;
        return single
                ? isExplained(projected, 1, 0, RARE_ALONE)
                : isExplained(projected, fitted + VERIFYING, fitted, RARE);
    }

    private boolean isExplained(IntToDoubleFunction projected, int needed, int fitted, double rare) {
        if (searched) {
            return false;
        }
        double[] values = new double[measurements.size()];
        boolean backwardFails = false;
        for (int q = 0; q < values.length; q++) {
            values[q] = projected.applyAsDouble(q);
            if (!isWithinReach(q, values[q])) {
                return false;
            }
            backwardFails |= !isWithinReach(q, analytic[q]);
        }
        double[] chances = backwardFails ? chances(values).toArray() : new double[0];
        return chances.length >= needed && isRare(chances, fitted, rare) && margin(values) <= PINNED;
    }

    /** How likely each measurement that tells the explanation from what backward says is to lie as near to it. */
    private DoubleStream chances(double[] projected) {
        return IntStream.range(0, projected.length).boxed().flatMapToDouble(q -> {
            double value = projected[q];
            double apart = apart(value, analytic[q]);
            return apart > FEWEST_REACHES * narrow(q, value)
                    ? DoubleStream.of(chance(q, value, apart))
                    : DoubleStream.empty();
        });
    }

    private double chance(int q, double value, double apart) {
        double off = Math.max(Math.abs(value - numericalAt(q)), PART_OF_REACH * narrow(q, value));
        return Math.min(1, Math.max(LEAST_CHANCE, off / apart));
    }

    /** What a measurement must tell apart: a value from another one, and from zero. */
    private static double apart(double value, double other) {
        return Math.min(Math.abs(value - other), Math.abs(value));
    }

    /**
     * How far off the size of an explanation may be, in proportion, by all measurements together: the multiple that
     * fits best lies so far from 1, and may be off by so much itself.
     */
    double margin(double[] projected) {
        double squares = 0;
        double products = 0;
        for (int q = 0; q < projected.length; q++) {
            double value = projected[q];
            double reach = narrow(q, value);
            if (reach > 0) {
                squares += value / reach * (value / reach);
                products += value / reach * (numericalAt(q) / reach);
            }
        }
        return Math.abs(products / squares - 1) + 1 / Math.sqrt(squares);
    }

    /**
     * Fits {@code D = base + p x}.
     *
     * @return the parameter p of least squares, each measurement weighted by its reach; NaN where x is zero
     */
    double fit(double[] base, double[] x) {
        double xd = 0;
        double xx = 0;
        for (int q = 0; q < x.length; q++) {
            double weight = weight(q);
            xd += weight * x[q] * (numericalAt(q) - base[q]);
            xx += weight * x[q] * x[q];
        }
        return xd / xx;
    }

    /** How much the parameter of such a fit may be off, if every measurement is off by its reach. */
    double uncertainty(double[] x) {
        double xx = 0;
        for (int q = 0; q < x.length; q++) {
            xx += weight(q) * x[q] * x[q];
        }
        return 1 / Math.sqrt(xx);
    }

    /**
     * Fits {@code D = p x + r y}.
     *
     * @return p and r of least squares, each measurement weighted by its reach; NaN where x and y are nearly parallel
     */
    double[] fit2(double[] x, double[] y) {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xd = 0;
        double yd = 0;
        for (int q = 0; q < x.length; q++) {
            double weight = weight(q);
            xx += weight * x[q] * x[q];
            xy += weight * x[q] * y[q];
            yy += weight * y[q] * y[q];
            xd += weight * x[q] * numericalAt(q);
            yd += weight * y[q] * numericalAt(q);
        }
        double determinant = xx * yy - xy * xy;
        boolean parallel = !(determinant > PARALLEL * xx * yy);
        return parallel
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {(xd * yy - yd * xy) / determinant, (yd * xx - xd * xy) / determinant};
    }

    /**
     * Whether the true gradient is a multiple of other numbers, as far as it was measured: then these numbers alone
     * explain everything, and nothing that they are added to can be told.
     */
    boolean isMultipleOf(double[] x) {
        double multiple = fit(new double[x.length], x);
        return IntStream.range(0, x.length)
                .allMatch(q -> Math.abs(multiple * x[q] - numericalAt(q)) <= reach(q, numericalAt(q)));
    }

    /** What the sum of all measurements leaves open, if every one is off by its reach. */
    double reach() {
        return IntStream.range(0, measurements.size())
                .mapToDouble(q -> reach(q, analytic[q]))
                .sum();
    }

    private double numericalAt(int q) {
        return measurements.get(q).value();
    }

    private double reach(int q, double value) {
        double reach = measurements.get(q).reach();
        double size = Math.max(Math.abs(value), Math.abs(numericalAt(q)));
        return rounding * size + (reach > BLUNT * size ? FAR_OFF : 1) * reach;
    }

    /** The reach as it was measured. */
    private double narrow(int q, double value) {
        return rounding * Math.max(Math.abs(value), Math.abs(numericalAt(q)))
                + measurements.get(q).reach();
    }

    private double weight(int q) {
        double reach = reach(q, analytic[q]);
        return reach > 0 ? 1 / reach / reach : 0;
    }
}
