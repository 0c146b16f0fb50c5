/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.parameters.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The loss reads only the direction v = w/|w| of a parameter, or of its rows or columns. Its gradient is
 * {@code (g - v (v'g)) / |w|} with the gradient g by v; backward has forgotten the projection, or all of it. Nothing is
 * fitted. A gradient without a part along w beside one with such a part may also be that of an L2 term; so backward is
 * asked at 2w, where an L2 term is twice as large, and what comes through w/|w| is half as large.
 *
 * @param backward calls backward at moved parameters
 * @param lane of the loss
 */
record Normalised(BackwardCalls backward, int lane) implements Hypothesis {

    @Override
    public Optional<Finding> examine(Suspect suspect, Network network) {
        List<Cut> cuts = new ArrayList<>(List.of(new Cut(Unit.ENTRY, 1, suspect.size())));
        if (suspect.isMatrix()) {
            cuts.addAll(Cut.of(suspect.shape()));
        }
        return cuts.stream()
                .filter(cut -> cut.length() > 1)
                .flatMap(cut -> examine(suspect, cut).stream())
                .findFirst();
    }

    private Optional<Finding> examine(Suspect suspect, Cut cut) {
        Across across = Across.of(suspect, cut);
        String line = cut.unit().one();
        if (suspect.isExplainedBy(across::of) && isScaled(suspect, 0.5)) {
            return Optional.of(new Finding(
                    Cause.PROJECTION,
                    Claim.contains("a part along " + (cut.lines() == 1 ? "the parameter" : "every " + line)),
                    "the loss normalises it: g - w (w'g) / (w'w)"));
        }
        String each = cut.lines() == 1 ? "" : ", for every " + line + " w";
        return suspect.isExplainedBy(across::overNorm) && isScaled(suspect, 1)
                ? Optional.of(new Finding(
                        Cause.PROJECTION,
                        across.isAll() ? Claim.lacks("the factor 1/|w|" + each) : Claim.is("that of v = w/|w|" + each),
                        "by w it is (g - v (v'g)) / |w|"))
                : Optional.empty();
    }

    /**
     * What backward returned, without its part along the parameter or along each line of it.
     *
     * @param along w'g of each line
     * @param squares w'w
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    private record Across(Suspect suspect, Cut cut, double[] along, double[] squares) {

        static Across of(Suspect suspect, Cut cut) {
            double[] along = new double[cut.lines()];
            double[] squares = new double[cut.lines()];
            for (int entry = 0; entry < suspect.size(); entry++) {
                along[cut.line(entry)] += suspect.origin(entry) * suspect.analytic(entry);
                squares[cut.line(entry)] += suspect.origin(entry) * suspect.origin(entry);
            }
            return new Across(suspect, cut, along, squares);
        }

        double of(int entry) {
            int line = cut.line(entry);
            return suspect.analytic(entry) - along[line] / squares[line] * suspect.origin(entry);
        }

        double overNorm(int entry) {
            return of(entry) / Math.sqrt(squares[cut.line(entry)]);
        }

        /** Whether there is nothing along the parameter but rounding. */
        boolean isAll() {
            double norm = Math.sqrt(IntStream.range(0, suspect.size())
                    .mapToDouble(suspect::analytic)
                    .map(number -> number * number)
                    .sum());
            return IntStream.range(0, along.length)
                    .allMatch(line -> Math.abs(along[line]) <= suspect.rounding() * norm * Math.sqrt(squares[line]));
        }
    }

    /** Whether backward at twice the parameter is so many times what it is; the parameter is put back. */
    private boolean isScaled(Suspect suspect, double times) {
        Block block = suspect.candidate().block();
        double[] origin = block.toArray();
        boolean scaled;
        try {
            block.setAll(Factor.times(2, origin));
            scaled = backward.claimAfterFunction()
                    .flatMap(claim -> claim.lane(lane).of(suspect.key()))
                    .filter(gradient -> isScaled(suspect, gradient, times))
                    .isPresent();
        } catch (GradientCheckException | AssertionError noGradient) {
            scaled = false;
        } finally {
            block.setAll(origin);
        }
        boolean unused = backward.claimAfterFunction().isPresent(); // what backward uses is stored anew
        return scaled;
    }

    private static boolean isScaled(Suspect suspect, Block gradient, double times) {
        double largest = 0;
        double difference = 0;
        for (int entry = 0; entry < suspect.size(); entry++) {
            double expected = times * suspect.analytic(entry);
            largest = Math.max(largest, Math.abs(expected));
            difference = Math.max(difference, Math.abs(gradient.get(entry) - expected));
        }
        return difference <= suspect.rounding() * largest;
    }
}
