package user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import user.hidden.HiddenWeights;
import user.model.Weights;

class ArraysTest {
    record Drawn(@Param({2, 3}) double[][] W, @Param(2) double[] b) {}

    @GradientCheck
    void arrays(@Param(3) double[] w, @Input(3) double[] x, RandomGenerator random, Gradients gradients) {
        gradients.of(() -> w[0] * x[0] + w[1] * w[1] * x[1] + Math.sin(w[2]))
                .match(() -> Map.of("w", new double[] {x[0], 2 * w[1] * x[1], Math.cos(w[2])}));
    }

    @GradientCheck(draws = 1)
    void wrongOnesAreFound(@Param(3) double[] w, Gradients gradients) {
        AssertionError failure = assertThrows(AssertionError.class,
                () -> gradients.of(() -> w[0] * w[1] * w[2]).match(() -> new double[] {w[1] * w[2], w[0] * w[2], 7}));
        assertTrue(failure.getMessage().startsWith("gradient of w is wrong: w[2] is 7.0"), failure.getMessage());
    }

    @GradientCheck(draws = 1)
    void records(Drawn drawn, Gradients gradients) {
        gradients.of(() -> loss(drawn.W(), drawn.b())).match(() -> new Weights(copy(drawn.W()), drawn.b().clone()));
    }

    @GradientCheck(draws = 1)
    void modelsOfTheirOwn(Gradients gradients) {
        Weights weights = new Weights(new double[][] {{1, 2}, {3, 4}}, new double[] {5, 6});
        gradients.parameters(weights)
                .of(() -> loss(weights.W(), weights.b()))
                .match(() -> new Weights(copy(weights.W()), weights.b().clone()));
    }

    @GradientCheck(draws = 1)
    void recordsThatAreOpenToNobodySayTheLineToAdd(@Param(2) double[] w, Gradients gradients) {
        boolean closed = !HiddenWeights.class.getModule().isOpen("user.hidden", Gradients.class.getModule());
        Runnable check = () -> gradients.of(() -> w[0] * w[1]).match(() -> new HiddenWeights(new double[] {w[1], w[0]}));
        if (closed) {
            AssertionError failure = assertThrows(AssertionError.class, check::run);
            assertTrue(failure.getMessage().contains("opens user.hidden"), failure.getMessage());
            gradients.of(() -> w[0] * w[1]).match(() -> new double[] {w[1], w[0]});
        } else {
            check.run();
        }
    }

    @Nested
    class Inner {
        private double[] before;

        @BeforeEach
        void prepare(@Param(2) double[] before) {
            this.before = before;
        }

        @GradientCheck
        void nested(Gradients gradients) {
            assertEquals(2, before.length);
            gradients.of(() -> before[0] * before[1]).match(() -> new double[] {before[1], before[0]});
        }
    }

    private static double loss(double[][] W, double[] b) {
        double sum = 0;
        for (int i = 0; i < W.length; i++) {
            sum += b[i] * b[i] / 2;
            for (double x : W[i]) {
                sum += x * x / 2;
            }
        }
        return sum;
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }
}
