/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import static io.github.gradcheck.core.internal.comparison.HandMade.derivative;
import static io.github.gradcheck.core.internal.comparison.HandMade.unknown;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notANumber;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvidenceTests {

    /** The entry that a measurement of one entry is of: a gradient whose entries are their own numbers tells. */
    private static List<Double> entries(Evidence evidence) {
        return evidence.measurements().stream()
                .map(measurement -> measurement.projection().of(entry -> entry))
                .toList();
    }

    private static List<Double> values(Evidence evidence) {
        return evidence.measurements().stream().map(Measurement::value).toList();
    }

    private static List<Double> reaches(Evidence evidence) {
        return evidence.measurements().stream().map(Measurement::reach).toList();
    }

    @Nested
    class OfAllEntries {

        @Test
        void measuresEveryOne() {
            Evidence evidence = Evidence.of(new double[] {5, 6, 7}, new double[] {0.1, 0.2, 0.3});
            assertThat(entries(evidence), contains(0.0, 1.0, 2.0));
            assertThat(values(evidence), contains(5.0, 6.0, 7.0));
            assertThat(reaches(evidence), contains(0.1, 0.2, 0.3));
            assertThat(evidence.numerical(2), is(7.0));
        }

        @Test
        void measuresEvenlySpreadOnesWhereOnlyTheirReachesWereKept() {
            double[] numerical = {10, 11, 12, 13, 14, 15, 16, 17, 18, 19};
            Evidence evidence = Evidence.of(numerical, new double[] {1, 2, 3, 4});
            assertThat(entries(evidence), contains(0.0, 3.0, 6.0, 9.0));
            assertThat(values(evidence), contains(10.0, 13.0, 16.0, 19.0));
            assertThat(reaches(evidence), contains(1.0, 2.0, 3.0, 4.0));
            assertThat(evidence.numerical(4), is(14.0));
        }

        @Test
        void leavesOutThoseThatTellNothing() {
            Evidence evidence = Evidence.of(
                    new double[] {5, Double.NaN, 7}, new double[] {0.1, Double.POSITIVE_INFINITY, Double.NaN});
            assertThat(entries(evidence), contains(0.0));
            assertThat(evidence.numerical(1), is(notANumber()));
        }
    }

    @Nested
    class Collected {
        private final Evidence.Collected collected = new Evidence.Collected();

        @Test
        void measuresAnEntryOnce() {
            collected.addEntry(4, derivative(2, 0.5));
            collected.addEntry(4, derivative(3, 0.25));
            Evidence evidence = collected.evidence();
            assertThat(values(evidence), contains(2.0));
            assertThat(reaches(evidence), contains(0.5));
            assertThat(entries(evidence), contains(4.0));
        }

        @Test
        void knowsTheDerivativesOfEntriesThatWereMeasuredOnTheirOwn() {
            collected.addEntry(4, derivative(2, 0.5));
            collected.add(new Measurement(gradient -> gradient.applyAsDouble(0) + gradient.applyAsDouble(1), 7, 1));
            Evidence evidence = collected.evidence();
            assertThat(evidence.numerical(4), is(2.0));
            assertThat(evidence.numerical(0), is(notANumber()));
            assertThat(values(evidence), contains(2.0, 7.0));
            assertThat(entries(evidence), contains(4.0, 1.0));
        }

        @Test
        void leavesOutWhatTellsNothing() {
            collected.addEntry(4, unknown());
            collected.add(new Measurement(gradient -> 0, unknown()));
            assertThat(collected.evidence().measurements(), is(List.of()));
            assertThat(collected.evidence().numerical(4), is(notANumber()));
        }

        @Test
        void isNotChangedByWhatComesLater() {
            collected.addEntry(1, derivative(2, 0.5));
            Evidence before = collected.evidence();
            collected.addEntry(2, derivative(3, 0.5));
            assertThat(values(before), contains(2.0));
            assertThat(before.numerical(2), is(notANumber()));
        }
    }
}
