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
 * A drawn array that the loss reads but that need not have a gradient: samples, labels.
 *
 * <p>It is used as {@link Param} is, and its attributes mean what they mean there. Where backward returns a gradient
 * for it all the same, that is checked too. Beside the types of {@link Param} it may be an {@code int[]} of labels:
 * {@link Values#INTEGER} by default, else {@link Values#BINARY}, {@link Values#ONE_HOT}, {@link Values#ONE_HOT_ROWS},
 * {@link Values#ZEROS} or {@link Values#ONES}.
 *
 * <p>By default the entries are uniform on [0, 1).
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface Input {

    /**
     * The shape.
     *
     * @return as for {@link Param#value()}
     */
    int[] value() default {};

    /**
     * What the entries look like.
     *
     * @return by default as the text above says; normal if {@link #std()} is given, uniform if a range is
     */
    Values values() default Values.DEFAULT;

    /**
     * The standard deviation.
     *
     * @return as for {@link Param#std()}
     */
    double std() default Double.NaN;

    /**
     * The lower end of the range.
     *
     * @return as for {@link Param#min()}
     */
    double min() default Double.NaN;

    /**
     * The upper end of the range.
     *
     * @return as for {@link Param#max()}
     */
    double max() default Double.NaN;

    /**
     * The name of the array, and of its gradient if there is one.
     *
     * @return as for {@link Param#key()}
     */
    String key() default "";
}
