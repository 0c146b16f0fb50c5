package io.github.gradcheck.core.internal.claims;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.internal.structure.Replica;
import io.github.gradcheck.core.internal.structure.Structure;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A layer's output made a scalar by a fixed cotangent: {@code sum of c_i y_i}. The cotangent is Gaussian and never all ones,
 * because a softmax sums to one and its check would be vacuous.
 */
public final class CotangentProduct<Y> {
    private final Supplier<? extends Y> output;
    private final Y model;
    private final long seed;
    private final List<double[]> cotangent;

    /**
     * Calls the layer once to learn the type and shape of its output.
     *
     * @throws GradientCheckException if the layer throws, or its output has an unknown type
     */
    public CotangentProduct(Supplier<? extends Y> output, long seed) {
        this.output = output;
        this.seed = seed;
        this.model = firstOutput(output);
        try {
            this.cotangent = numbers(cotangent());
        } catch (IllegalArgumentException unknownType) {
            throw new GradientCheckException(String.valueOf(unknownType.getMessage()), unknownType);
        }
    }

    private static <Y> Y firstOutput(Supplier<? extends Y> output) {
        try {
            return output.get();
        } catch (RuntimeException thrown) {
            CheckInterruptedException.throwIfCauseOf(thrown, 0);
            throw new GradientCheckException("the layer threw " + thrown, thrown);
        }
    }

    /** A fresh cotangent, so that backward may overwrite it. */
    @SuppressWarnings("unchecked") // a replica has the type of its original
    public Y cotangent() {
        RandomStream random = RandomStream.of(seed, "cotangent");
        return (Y) Replica.of(model, random::nextGaussian);
    }

    /** The inner product of cotangent and output at the parameters' present values. */
    public double value() {
        List<double[]> numbers = numbers(output.get());
        double sum = 0;
        for (int leaf = 0; leaf < cotangent.size(); leaf++) {
            double[] weights = cotangent.get(leaf);
            double[] values = numbers.get(leaf);
            if (weights.length != values.length) {
                throw new GradientCheckException("the output changes its shape from call to call");
            }
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * values[i];
            }
        }
        return sum;
    }

    private static List<double[]> numbers(@Nullable Object value) {
        if (value == null) {
            throw new GradientCheckException("the layer returned null");
        }
        List<double[]> numbers = new ArrayList<>();
        for (Map.Entry<String, @Nullable Object> leaf : Structure.of(value).entrySet()) {
            numbers.add(
                    leaf.getValue() instanceof Number number
                            ? new double[] {number.doubleValue()}
                            : Parameters.block(leaf.getKey(), leaf.getValue())
                                    .map(Block::toArray)
                                    .orElseThrow());
        }
        return numbers;
    }
}
