/** Faults of known size, to see whether each is found that is larger than the error that a check says it would see. */
@NullMarked
package io.github.gradcheck.benchmarks.trust.visible;

import org.jspecify.annotations.NullMarked;
