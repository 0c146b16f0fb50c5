/** The three-layer network on which many people first met gradient checking. */
@NullMarked
package io.github.gradcheck.examples.coursenetwork;

import org.jspecify.annotations.NullMarked;
