package io.github.gradcheck.junit;

import io.github.gradcheck.core.internal.sampling.Distribution;
import io.github.gradcheck.core.parameters.Shape;
import io.github.gradcheck.core.sampling.Values;

/** What a drawn array is to the loss, which decides how it is drawn unless asked otherwise. */
enum Role {
    /** It must have a gradient. */
    PARAMETER("@Param") {
        @Override
        Distribution usual(Shape shape) {
            int columns = shape.rank() == 1 ? 1 : shape.length(1);
            double bias = 0.1;
            double deviation = columns == 1 ? bias : 1 / Math.sqrt(columns);
            return new Distribution(Values.NORMAL, deviation, 0, 1);
        }
    },
    /** It may have one. */
    INPUT("@Input") {
        @Override
        Distribution usual(Shape shape) {
            return new Distribution(Values.UNIFORM, 1, 0, 1);
        }
    };

    private final String annotation;

    Role(String annotation) {
        this.annotation = annotation;
    }

    abstract Distribution usual(Shape shape);

    @Override
    public String toString() {
        return annotation;
    }
}
