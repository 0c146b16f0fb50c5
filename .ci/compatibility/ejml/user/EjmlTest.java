package user;

import io.github.gradcheck.core.sampling.Values;
import io.github.gradcheck.junit.GradientCheck;
import io.github.gradcheck.junit.Gradients;
import io.github.gradcheck.junit.Input;
import io.github.gradcheck.junit.Param;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.simple.SimpleMatrix;

class EjmlTest {
    @GradientCheck
    void matrices(@Param({5, 4}) DMatrixRMaj W, @Input({4, 8}) DMatrixRMaj X,
            @Input(value = {5, 8}, values = Values.ONE_HOT) DMatrixRMaj Y, Gradients gradients) {
        gradients.of(() -> {
            DMatrixRMaj E = minus(W, X, Y);
            return CommonOps_DDRM.elementSum(squared(E)) / 2;
        }).match(() -> {
            DMatrixRMaj dW = new DMatrixRMaj(5, 4);
            CommonOps_DDRM.multTransB(minus(W, X, Y), X, dW);
            return Map.of("W", dW);
        });
    }

    @GradientCheck
    void simpleMatrices(@Param({3, 2}) SimpleMatrix W, Gradients gradients) {
        gradients.of(() -> W.elementMult(W).elementSum() / 2).match(() -> W.copy());
    }

    @GradientCheck(draws = 1)
    void theProjectsOwnUse(@Param({2, 2}) SimpleMatrix W, Gradients gradients) {
        SimpleMatrix inverse = SimpleMatrix.identity(2).scale(2).invert();
        double factor = inverse.get(0, 0);
        gradients.of(() -> W.elementMult(W).elementSum() * factor).match(() -> W.copy());
    }

    private static DMatrixRMaj squared(DMatrixRMaj E) {
        DMatrixRMaj squares = new DMatrixRMaj(E.getNumRows(), E.getNumCols());
        CommonOps_DDRM.elementMult(E, E, squares);
        return squares;
    }

    private static DMatrixRMaj minus(DMatrixRMaj W, DMatrixRMaj X, DMatrixRMaj Y) {
        DMatrixRMaj Z = new DMatrixRMaj(5, 8);
        CommonOps_DDRM.mult(W, X, Z);
        CommonOps_DDRM.subtractEquals(Z, Y);
        return Z;
    }
}
