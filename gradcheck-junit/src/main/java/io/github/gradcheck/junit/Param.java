/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.sampling.Values;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A drawn array that the loss depends on and that must have a gradient: weights, biases.
 *
 * <p>It stands on a parameter of a {@link GradientCheck} method, or on a component of a record that such a method
 * takes. The type may be {@code double[]}, {@code double[][]}, {@code float[]}, {@code float[][]}, {@code DMatrixRMaj},
 * {@code FMatrixRMaj}, {@code SimpleMatrix}, or one that an
 * {@link io.github.gradcheck.core.parameters.ArrayAdapter ArrayAdapter} knows. The array is live: the check moves it in
 * place while it calls the loss, and puts every bit back.
 *
 * <p>By default the entries are normal with standard deviation {@code 1/sqrt(columns)}, and 0.1 for a single column or
 * a vector, so that a bias is never zero.
 *
 * <p>On a parameter of a record type only {@link #key()} may be set: it goes in front of the components' names. This
 * annotation may stand on annotations of your own.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface Param {

    /**
     * The shape: {@code 5} for five entries, {@code {5, 4}} for five rows and four columns.
     *
     * @return positive lengths; must be given except for a record
     */
    int[] value() default {};

    /**
     * What the entries look like.
     *
     * @return by default as the text above says; normal if {@link #std()} is given, uniform if a range is
     */
    Values values() default Values.DEFAULT;

    /**
     * The standard deviation, for {@link Values#NORMAL} only.
     *
     * @return a positive number; 1 by default
     */
    double std() default Double.NaN;

    /**
     * The lower end of the range, for {@link Values#UNIFORM}, {@link Values#INTEGER} and {@link Values#POSITIVE} only.
     *
     * @return a number below {@link #max()}; 0 by default
     */
    double min() default Double.NaN;

    /**
     * The upper end of the range, itself excluded (but for {@link Values#POSITIVE}, which excludes the lower end); for
     * {@link Values#UNIFORM}, {@link Values#INTEGER} and {@link Values#POSITIVE} only.
     *
     * @return a number above {@link #min()}; 1 by default, 2 for {@link Values#INTEGER}
     */
    double max() default Double.NaN;

    /**
     * The name under which backward returns the gradient.
     *
     * @return by default the Java name of the parameter or component
     */
    String key() default "";
}
