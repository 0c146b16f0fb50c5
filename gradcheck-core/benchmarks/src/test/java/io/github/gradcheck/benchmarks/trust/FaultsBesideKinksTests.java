/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.benchmarks.trust.rules.Rule;
import io.github.gradcheck.benchmarks.trust.rules.Rules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three of 1200 planted faults that passed along directions: kinks next to the point blurred those of their key. */
class FaultsBesideKinksTests {
    private static final String RULE = "gradcheck, directions";

    @ParameterizedTest
    @CsvSource({"one entry off by 1 %, 196", "one entry off by 0.1 %, 27", "one entry off by 0.1 %, 542"})
    void areFoundAlongDirections(String fault, long seed) {
        Row row = BenchmarkRows.all().stream()
                .filter(each -> each.title().equals(fault) && each.variant().equals("ReLU"))
                .findFirst()
                .orElseThrow();
        Rule rule = Rules.coverages().stream()
                .filter(each -> each.name().equals(RULE))
                .findFirst()
                .orElseThrow();
        Case planted = row.cases().apply(seed);
        assertThat(JudgedCase.run(rule, row, planted, seed).outcome().wrong(), is(planted.wrongKeys()));
    }
}
