/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.Scheme;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that compares a hand-written backward function with the numerical derivative of its loss.
 *
 * <p>The method gets its arrays drawn from a seed ({@link Param}, {@link Input}) and compares with {@link Gradients},
 * which it must take as a parameter:
 *
 * <pre>{@code
 * @GradientCheck
 * void crossEntropy(@Param({5, 4}) DMatrixRMaj W, @Param({5, 1}) DMatrixRMaj b,
 *                   @Input({4, 8}) DMatrixRMaj X,
 *                   @Input(value = {5, 8}, values = Values.ONE_HOT) DMatrixRMaj Y,
 *                   Gradients gradients) {
 *     gradients.of(() -> Softmax.loss(W, b, X, Y))
 *              .match(() -> Softmax.backward(W, b, X, Y)); // Map.of("W", dW, "b", db)
 * }
 * }</pre>
 *
 * <p>It runs once for each draw. The seeds follow from the names of class and method, so that a build can be repeated;
 * {@code -Dgradcheck.seed=7391} (a system property or JUnit configuration parameter) runs the one draw with that seed
 * instead. A {@link java.util.random.RandomGenerator} or {@link java.util.Random} parameter gets a generator seeded by
 * the draw; other parameters are left to other extensions.
 *
 * <p>Arrays, generators and {@link Gradients} may be declared in the same way by the constructor of the class and by
 * methods with {@code @BeforeEach} or {@code @AfterEach}, for a class whose tests are all gradient checks; arrays of
 * one name are one array. JUnit creates an outer class, and an instance that serves all tests of a class, before there
 * is a draw: their constructors cannot take any.
 *
 * <p>The method must not be private or static and must return {@code void}. It cannot be combined with {@code @Test},
 * {@code @ParameterizedTest} and the like. This annotation may stand on annotations of your own.
 *
 * <p>On a class or package it says what holds for the methods below that carry it too and leave an attribute open:
 * method, class and those above it, classes around it, package. What is still open is taken from the configuration,
 * {@code junit-platform.properties} for instance: {@code gradcheck.draws}, {@code gradcheck.coverage},
 * {@code gradcheck.tolerance}; as system properties, {@code -Dgradcheck.draws=20}, these hold before any annotation.
 *
 * <p>An attribute that is not written is not set, which is not the same as to write its default: {@code draws = 3}
 * beside {@code seeds} is as wrong as {@code draws = 4}. Not set are an empty array, the number {@code NaN} and the
 * smallest {@code int}, none of which is a valid value. An attribute that is an array for this reason alone takes one
 * value, without braces: {@code coverage = Coverage.DIRECTIONS}.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.PACKAGE})
@TestTemplate
@ExtendWith(GradientCheckExtension.class)
public @interface GradientCheck {

    /**
     * How many draws are checked, each with its own seed. More draws do not change the earlier ones.
     *
     * @return at least 1; by default {@value CheckSettings#DRAWS}; not to be combined with {@link #seeds()}
     */
    int draws() default Attribute.NOT_SET;

    /**
     * The seeds to check instead of those that follow from the names: one draw for each.
     *
     * @return any numbers; none by default
     */
    long[] seeds() default {};

    /**
     * Which derivatives are compared.
     *
     * @return one value; by default {@link Coverage#AUTO}: every entry where there are a few dozen, else directions
     *     over all keys together
     */
    Coverage[] coverage() default {};

    /**
     * The relative difference up to which a proven difference is excused.
     *
     * @return a positive number; by default {@value GradientChecker#TOLERANCE}, and
     *     {@value GradientChecker#FLOAT_TOLERANCE} for {@code float} arrays; not to be combined with {@link #step()}
     */
    double tolerance() default Double.NaN;

    /**
     * The difference up to which a proven difference of an entry is excused however small the entry is, for entries
     * that are truly zero.
     *
     * @return zero or a positive number in the unit of the gradient; by default 0; not to be combined with
     *     {@link #step()}
     */
    double absoluteTolerance() default Double.NaN;

    /**
     * The fixed step of the classical method, which then replaces the default method with its error bars.
     *
     * @return a positive number such as 1e-7; off by default
     */
    double step() default Double.NaN;

    /**
     * The difference quotient of the classical method. Only with {@link #step()}.
     *
     * @return one value; by default {@link Scheme#CENTRAL}
     */
    Scheme[] scheme() default {};

    /**
     * The largest norm-wise difference ||a - n|| / (||a|| + ||n||) that passes in the classical method. Only with
     * {@link #step()}.
     *
     * @return a positive number below 1, which is the difference of a gradient of zeros; by default
     *     {@value GradientChecker#THRESHOLD}
     */
    double threshold() default Double.NaN;

    /**
     * Keys that may be zero everywhere, each with the reason.
     *
     * @return none by default
     */
    Vacuous[] vacuous() default {};

    /**
     * What holds for some keys alone: tolerances, how they are compared, and which of them are not.
     *
     * @return none by default
     */
    ForKeys[] keys() default {};

    /**
     * Whether each key is a test of its own in the tree: a draw then runs once for each {@code @Param} of the method,
     * and compares that key alone; of a key that is {@linkplain ForKeys#skip() skipped} it is aborted. Keys that the
     * test adds are compared in each of them. Such draws are not remembered to be tried first.
     *
     * @return one value; by default not
     */
    boolean[] nodePerKey() default {};

    /**
     * What backward may return though it is no gradient of a parameter or input, such as the intermediate {@code dZ3}.
     * All else that belongs to no key fails the test, because it was not compared.
     *
     * @return names, or patterns in which {@code *} stands for any letters: {@code {"dZ*", "dA*"}}; none by default
     */
    String[] ignore() default {};

    /**
     * How often the loss may be called in one comparison. Where that is not enough, the failure says what was compared
     * and what was not; a key that was not finished never passes. To limit the time instead, use JUnit's
     * {@code @Timeout}.
     *
     * @return at least 1; preparing a comparison takes up to 50; no limit by default
     */
    long budget() default Attribute.NOT_SET;

    /**
     * Whether a loss that is handed its parameters, as in {@code gradients.ofPure(p -> loss(p))}, is evaluated on all
     * cores, each on a copy of the parameters. The outcome is the same, bit by bit.
     *
     * @return one value; by default not
     */
    boolean[] parallel() default {};
}
