/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.internal.comparison.BasePoint;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.numerics.Derivative;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells whether backward is the gradient of any function at all: whether its Jacobian J is symmetric. The entries of
 * all keys are parted at random; for u and v over two of the parts {@code u'Jv} and {@code v'Ju} are compared, each
 * from differences of backward along one of the two. They have no entry in common, because on its diagonal every
 * Jacobian is symmetric: of a function of single entries, whatever backward returns is the gradient of something, and
 * nothing is said.
 *
 * <p>Three parts make three pairs at twelve calls of backward.
 */
final class Consistency {
    /** What the comparison says. */
    enum Answer {
        /** Backward is the gradient of some function. */
        GRADIENT,
        /** It is the gradient of none. */
        NO_GRADIENT,
        /** Kinks, rounding, or a fault too small to show. */
        OPEN
    }

    /** Three pairs: one of them may be blurred by a kink, and two still agree. */
    private static final int DIRECTIONS = 3;

    /** An asymmetry counts from so many reaches on, 40 error bars: it accuses backward, which must not be wrong. */
    private static final double CLEARLY = 10;

    /**
     * And from this part of what is compared on, far above rounding, which is 1e-10 of the gradient at the fine step.
     */
    private static final double LEAST_ASYMMETRY = 1e-6;

    /**
     * Symmetric means: to so small a part of the asymmetry that faults of this size usually bring. A fault in backward
     * alone breaks the symmetry by about its own size.
     */
    private static final double PART_OF_FAULT = 1e-3;

    /** That so many numbers fit into a float is no accident: a double does once in 2^29. Fewer may be whole numbers. */
    private static final int MANY = 3;

    private final List<KeyComparison> keys;
    private final JacobianProducts jacobian;

    /**
     * Prepares the comparison.
     *
     * @param keys all keys
     * @param point through which the parameters are moved
     * @param backward calls backward at the present values
     * @param seed where the directions come from
     */
    Consistency(List<KeyComparison> keys, BasePoint point, BackwardCalls backward, long seed) {
        this.keys = keys;
        this.jacobian = new JacobianProducts(
                keys.stream().map(KeyComparison::candidate).toList(), point, backward, seed, DIRECTIONS);
    }

    Answer answer() {
        if (keys.stream().map(KeyComparison::candidate).anyMatch(Consistency::isSinglePrecision)) {
            return Answer.OPEN;
        }
        try {
            return products().map(this::answer).orElse(Answer.OPEN);
        } finally {
            jacobian.finish();
        }
    }

    private Optional<List<JacobianProducts.Along>> products() {
        List<JacobianProducts.Along> products = new ArrayList<>();
        for (int along = 0; along < DIRECTIONS; along++) {
            Optional<JacobianProducts.Along> product = jacobian.along(along);
            if (product.isEmpty()) {
                return Optional.empty();
            }
            products.add(product.get());
        }
        return Optional.of(products);
    }

    /** Numbers that all fit into a float come from float arithmetic, whose rounding hides small differences. */
    private static boolean isSinglePrecision(KeyGradient candidate) {
        boolean fit = IntStream.range(0, candidate.size())
                .allMatch(entry -> candidate.analytic(entry) == (float) candidate.analytic(entry));
        long numbers = IntStream.range(0, candidate.size())
                .filter(entry -> candidate.analytic(entry) != 0)
                .limit(MANY)
                .count();
        return candidate.block().singlePrecision() || (fit && numbers == MANY);
    }

    /** One pair may be blurred by a kink; where there are two entries only, there is no other. */
    private Answer answer(List<JacobianProducts.Along> products) {
        int pairs = 0;
        int symmetric = 0;
        int asymmetric = 0;
        for (int u = 0; u < DIRECTIONS; u++) {
            for (int v = 0; v < u; v++) {
                if (jacobian.isEmpty(u) || jacobian.isEmpty(v)) {
                    continue;
                }
                Answer pair = compare(products.get(u), v, products.get(v), u);
                pairs++;
                symmetric += pair == Answer.GRADIENT ? 1 : 0;
                asymmetric += pair == Answer.NO_GRADIENT ? 1 : 0;
            }
        }
        if (pairs > 0 && symmetric == pairs) {
            return Answer.GRADIENT;
        }
        return pairs > 0 && asymmetric >= Math.max(1, pairs - 1) ? Answer.NO_GRADIENT : Answer.OPEN;
    }

    private Answer compare(JacobianProducts.Along u, int onV, JacobianProducts.Along v, int onU) {
        double difference = 0;
        double size = 0;
        double usualFault = 0;
        for (int key = 0; key < keys.size(); key++) {
            double one = u.value(onV, key);
            double other = v.value(onU, key);
            double magnitude = Math.abs(one) + Math.abs(other);
            difference += one - other;
            size += magnitude;
            double relative = keys.get(key).relativeDifference().value();
            usualFault = Math.max(usualFault, Double.isNaN(relative) ? 0 : relative * magnitude);
        }
        double reach = Derivative.BARS * (u.errorBar(onV) + v.errorBar(onU));
        if (Math.abs(difference) > Math.max(CLEARLY * reach, LEAST_ASYMMETRY * size)) {
            return Answer.NO_GRADIENT;
        }
        return Math.abs(difference) <= reach && reach <= PART_OF_FAULT * usualFault ? Answer.GRADIENT : Answer.OPEN;
    }
}
