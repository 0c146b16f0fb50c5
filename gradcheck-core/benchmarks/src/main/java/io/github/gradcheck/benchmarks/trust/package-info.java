/**
 * The trust benchmark: how often a rule for checking gradients alarms on correct ones, and how often it finds planted
 * faults. {@link io.github.gradcheck.benchmarks.trust.TrustBenchmark} is the program; {@code problems} holds the
 * correct functions, {@code faults} what is planted into them, {@code rules} who judges.
 */
@NullMarked
package io.github.gradcheck.benchmarks.trust;

import org.jspecify.annotations.NullMarked;
