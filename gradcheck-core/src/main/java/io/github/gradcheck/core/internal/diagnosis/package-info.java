/** Hypotheses about the cause of a fault. */
@NullMarked
package io.github.gradcheck.core.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
