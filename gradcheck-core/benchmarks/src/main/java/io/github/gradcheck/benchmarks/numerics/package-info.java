/** Experiments on functions of one variable that gave the constants of the accept rule. */
@NullMarked
package io.github.gradcheck.benchmarks.numerics;

import org.jspecify.annotations.NullMarked;
