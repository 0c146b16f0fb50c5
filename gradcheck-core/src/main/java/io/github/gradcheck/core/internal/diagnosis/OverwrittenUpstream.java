/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.parameters.Block;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A layer that looks up rows sets the gradient of a row where it should add to it: every line of the gradient that is
 * not zero has the bits of one line of the cotangent, and the lines that are left over make up what the wrong ones
 * lack. Which of them belong to a row is found by trying, which costs a few digits.
 */
final class OverwrittenUpstream implements UpstreamHypothesis {
    /** So many lines are left over at most: their 256 sums are worth two or three digits. */
    private static final int MOST_LEFT = 8;

    /** As many digits as a fitted number uses up. */
    private static final int TRIED = 1;

    private static final int NONE = -1;

    @Override
    public Optional<Finding> examine(Suspect suspect, PartsOfUpstream layer) {
        return layer.single()
                .flatMap(output -> Cut.of(suspect.shape()).stream()
                        .flatMap(own -> Cut.of(output.shape()).stream()
                                .filter(its -> its.unit() == own.unit() && its.length() == own.length())
                                .flatMap(its -> new LookUp(suspect, own, output, its).examine().stream()))
                        .findFirst());
    }

    /**
     * One way to read key and output.
     *
     * @param own the lines of the key
     * @param output the cotangent
     * @param its the lines of the output
     */
    private record LookUp(Suspect suspect, Cut own, Block output, Cut its) {

        Optional<Finding> examine() {
            int[] kept = IntStream.range(0, own.lines()).map(this::copied).toArray();
            boolean copied = IntStream.range(0, kept.length).allMatch(line -> kept[line] != NONE || isZero(line));
            BitSet left = new BitSet();
            left.set(0, its.lines());
            IntStream.of(kept).filter(line -> line != NONE).forEach(left::clear);
            if (!copied || left.isEmpty() || left.cardinality() > MOST_LEFT) {
                return Optional.empty();
            }
            int[][] lost = new int[kept.length][];
            for (int line = 0; line < lost.length; line++) {
                lost[line] = kept[line] == NONE ? new int[0] : lost(line, left);
                IntStream.of(lost[line]).forEach(left::clear);
            }
            return left.isEmpty() && isTrue(lost) ? Optional.of(finding(kept, lost)) : Optional.empty();
        }

        private boolean isTrue(int[]... lost) {
            double[] sums = suspect.project(entry -> with(own.line(entry), own.index(entry), lost[own.line(entry)]));
            return suspect.isExplainedBy(sums, TRIED);
        }

        private Finding finding(int[] kept, int[]... lost) {
            boolean last = true;
            boolean first = true;
            for (int line = 0; line < kept.length; line++) {
                int use = kept[line];
                last &= IntStream.of(lost[line]).allMatch(other -> other < use);
                first &= IntStream.of(lost[line]).allMatch(other -> other > use);
            }
            return Overwritten.finding(last, first, own.unit());
        }

        private boolean isZero(int line) {
            return IntStream.range(0, own.length()).allMatch(i -> suspect.analytic(own.entry(line, i)) == 0);
        }

        /** The line of the cotangent that stands here; {@link #NONE} if none does. */
        private int copied(int line) {
            return IntStream.range(0, its.lines())
                    .filter(other -> IntStream.range(0, its.length()).allMatch(i -> isCopy(line, other, i)))
                    .findFirst()
                    .orElse(NONE);
        }

        private boolean isCopy(int line, int other, int i) {
            double number = output.get(its.entry(other, i));
            double analytic = suspect.analytic(own.entry(line, i));
            return analytic == number || analytic == (float) number;
        }

        /** Those of the lines left over that bring a line nearest to what was measured. */
        private int[] lost(int line, BitSet left) {
            int[] among = left.stream().toArray();
            int[] best = new int[0];
            double nearest = distance(line, best);
            for (int choice = 1; choice < 1 << among.length; choice++) {
                int chosen = choice;
                int[] lost = IntStream.range(0, among.length)
                        .filter(i -> (chosen >> i & 1) == 1)
                        .map(i -> among[i])
                        .toArray();
                double distance = distance(line, lost);
                if (distance < nearest) {
                    best = lost;
                    nearest = distance;
                }
            }
            return best;
        }

        private double distance(int line, int[] lost) {
            return IntStream.range(0, its.length())
                    .mapToDouble(i -> Math.abs(with(line, i, lost) - suspect.numerical(own.entry(line, i))))
                    .sum();
        }

        private double with(int line, int i, int[] lost) {
            return suspect.analytic(own.entry(line, i))
                    + IntStream.of(lost)
                            .mapToDouble(other -> output.get(its.entry(other, i)))
                            .sum();
        }
    }
}
