package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A backward of one key by a formula, which may or may not be the gradient of some function. */
final class VectorField {
    static final long SEED = 11;
    private static final String KEY = "x";

    private final double[] x;
    private final Supplier<Map<String, Block>> backward;
    private final double[] analytic;
    private final Objective objective = new Objective(() -> 0);
    private double relativeDifference = 0.5;

    VectorField(Formula formula, double... x) {
        this.x = x.clone(); // it is moved in place
        this.analytic = formula.at(x);
        this.backward =
                () -> Map.of(KEY, Parameters.of(KEY, formula.at(x)).blocks().get(0));
    }

    /** How wrong backward is, as a comparison with the loss has found. */
    VectorField withRelativeDifference(double value) {
        relativeDifference = value;
        return this;
    }

    KeyComparison comparison() {
        return new HandMadeComparison(KEY, x, analytic)
                .dense()
                .relativeDifference(relativeDifference)
                .build();
    }

    JacobianProducts products(int count) {
        return new JacobianProducts(List.of(comparison().candidate()), objective, backward, SEED, count);
    }

    Consistency.Answer answer() {
        return new Consistency(List.of(comparison()), objective, backward, SEED).answer();
    }

    double[] direction(int number) {
        var direction = comparison().candidate().direction(SEED, "consistency " + number);
        double[] components = new double[x.length];
        for (int i = 0; i < components.length; i++) {
            components[i] = direction.component(i);
        }
        return components;
    }

    /** What backward returns at a point. */
    @FunctionalInterface
    interface Formula {
        double[] at(double[] x);
    }
}
