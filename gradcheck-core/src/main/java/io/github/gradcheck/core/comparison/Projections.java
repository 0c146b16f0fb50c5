package io.github.gradcheck.core.comparison;

import io.github.gradcheck.core.differentiation.Derivative;
import io.github.gradcheck.core.differentiation.Judgement;
import io.github.gradcheck.core.parameters.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the judgements on directions over one key. */
final class Projections {
    private final Block block;
    private final double[] gradient;
    private final List<Double> analytic = new ArrayList<>();
    private final List<Derivative> numerical = new ArrayList<>();
    private int nonDifferentiable;

    Projections(Block block, double[] gradient) {
        this.block = block;
        this.gradient = gradient;
    }

    Block block() {
        return block;
    }

    double[] gradient() {
        return gradient;
    }

    /** A direction along which the loss has a kink at the point says nothing: several kinks may meet there. */
    void add(double projected, Judgement judgement) {
        if (judgement.kind() == Judgement.Kind.NON_DIFFERENTIABLE) {
            nonDifferentiable++;
        } else if (judgement.derivative().isKnown()) {
            analytic.add(projected);
            numerical.add(judgement.derivative());
        }
    }

    KeyComparison agreement() {
        return comparison(List.of(), Extent.NONE, resolution());
    }

    /** Some directions agree and some differ, so that nothing is certain. */
    KeyComparison contradiction() {
        return comparison(List.of(), Extent.NONE, Double.POSITIVE_INFINITY);
    }

    KeyComparison difference(List<EntryComparison> wrong, Extent extent) {
        return comparison(wrong, extent, resolution());
    }

    /** The smallest relative error of the key that the sharpest of these directions would show. */
    double resolution() {
        if (numerical.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double squares = numerical.stream()
                .mapToDouble(derivative -> derivative.value() * derivative.value())
                .sum();
        double reach = numerical.stream().mapToDouble(Derivative::reach).min().orElse(Double.POSITIVE_INFINITY);
        return reach / Math.sqrt(squares / numerical.size());
    }

    private KeyComparison comparison(List<EntryComparison> wrong, Extent extent, double resolution) {
        double[] a = analytic.stream().mapToDouble(Double::doubleValue).toArray();
        double[] n = numerical.stream().mapToDouble(Derivative::value).toArray();
        return new KeyComparison(
                block,
                RelativeDifference.of(a, n),
                EntryComparison.worstFirst(wrong),
                wrong.size(),
                extent,
                nonDifferentiable,
                0,
                resolution,
                Arrays.stream(gradient).allMatch(x -> x == 0),
                nonDifferentiable == 0
                        && numerical.stream()
                                .allMatch(derivative -> Math.abs(derivative.value()) <= derivative.reach()));
    }
}
