/**
 * The speed benchmarks: what a check costs beside the losses that it cannot do without, and how that cost grows with
 * the model. {@link io.github.gradcheck.benchmarks.speed.SpeedReport} runs those of JMH and prints one table;
 * {@link io.github.gradcheck.benchmarks.speed.PairedOverhead},
 * {@link io.github.gradcheck.benchmarks.speed.LocatingTrials} and
 * {@link io.github.gradcheck.benchmarks.speed.LiveMemory} are programs of their own.
 */
@NullMarked
package io.github.gradcheck.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
