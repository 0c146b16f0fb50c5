/**
 * Gradient checks as JUnit tests: annotate a test with {@link io.github.gradcheck.junit.GradientCheck}, let it draw its
 * arrays with {@link io.github.gradcheck.junit.Param} and {@link io.github.gradcheck.junit.Input}, and compare with
 * {@link io.github.gradcheck.junit.Gradients}.
 */
@NullMarked
package io.github.gradcheck.junit;

import org.jspecify.annotations.NullMarked;
