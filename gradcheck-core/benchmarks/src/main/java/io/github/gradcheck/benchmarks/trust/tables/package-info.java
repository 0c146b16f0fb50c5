/** Tables and figures as the reports write them. */
@NullMarked
package io.github.gradcheck.benchmarks.trust.tables;

import org.jspecify.annotations.NullMarked;
