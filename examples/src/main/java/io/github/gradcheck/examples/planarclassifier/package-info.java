/** A binary classifier of points in the plane, small enough to watch while it trains. */
@NullMarked
package io.github.gradcheck.examples.planarclassifier;

import org.jspecify.annotations.NullMarked;
