/** Random directions over keys, their scales, and what a gradient implies along them. */
@NullMarked
package io.github.gradcheck.core.internal.directions;

import org.jspecify.annotations.NullMarked;
