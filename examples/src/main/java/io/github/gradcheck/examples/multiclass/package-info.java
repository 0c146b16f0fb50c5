/** Softmax classifiers: a linear one, and a multilayer perceptron with regularisation and dropout. */
@NullMarked
package io.github.gradcheck.examples.multiclass;

import org.jspecify.annotations.NullMarked;
