/** Seeded values: random streams, and distributions that fill arrays from them. */
@NullMarked
package io.github.gradcheck.core.internal.sampling;

import org.jspecify.annotations.NullMarked;
