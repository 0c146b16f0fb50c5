/** Seeded values: random streams, distributions, and arrays filled from them. */
@NullMarked
package io.github.gradcheck.core.sampling;

import org.jspecify.annotations.NullMarked;
