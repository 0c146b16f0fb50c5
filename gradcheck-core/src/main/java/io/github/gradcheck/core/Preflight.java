package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.claims.AnalyticGradient;
import io.github.gradcheck.core.internal.evaluation.BudgetSpentException;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before numbers can be compared: loss and backward give the same bits when called twice, in any order, and leave
 * the parameters and inputs as they are.
 */
final class Preflight {
    private final Parameters at;
    private final Parameters inputs;
    private final Snapshot before;

    /**
     * Prepares a check.
     *
     * @param before a copy of both parameters and inputs
     */
    Preflight(Parameters at, Parameters inputs, Snapshot before) {
        this.at = at;
        this.inputs = inputs;
        this.before = before;
    }

    /**
     * Calls the loss three times and backward twice.
     *
     * @return the value of the loss and the gradient
     * @throws GradientCheckException if they cannot be trusted; the parameters are as before
     */
    Baseline run(Objective objective, Supplier<?> handed) {
        Supplier<?> backward = interruptible(handed, objective);
        double first = loss(objective);
        requireSame(
                first, loss(objective), "two calls at the same point gave", "dropout? an unseeded random? a cache?");
        AnalyticGradient gradient = backward(backward);
        requireSame(
                first,
                loss(objective),
                "before and after a call of backward it gave",
                "does it use values that backward stores, or does backward change the model?");
        requireSame(gradient, AnalyticGradient.views(call(backward), at, inputs));
        requireUnchanged("backward");
        return new Baseline(first, gradient, again(backward, at, inputs));
    }

    private static Supplier<?> interruptible(Supplier<?> backward, Objective objective) {
        return () -> {
            try {
                return backward.get();
            } catch (RuntimeException thrown) {
                CheckInterruptedException.throwIfCauseOf(thrown, objective.evaluations());
                throw thrown;
            }
        };
    }

    private static Supplier<Map<String, Block>> again(Supplier<?> backward, Parameters at, Parameters inputs) {
        return () -> AnalyticGradient.views(backward.get(), at, inputs);
    }

    private double loss(Objective objective) {
        double value;
        try {
            value = objective.value();
        } catch (CheckInterruptedException | BudgetSpentException stop) {
            throw stop;
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
        AnalyticGradient gradient = AnalyticGradient.read(call(backward), at, inputs);
        requireUnchanged("backward");
        return gradient;
    }

    private static @Nullable Object call(Supplier<?> backward) {
        try {
            return backward.get();
        } catch (CheckInterruptedException interrupted) {
            throw interrupted;
        } catch (RuntimeException thrown) {
            throw new GradientCheckException("backward threw " + thrown, thrown);
        }
    }

    private void requireUnchanged(String culprit) {
        before.firstChange().ifPresent(entry -> {
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

    private static void requireSame(AnalyticGradient first, Map<String, Block> second) {
        for (String key : first.keys()) {
            double[] before = first.of(key).orElseThrow();
            Block after = second.get(key);
            if (after == null) {
                throw new GradientCheckException(
                        "backward is not deterministic: its second call returned no gradient for `" + key + "`");
            }
            if (!isMultiple(before, after, 1)) {
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

    private static boolean isMultiple(double[] first, Block second, double factor) {
        for (int i = 0; i < first.length; i++) {
            if (Double.compare(factor * first[i], second.get(i)) != 0) {
                return false;
            }
        }
        return first.length == second.size();
    }

    /**
     * What the check starts from.
     *
     * @param loss the value of the loss at the point
     * @param gradient what backward returned there
     * @param backward calls backward again, at the parameters' present values; live views of what it returns
     */
    record Baseline(double loss, AnalyticGradient gradient, Supplier<Map<String, Block>> backward) {

        /** The gradient of one key at the present values; nothing where backward fails, outside its domain. */
        Optional<Block> gradientOf(Block block) {
            try {
                return Optional.ofNullable(backward.get().get(block.key()));
            } catch (CheckInterruptedException interrupted) {
                throw interrupted;
            } catch (RuntimeException outsideDomain) {
                return Optional.empty();
            }
        }
    }
}
