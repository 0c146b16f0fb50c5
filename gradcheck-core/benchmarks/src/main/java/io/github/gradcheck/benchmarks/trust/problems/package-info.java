/** Correct functions with hand-written gradients, each at a seeded point. */
@NullMarked
package io.github.gradcheck.benchmarks.trust.problems;

import org.jspecify.annotations.NullMarked;
