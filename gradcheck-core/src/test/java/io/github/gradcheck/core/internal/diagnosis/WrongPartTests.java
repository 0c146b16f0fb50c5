/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.internal.comparison.HandMadeComparison;
import io.github.gradcheck.core.parameters.Volume;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrices as pictures: x is wrong, a dot is right, 0 is zero and right. */
class WrongPartTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "... xxx ...       | in row 1",
                "... x0x ...       | in row 1",
                "..x ..x ..x       | in the last column",
                "x.. .x. ..x       | in the diagonal",
                "x.. .0. ..x       | in the diagonal",
                ".xx x.x xx.       | in all entries off the diagonal",
                "0.. x00 x00       | in column 0",
                ".xx ..x ...       | above the diagonal",
                "... x.. xx.       | below the diagonal",
                ".xxx ..x0 ...x .... | above the diagonal",
                ".0x0 ..0x ...0 .... | none",
                ".xx x.x ...       | none",
                "xxx xxx ...       | in all rows but 2",
                "xx. xx. xx.       | in all columns but 2",
                ".x. ... ...       | at [0,1]",
                "x.. ... ..x       | none",
                "xx.. xx.. .... ....       | in the block [0..1, 0..1]",
                "x0.. xx.. .... ....       | in the block [0..1, 0..1]",
                "x0.. 0x.. .... ....       | none",
                ".... .x.. .xx. ....       | none",
                "x.x. x.x. .... ....       | none",
                ".... .xx. .xx. ....       | in the block [1..2, 1..2]",
                "xxx xxx xxx       | none",
                "000 xx0 000       | none",
                "... ... ...       | none"
            })
    void matrix(String picture, String name) {
        assertThat(name(picture.strip().split(" ")), is(name));
    }

    @Test
    void aRowBeforeTheDiagonalOfAMatrixWithOneRightEntry() {
        assertThat(name("x0 0."), is("at [0,0]"));
    }

    @Test
    void aBiasOfOneColumnIsAList() {
        assertThat(
                of(new HandMadeComparison("b", new double[][] {{1}, {1}, {1}, {1}}, 1, 1, 1, 1).wrong(0, 1)),
                is("in the first 2 entries"));
    }

    @Test
    void entriesOfMoreDimensionsHaveNoPlaceUnlessThereIsOne() {
        Volume value = new Volume(2, 2, 2);
        double[] ones = new double[8];
        Arrays.fill(ones, 1);
        assertThat(of(new HandMadeComparison("K", value, ones).wrong(0, 1)), is("none"));
        assertThat(of(new HandMadeComparison("K", value, ones).wrong(5)), is("at [1,0,1]"));
    }

    private static String name(String... rows) {
        String all = String.join("", rows).replace(" ", "");
        int columns = rows.length == 1 ? rows[0].indexOf(' ') : rows[0].length();
        double[] analytic = all.chars().mapToDouble(mark -> mark == '0' ? 0 : 1).toArray();
        int[] wrong = IntStream.range(0, all.length())
                .filter(i -> all.charAt(i) == 'x')
                .toArray();
        return of(HandMadeComparison.matrix("W", all.length() / columns, columns, analytic)
                .wrong(wrong));
    }

    private static String of(HandMadeComparison comparison) {
        Optional<Region> region = WrongPart.of(new Suspect(comparison.build()));
        return region.map(Region::text).orElse("none");
    }
}
