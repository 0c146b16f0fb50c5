/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One triangle of a square matrix stands for both. Where a symmetric matrix is meant, or only one of its triangles is
 * read, the gradients of an entry and of its mirror image are taken for each other, added up or halved. Nothing is
 * fitted.
 */
final class Triangles implements Hypothesis {
    /** Three entries off the diagonal tell more than two, which may agree by chance. */
    private static final int FEWEST_ROWS = 3;

    /** A diagonal whose entries are all smaller than this part of the largest entry tells nothing. */
    private static final double TELLING = 1e-2;

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        if (!suspect.isMatrix() || suspect.rows() != suspect.columns() || suspect.rows() < FEWEST_ROWS) {
            return Optional.empty();
        }
        Square square = new Square(suspect, suspect.rows());
        return square.oneTriangleReturned()
                .or(square::oneTriangleRead)
                .or(square::counted)
                .or(square::symmetrised);
    }

    /** What an entry off the diagonal may be. */
    @FunctionalInterface
    private interface OffDiagonal {
        double of(int entry, int mirrored);
    }

    /** A square matrix. */
    private record Square(Suspect suspect, int rows) {

        /** Zeros in one triangle; the other one is right, or the sum of both. */
        Optional<Finding> oneTriangleReturned() {
            for (boolean upper : new boolean[] {true, false}) {
                boolean empty =
                        offDiagonal().allMatch(entry -> isUpper(entry) != upper || suspect.analytic(entry) == 0);
                if (!empty) {
                    continue;
                }
                if (isTrue((entry, mirrored) -> suspect.analytic(isUpper(entry) == upper ? mirrored : entry))) {
                    return finding(
                            Claim.is("zero " + side(upper) + ", and right elsewhere"), "the true one is symmetric");
                }
                if (isTrue((entry, mirrored) -> isUpper(entry) == upper
                        ? suspect.numerical(entry)
                        : suspect.analytic(entry) - suspect.numerical(mirrored))) {
                    return finding(Claim.is("zero " + side(upper)), "both triangles are added up " + side(!upper));
                }
            }
            return Optional.empty();
        }

        /** The loss reads one triangle, and backward is the same in both. */
        Optional<Finding> oneTriangleRead() {
            if (!isSymmetric()) {
                return Optional.empty();
            }
            for (boolean upper : new boolean[] {true, false}) {
                if (isTrue((entry, mirrored) ->
                        isUpper(entry) == upper ? suspect.analytic(entry) + suspect.analytic(mirrored) : 0)) {
                    return finding(Claim.is("spread over both triangles"), "the loss reads none " + side(!upper));
                }
            }
            return Optional.empty();
        }

        /** Of a symmetric gradient both triangles count twice, or half. */
        Optional<Finding> counted() {
            if (!isSymmetric() || !hasDiagonal()) {
                return Optional.empty();
            }
            if (isTrue((entry, mirrored) -> suspect.analytic(entry) / 2)) {
                return finding(
                        Claim.is("2 times too big in all entries off the diagonal, and right elsewhere"),
                        "an entry and its mirror image are added up");
            }
            return isTrue((entry, mirrored) -> 2 * suspect.analytic(entry))
                    ? finding(
                            Claim.is("2 times too small in all entries off the diagonal, and right elsewhere"),
                            "shared between an entry and its mirror image?")
                    : Optional.empty();
        }

        /** Backward is symmetric, and the true gradient is not. */
        Optional<Finding> symmetrised() {
            if (!isSymmetric()) {
                return Optional.empty();
            }
            String reason = "the true one is not symmetric";
            if (isTrue((entry, mirrored) -> 2 * suspect.analytic(entry) - suspect.numerical(mirrored))) {
                return finding(Claim.is("the mean of the true one and its transpose"), reason);
            }
            return isTrue((entry, mirrored) -> suspect.analytic(entry) - suspect.numerical(mirrored))
                            || isExplainedBy(entry -> isDiagonal(entry)
                                    ? suspect.analytic(entry) / 2
                                    : suspect.analytic(entry) - suspect.numerical(mirrored(entry)))
                    ? finding(Claim.is("the sum of the true one and its transpose"), reason)
                    : Optional.empty();
        }

        private static Optional<Finding> finding(Claim claim, String reason) {
            return Optional.of(new Finding(Cause.TRIANGLE, claim, reason));
        }

        private static String side(boolean upper) {
            return upper ? "above the diagonal" : "below the diagonal";
        }

        private boolean isTrue(OffDiagonal gradient) {
            return isExplainedBy(
                    entry -> isDiagonal(entry) ? suspect.analytic(entry) : gradient.of(entry, mirrored(entry)));
        }

        private boolean isExplainedBy(IntToDoubleFunction gradient) {
            return suspect.isExplainedBy(gradient);
        }

        /** An entry must have the bits of its mirror image, or nearly so, where sums were taken in another order. */
        private boolean isSymmetric() {
            return offDiagonal()
                    .allMatch(entry -> Math.abs(suspect.analytic(entry) - suspect.analytic(mirrored(entry)))
                            <= suspect.rounding() * Math.abs(suspect.analytic(entry)));
        }

        private boolean hasDiagonal() {
            return largest(IntStream.range(0, rows).map(i -> i * rows + i)) > TELLING * largest(offDiagonal());
        }

        private double largest(IntStream entries) {
            return entries.mapToDouble(suspect::analytic).map(Math::abs).max().orElse(0);
        }

        private IntStream offDiagonal() {
            return IntStream.range(0, rows * rows).filter(entry -> !isDiagonal(entry));
        }

        private boolean isDiagonal(int entry) {
            return entry / rows == entry % rows;
        }

        private boolean isUpper(int entry) {
            return entry / rows < entry % rows;
        }

        private int mirrored(int entry) {
            return entry % rows * rows + entry / rows;
        }
    }
}
