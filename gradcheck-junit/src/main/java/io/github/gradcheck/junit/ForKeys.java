/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.Coverage;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of some keys of a {@link GradientCheck} what holds for them alone.
 *
 * <pre>{@code
 * @GradientCheck(keys = {
 *     @ForKeys(value = "layers[*].b", tolerance = 1e-4),
 *     @ForKeys(value = "embedding", skip = "frozen: it has no gradient")
 * })
 * }</pre>
 *
 * <p>Where several stand for a key, the last one that sets an attribute holds; what stands nearer to the method holds
 * before what stands on its class or package.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface ForKeys {

    /**
     * The keys.
     *
     * @return names, which must be those of parameters or inputs, or patterns in which {@code *} stands for any letters
     */
    String[] value();

    /**
     * The relative difference up to which a proven difference is excused.
     *
     * @return as for {@link GradientCheck#tolerance()}, which holds by default
     */
    double tolerance() default Double.NaN;

    /**
     * The difference up to which a proven difference of an entry is excused however small the entry is.
     *
     * @return as for {@link GradientCheck#absoluteTolerance()}, which holds by default
     */
    double absoluteTolerance() default Double.NaN;

    /**
     * How the derivatives are compared: entry by entry, or along directions.
     *
     * @return as for {@link GradientCheck#coverage()}, which holds by default
     */
    Coverage[] coverage() default {};

    /**
     * Why the keys are not compared at all. They then need no gradient; what each pass and each report says of them is
     * that nothing is known.
     *
     * @return a reason such as "frozen"; by default they are compared
     */
    String skip() default "";

    /**
     * Why the keys may be zero everywhere, as with {@link Vacuous}.
     *
     * @return a reason; by default they may not
     */
    String vacuous() default "";
}
