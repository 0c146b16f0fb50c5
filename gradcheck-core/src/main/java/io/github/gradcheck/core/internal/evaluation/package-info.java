/** Calls of the user's loss: arrays are moved and put back, evaluations counted, limited, and spread over threads. */
@NullMarked
package io.github.gradcheck.core.internal.evaluation;

import org.jspecify.annotations.NullMarked;
