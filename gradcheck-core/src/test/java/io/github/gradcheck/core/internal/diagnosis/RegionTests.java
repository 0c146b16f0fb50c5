/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegionTests {

    @ParameterizedTest
    @MethodSource("names")
    void everyRegionHasItsName(Region region, String text) {
        assertThat(region.text(), is(text));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of(new Region.Entry("[3,0]"), "at [3,0]"),
                Arguments.of(new Region.Numbered(Unit.COLUMN, 2), "in column 2"),
                Arguments.of(new Region.Last(Unit.ENTRY), "in the last entry"),
                Arguments.of(new Region.LastFew(Unit.ROW, 2), "in the last 2 rows"),
                Arguments.of(new Region.FirstFew(Unit.COLUMN, 2), "in the first 2 columns"),
                Arguments.of(new Region.Run(Unit.ENTRY, 3, 5), "in entries 3 to 5"),
                Arguments.of(new Region.Listed(Unit.ROW, List.of(1, 4, 6)), "in rows 1, 4 and 6"),
                Arguments.of(new Region.AllBut(Unit.ROW, List.of(2)), "in all rows but 2"),
                Arguments.of(new Region.Diagonal(), "in the diagonal"),
                Arguments.of(new Region.OffDiagonal(), "in all entries off the diagonal"),
                Arguments.of(new Region.Rectangle(1, 2, 3, 4), "in the block [1..2, 3..4]"));
    }

    @Test
    void whatIsNamedByItsRestIsNotWrongOnlyThere() {
        assertThat(Claim.isWrong(new Region.AllBut(Unit.ROW, List.of(2))).singular(), is("is wrong in all rows but 2"));
        assertThat(Claim.isWrong(new Region.OffDiagonal()).plural(), is("are wrong in all entries off the diagonal"));
        assertThat(Claim.isWrong(new Region.Diagonal()).singular(), is("is wrong only in the diagonal"));
    }

    @Test
    void theEdgesOfABlockBelongToIt() {
        Region.Rectangle block = new Region.Rectangle(1, 2, 3, 5);
        assertThat(block.area(), is(6));
        assertThat(block.contains(1, 3) && block.contains(2, 5), is(true));
        assertThat(
                block.contains(0, 3) || block.contains(3, 3) || block.contains(1, 2) || block.contains(1, 6),
                is(false));
    }

    @Test
    void oneLineOrEntryIsSingle() {
        for (Region single :
                List.of(new Region.Entry("1,2"), new Region.Last(Unit.ROW), new Region.Numbered(Unit.COLUMN, 1))) {
            assertThat(single.text(), single.isSingle(), is(true));
        }
        for (Region several : List.of(
                new Region.Run(Unit.ENTRY, 1, 2),
                new Region.FirstFew(Unit.ROW, 2),
                new Region.LastFew(Unit.ROW, 2),
                new Region.Diagonal(),
                new Region.Rectangle(0, 0, 0, 0))) {
            assertThat(several.text(), several.isSingle(), is(false));
        }
    }
}
