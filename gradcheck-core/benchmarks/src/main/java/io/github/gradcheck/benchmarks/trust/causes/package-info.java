/** Why a gradient is wrong: mistakes that people make in networks, and what the library says of each. */
@NullMarked
package io.github.gradcheck.benchmarks.trust.causes;

import org.jspecify.annotations.NullMarked;
