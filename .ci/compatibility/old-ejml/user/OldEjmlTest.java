package user;

import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Param;
import org.ejml.simple.SimpleMatrix;

/** Homework of its time: matrices of an old EJML, which are not served, beside arrays that are. */
class OldEjmlTest {
    @GradientCheck
    void theProjectsOwnUse(@Param(4) double[] w, Gradients gradients) {
        SimpleMatrix inverse = SimpleMatrix.identity(2).scale(2).invert();
        gradients.of(() -> {
            SimpleMatrix W = new SimpleMatrix(2, 2, true, w);
            return inverse.mult(W).elementMult(W).elementSum();
        }).match(() -> w.clone());
    }
}
