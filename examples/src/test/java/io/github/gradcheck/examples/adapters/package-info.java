/** Matrices of other libraries as parameters: an adapter each, found through {@code META-INF/services}. */
@NullMarked
package io.github.gradcheck.examples.adapters;

import org.jspecify.annotations.NullMarked;
