/** The judges: this library, and the rules of its peers written anew from their published defaults. */
@NullMarked
package io.github.gradcheck.benchmarks.trust.rules;

import org.jspecify.annotations.NullMarked;
