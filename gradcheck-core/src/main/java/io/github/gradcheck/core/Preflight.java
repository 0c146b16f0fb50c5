package io.github.gradcheck.core;

import io.github.gradcheck.core.differentiation.CheckInterruptedException;
import io.github.gradcheck.core.differentiation.Objective;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Snapshot;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before numbers can be compared: loss and backward give the same bits when called twice, in any order, and leave
 * the parameters and inputs as they are.
 */
final class Preflight {
    private final Parameters at;
    private final Parameters inputs;
    private final Snapshot parametersBefore;
    private final Snapshot inputsBefore;

    Preflight(Parameters at, Parameters inputs) {
        this.at = at;
        this.inputs = inputs;
        this.parametersBefore = Snapshot.of(at);
        this.inputsBefore = Snapshot.of(inputs);
    }

    /**
     * Calls the loss three times and backward twice.
     *
     * @return the value of the loss and the gradient
     * @throws GradientCheckException if they cannot be trusted; the parameters are as before
     */
    Baseline run(Objective objective, Supplier<?> backward) {
        double first = loss(objective);
        requireSame(
                first, loss(objective), "two calls at the same point gave", "dropout? an unseeded random? a cache?");
        AnalyticGradient gradient = backward(backward);
        requireSame(
                first,
                loss(objective),
                "before and after a call of backward it gave",
                "does it use values that backward stores, or does backward change the model?");
        requireSame(gradient, backward(backward));
        return new Baseline(first, gradient, () -> AnalyticGradient.read(backward.get(), at, inputs));
    }

    private double loss(Objective objective) {
        double value;
        try {
            value = objective.value();
        } catch (CheckInterruptedException interrupted) {
            throw interrupted;
        } catch (RuntimeException thrown) {
            throw new GradientCheckException(
                    "the loss threw " + thrown + "; it must have a value at the drawn point", thrown);
        }
        if (!Double.isFinite(value)) {
            throw new GradientCheckException("the loss is " + value
                    + " at the drawn point; draw values inside its domain (range, distribution), or guard its logarithms and"
                    + " divisions");
        }
        requireUnchanged("the loss");
        return value;
    }

    private AnalyticGradient backward(Supplier<?> backward) {
        @Nullable Object returned;
        try {
            returned = backward.get();
        } catch (RuntimeException thrown) {
            throw new GradientCheckException("backward threw " + thrown, thrown);
        }
        AnalyticGradient gradient = AnalyticGradient.read(returned, at, inputs);
        requireUnchanged("backward");
        return gradient;
    }

    private void requireUnchanged(String culprit) {
        parametersBefore.firstChange().or(inputsBefore::firstChange).ifPresent(entry -> {
            throw new GradientCheckException(culprit + " changes `" + entry
                    + "`: it must leave parameters and inputs as they are; let it work on a copy");
        });
    }

    private static void requireSame(double first, double second, String occasion, String cause) {
        if (Double.doubleToRawLongBits(first) != Double.doubleToRawLongBits(second)) {
            throw new GradientCheckException(String.format(
                    Locale.ROOT, "the loss is not deterministic: %s %s and %s (%s)", occasion, first, second, cause));
        }
    }

    private static void requireSame(AnalyticGradient first, AnalyticGradient second) {
        for (String key : first.keys()) {
            double[] before = first.of(key).orElseThrow();
            double[] after = second.of(key)
                    .orElseThrow(() -> new GradientCheckException(
                            "backward is not deterministic: its second call returned no gradient for `" + key + "`"));
            if (!sameBits(before, after)) {
                throw new GradientCheckException(
                        isMultiple(before, after, 2)
                                ? "backward accumulates: for `" + key
                                        + "` the second call returned exactly twice the first; set the"
                                        + " gradients to zero at its beginning"
                                : "backward is not deterministic: two calls at the same point returned different gradients for `"
                                        + key + "` (dropout? an unseeded random? a cache?)");
            }
        }
    }

    private static boolean sameBits(double[] first, double[] second) {
        return isMultiple(first, second, 1);
    }

    private static boolean isMultiple(double[] first, double[] second, double factor) {
        for (int i = 0; i < first.length; i++) {
            if (Double.compare(factor * first[i], second[i]) != 0) {
                return false;
            }
        }
        return first.length == second.length;
    }

    /**
     * What the check starts from.
     *
     * @param loss the value of the loss at the point
     * @param gradient what backward returned there
     * @param backward calls backward again, at the parameters' present values
     */
    record Baseline(double loss, AnalyticGradient gradient, Supplier<AnalyticGradient> backward) {

        /** The gradient of one key at the present values; NaN where backward fails, outside its domain. */
        double[] gradientOf(Block block) {
            try {
                return backward.get().of(block.key()).orElseThrow();
            } catch (RuntimeException outsideDomain) {
                double[] unknown = new double[block.size()];
                Arrays.fill(unknown, Double.NaN);
                return unknown;
            }
        }
    }
}
