/** Models which are right except for one classic mistake, each named after it. Their gradient checks must fail. */
@NullMarked
package io.github.gradcheck.examples.broken;

import org.jspecify.annotations.NullMarked;
