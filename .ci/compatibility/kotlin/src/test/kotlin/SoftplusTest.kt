import io.github.gradcheck.junit.GradientCheck
import io.github.gradcheck.junit.Gradients
import io.github.gradcheck.junit.Param
import kotlin.math.exp
import kotlin.math.ln

class SoftplusTest {

    @GradientCheck
    fun softplus(@Param(3) w: DoubleArray, gradients: Gradients) {
        gradients.of { w.sumOf { ln(1 + exp(it)) } }
            .match { mapOf("w" to DoubleArray(3) { 1 / (1 + exp(-w[it])) }) }
    }

    @GradientCheck
    fun softplusOfGivenArrays(@Param(3) w: DoubleArray, gradients: Gradients) {
        gradients.ofPure { p -> p.get("w", DoubleArray::class.java).sumOf { ln(1 + exp(it)) } }
            .match { p -> p.get("w", DoubleArray::class.java).map { 1 / (1 + exp(-it)) }.toDoubleArray() }
    }
}
