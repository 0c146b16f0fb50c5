/**
 * The front door: {@link io.github.gradcheck.core.GradientChecker} compares a hand-written gradient with the numerical
 * derivative of its loss and answers with a {@link io.github.gradcheck.core.GradientReport}.
 */
@NullMarked
package io.github.gradcheck.core;

import org.jspecify.annotations.NullMarked;
