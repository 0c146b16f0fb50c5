/** What the example models share: activation functions and operations on a batch of samples. */
@NullMarked
package io.github.gradcheck.examples;

import org.jspecify.annotations.NullMarked;
