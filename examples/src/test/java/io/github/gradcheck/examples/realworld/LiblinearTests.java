/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.uniform;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.parameters.Parameters;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * liblinear 2.44: gradient and Hessian-vector product of its trust region solver. The classes are package-private, so
 * that they are called by reflection.
 */
class LiblinearTests {
    private static final int SAMPLES = 12;
    private static final int FEATURES = 4;

    /** {@code |w|^2/2 + C sum log(1 + exp(-y_i w.x_i))}. */
    @Test
    void logisticRegressionIsRight() {
        check("L2R_LrFunction", SolverType.L2R_LR);
    }

    /** {@code |w|^2/2 + C sum max(0, 1 - y_i w.x_i)^2}: its gradient has kinks, its value has none. */
    @Test
    void theSquaredHingeIsRight() {
        check("L2R_L2_SvcFunction", SolverType.L2R_L2LOSS_SVC);
    }

    /** {@code |w|^2/2 + C sum max(0, |w.x_i - y_i| - p)^2}. */
    @Test
    void supportVectorRegressionIsRight() {
        check("L2R_L2_SvrFunction", SolverType.L2R_L2LOSS_SVR);
    }

    private static void check(String name, SolverType type) {
        Solved function = new Solved(name, problem(), new Parameter(type, 0.7, 1e-3, 0.05));
        double[] w = uniform(FEATURES, -1, 1);
        GradientChecker.create()
                .check(Parameters.of("w", w), () -> function.value(w), () -> function.gradient(w))
                .assertCorrect();
        GradientChecker.create()
                .checkHessianProduct(
                        Parameters.of("w", w),
                        () -> function.gradient(w),
                        v -> function.product(w, v.get("w", double[].class)))
                .assertCorrect();
    }

    private static Problem problem() {
        Problem problem = new Problem();
        problem.l = SAMPLES;
        problem.n = FEATURES;
        double[] values = uniform(SAMPLES * FEATURES, -2, 2);
        problem.x = new Feature[SAMPLES][FEATURES];
        problem.y = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            problem.y[i] = i % 3 == 0 ? 1 : -1;
            for (int j = 0; j < FEATURES; j++) {
                problem.x[i][j] = new FeatureNode(j + 1, values[i * FEATURES + j]);
            }
        }
        return problem;
    }

    /** One of the solver's functions. It keeps what its value computed for its gradient, and that for the product. */
    private static final class Solved {
        private final Object function;

        Solved(String name, Problem problem, Parameter parameter) {
            double[] costs = new double[problem.l];
            Arrays.fill(costs, parameter.getC());
            try {
                Constructor<?> constructor = Class.forName("de.bwaldvogel.liblinear." + name)
                        .getDeclaredConstructor(Problem.class, Parameter.class, double[].class);
                constructor.setAccessible(true);
                function = constructor.newInstance(problem, parameter, costs);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(name, e);
            }
        }

        double value(double[] w) {
            return (double) call("fun", new Class<?>[] {double[].class}, w);
        }

        double[] gradient(double[] w) {
            value(w);
            double[] gradient = new double[w.length];
            call("grad", new Class<?>[] {double[].class, double[].class}, w, gradient);
            return gradient;
        }

        double[] product(double[] w, double[] v) {
            gradient(w);
            double[] product = new double[w.length];
            call("Hv", new Class<?>[] {double[].class, double[].class}, v, product);
            return product;
        }

        private Object call(String name, Class<?>[] types, Object... arguments) {
            try {
                Method method = method(function.getClass(), name, types);
                method.setAccessible(true);
                return method.invoke(function, arguments);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new LinkageError(name, e);
            }
        }

        private static Method method(Class<?> type, String name, Class<?>... types) {
            try {
                return type.getMethod(name, types);
            } catch (NoSuchMethodException e) {
                throw new LinkageError(name, e);
            }
        }
    }
}
