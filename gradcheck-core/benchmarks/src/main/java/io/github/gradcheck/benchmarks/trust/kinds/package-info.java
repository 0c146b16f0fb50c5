/**
 * Kinds of right functions on which the library was never tuned, each with a hand-written gradient that is proven to be
 * right, and mistakes that people make in them.
 */
@NullMarked
package io.github.gradcheck.benchmarks.trust.kinds;

import org.jspecify.annotations.NullMarked;
