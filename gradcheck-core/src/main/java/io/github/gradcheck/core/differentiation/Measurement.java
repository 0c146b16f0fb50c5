package io.github.gradcheck.core.differentiation;

import java.util.function.IntToDoubleFunction;

/**
 * One numerical derivative.
 *
 * @param projection what it is the derivative along
 * @param derivative its value and error bar
 */
public record Measurement(Projection projection, Derivative derivative) {

    /**
     * Whether a gradient explains this measurement.
     *
     * @param gradient its entries by number, in row-major order
     * @return true if it lies within the reach of the derivative
     */
    public boolean agreesWith(IntToDoubleFunction gradient) {
        return derivative.agreesWith(projection.of(gradient));
    }
}
