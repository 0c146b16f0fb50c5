/** The smallest functions worth a gradient check: one number in, one number out. */
@NullMarked
package io.github.gradcheck.examples.onedimension;

import org.jspecify.annotations.NullMarked;
