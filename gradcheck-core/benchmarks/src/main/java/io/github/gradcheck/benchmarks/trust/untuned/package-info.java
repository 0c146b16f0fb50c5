/**
 * The part of the trust benchmark about kinds that nobody tuned for: it runs them, counts the answers and writes them
 * down.
 */
@NullMarked
package io.github.gradcheck.benchmarks.trust.untuned;

import org.jspecify.annotations.NullMarked;
