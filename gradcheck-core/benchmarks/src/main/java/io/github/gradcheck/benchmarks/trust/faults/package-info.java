/** Mistakes planted into the backward function of a correct network, and keys that test nothing. */
@NullMarked
package io.github.gradcheck.benchmarks.trust.faults;

import org.jspecify.annotations.NullMarked;
