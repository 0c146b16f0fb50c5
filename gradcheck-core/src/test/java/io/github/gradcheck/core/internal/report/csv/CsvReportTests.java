/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.csv;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvReportTests {

    /** {@code f = u^2 + v^2}; backward has the wrong sign in v. */
    private static GradientReport check(String first, String second) {
        double[] u = {0.5};
        double[] v = {0.7};
        return GradientChecker.create()
                .check(
                        Parameters.of(first, u, second, v),
                        () -> u[0] * u[0] + v[0] * v[0],
                        () -> Map.of(first, new double[] {2 * u[0]}, second, new double[] {-2 * v[0]}));
    }

    @Test
    void everyKeyHasALine() {
        List<String> lines = List.of(check("u", "v").toCsv().split("\r\n"));
        assertThat(lines.size(), is(3));
        assertThat(
                lines.get(0),
                is("key,shape,verdict,relativeDifference,entries,wrongEntryCount,smallestVisibleError,cause,finding"));
        assertThat(lines.get(1), matchesPattern("u,1,CORRECT,[0-9.E-]+,1,0,[0-9.E-]+,,"));
        assertThat(lines.get(2), matchesPattern("v,1,WRONG,[01][0-9.]*,1,1,[0-9.E-]+,SIGN,has the wrong sign.*"));
    }

    @Test
    void namesThatWouldEndAFieldAreQuoted() {
        List<String> lines = List.of(check("a,b", "c\"d\n").toCsv().split("\r\n"));
        assertThat(lines.get(1).startsWith("\"a,b\",1,CORRECT,"), is(true));
        assertThat(lines.get(2).startsWith("\"c\"\"d\n\",1,WRONG,"), is(true));
    }
}
