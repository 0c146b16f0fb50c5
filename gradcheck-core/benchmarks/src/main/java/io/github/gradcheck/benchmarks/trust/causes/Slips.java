/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.benchmarks.trust.causes.Student.Pass;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Backward passes in which one step is taken otherwise. */
final class Slips {

    /** Where a slip sits in one layer, it is this one; each network has it. */
    static final int LAYER = 2;

    private Slips() {}

    /** A factor of all that comes from the data. */
    static Function<Student, Backward> scaled(ToDoubleFunction<Plan> factor) {
        return network -> new Backward(network) {
            @Override
            Matrix output(Pass pass) {
                return super.output(pass).scaled(factor.applyAsDouble(plan()));
            }
        };
    }

    /** Another dZ of the last layer. */
    static Function<Student, Backward> output(UnaryOperator<Matrix> change) {
        return network -> new Backward(network) {
            @Override
            Matrix output(Pass pass) {
                return change.apply(super.output(pass));
            }
        };
    }

    /** Another dZ of the last layer, by the outputs and the labels, before the division by m. */
    static Function<Student, Backward> output(DoubleBinaryOperator other) {
        return network -> new Backward(network) {
            @Override
            Matrix output(Pass pass) {
                return pass.a(last()).with(network.labels(), other).scaled(1.0 / samples());
            }
        };
    }

    /** The L2 term so many times. */
    static Function<Student, Backward> penalty(double times) {
        return network -> new Backward(network) {
            @Override
            Matrix penalty(int layer) {
                return super.penalty(layer).scaled(times);
            }
        };
    }

    /** The L2 term also on the biases, which the loss has not. */
    static Function<Student, Backward> penaltyOnBiases() {
        return network -> new Backward(network) {
            @Override
            Matrix bias(int layer, Matrix dz) {
                return super.bias(layer, dz).plus(network.bias(layer).scaled(plan().decay()));
            }
        };
    }

    /** Another dZ in the product of the weights alone. */
    static Function<Student, Backward> leftOfProduct(UnaryOperator<Matrix> change) {
        return network -> new Backward(network) {
            @Override
            Matrix weights(int layer, Matrix dz, Pass pass) {
                return super.weights(layer, layer == LAYER ? change.apply(dz) : dz, pass);
            }
        };
    }

    /** Another matrix in place of A in the product of the weights. */
    static Function<Student, Backward> rightOfProduct(Function<Pass, Matrix> other) {
        return network -> new Backward(network) {
            @Override
            Matrix weights(int layer, Matrix dz, Pass pass) {
                return layer == LAYER ? dz.times(other.apply(pass).transposed()) : super.weights(layer, dz, pass);
            }
        };
    }

    /** Another dZ in the sum of the bias alone. */
    static Function<Student, Backward> bias(UnaryOperator<Matrix> change) {
        return network -> new Backward(network) {
            @Override
            Matrix bias(int layer, Matrix dz) {
                return super.bias(layer, layer == LAYER ? change.apply(dz) : dz);
            }
        };
    }

    /** Another matrix than W' on the way back. */
    static Function<Student, Backward> back(UnaryOperator<Matrix> ofWeights) {
        return network -> new Backward(network) {
            @Override
            Matrix back(int layer, Matrix dz) {
                return layer == LAYER ? ofWeights.apply(network.weights(layer)).times(dz) : super.back(layer, dz);
            }
        };
    }

    /** Weights that a step of descent has changed already on the way back. */
    static Function<Student, Backward> updatedOnTheWayBack() {
        return network -> new Backward(network) {
            private Matrix step = network.weights(1);

            @Override
            Matrix weights(int layer, Matrix dz, Pass pass) {
                step = super.weights(layer, dz, pass);
                return step;
            }

            @Override
            Matrix back(int layer, Matrix dz) {
                Matrix updated = network.weights(layer).with(step, (w, d) -> w - 0.1 * d);
                return updated.transposed().times(dz);
            }
        };
    }

    /** Another derivative of one layer's activation, by what the forward pass has left and the right derivative. */
    static Function<Student, Backward> slope(int place, BiFunction<Pass, Matrix, Matrix> other) {
        return network -> new Backward(network) {
            @Override
            Matrix slope(int layer, Pass pass) {
                Matrix right = super.slope(layer, pass);
                return layer == place ? other.apply(pass, right) : right;
            }
        };
    }

    /** No mask on the way back. */
    static Function<Student, Backward> maskForgotten() {
        return network -> new Backward(network) {
            @Override
            Matrix mask() {
                return super.mask().map(x -> 1);
            }
        };
    }

    /** Other weights' gradient in the end. */
    static Function<Student, Backward> returnedWeights(BiFunction<Student, Matrix, Matrix> change) {
        return returned((network, gradients) ->
                gradients.computeIfPresent("W" + LAYER, (key, dw) -> change.apply(network, dw)));
    }

    /** Returns the gradient of a key, which is there. */
    static Matrix of(Map<String, Matrix> gradients, String key) {
        Matrix gradient = gradients.get(key);
        if (gradient == null) {
            throw new IllegalArgumentException("no gradient of " + key);
        }
        return gradient;
    }

    /** Takes the gradients of a network. */
    @FunctionalInterface
    interface Change {
        void of(Student network, Map<String, Matrix> gradients);
    }

    /** Other gradients in the end. */
    static Function<Student, Backward> returned(Change change) {
        return network -> new Backward(network) {
            @Override
            void end(Map<String, Matrix> gradients) {
                change.of(network, gradients);
            }
        };
    }

    /** Each call adds to what the calls before have returned. */
    static Function<Student, Backward> addedUp() {
        return network -> new Backward(network) {
            private final Map<String, Matrix> sums = new HashMap<>();

            @Override
            void end(Map<String, Matrix> gradients) {
                gradients.replaceAll((key, gradient) -> {
                    Matrix before = sums.get(key);
                    Matrix sum = before == null ? gradient : before.plus(gradient);
                    sums.put(key, sum);
                    return sum;
                });
            }
        };
    }

    /** What the first forward pass has left is never replaced. */
    static Function<Student, Backward> stale() {
        return network -> new Backward(network) {
            private @Nullable Pass first;

            @Override
            Pass pass() {
                Pass kept = first == null ? super.pass() : first;
                first = kept;
                return kept;
            }
        };
    }
}
