/** Hamcrest matchers, for suites that compare gradients with the checker of the core themselves. */
@NullMarked
package io.github.gradcheck.hamcrest;

import org.jspecify.annotations.NullMarked;
