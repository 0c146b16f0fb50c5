/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.EntryGradients;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatMapTests {

    @Test
    void aSmallMatrixHasACellForEachEntry() {
        HeatMap map = map(new Fixture().with("W", 3, 4), "W");
        assertEquals(HeatMap.Layout.MATRIX, map.layout());
        assertEquals(3, map.rows());
        assertEquals(4, map.columns());
        assertFalse(map.isCondensed());
        assertEquals(IntStream.range(0, 12).boxed().toList(), map.entries());
    }

    @Test
    void oneNumberIsOneCell() {
        HeatMap map = map(new Fixture().with("c", 1, 1), "c");
        assertEquals(List.of(0), map.entries());
    }

    @Test
    void aColumnLiesOnItsSide() {
        HeatMap map = map(new Fixture().with("b", 5, 1), "b");
        assertEquals(HeatMap.Layout.ROW, map.layout());
        assertEquals(1, map.rows());
        assertEquals(5, map.columns());
    }

    @Test
    void aLongVectorIsFolded() {
        HeatMap map = map(new Fixture().with("b", 1000, 1), "b");
        assertEquals(HeatMap.Layout.FOLDED, map.layout());
        assertEquals(32, map.width());
        assertEquals(
                IntStream.range(0, 1024).map(i -> i < 1000 ? i : -1).boxed().toList(), map.entries());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "999999, 984, 984", "437651, 429, 643", "5, 0, 0", "999, 0, 984"})
    void aCloserLookShowsAnEntryAmongItsNeighbours(int entry, int firstRow, int firstColumn) {
        HeatMap map = HeatMap.around(entry, 16, Shape.of(1000, 1000));
        assertEquals(firstRow, map.firstRow());
        assertEquals(firstColumn, map.firstColumn());
        assertEquals(256, map.entries().size());
        assertTrue(map.entries().contains(entry));
        assertEquals(1, map.entries().get(1) - map.entries().get(0));
        assertEquals(1000, map.entries().get(16) - map.entries().get(0));
    }

    @Test
    void aCloserLookAtAFoldedVectorEndsWithIt() {
        HeatMap map = HeatMap.around(9_999, 16, Shape.of(9_990 + 10));
        assertEquals(100, map.width());
        assertEquals(9_999, map.entries().get(255));
        HeatMap ragged = HeatMap.around(9_990, 16, Shape.of(9_991));
        assertTrue(ragged.entries().contains(9_990));
        assertTrue(ragged.entries().contains(-1));
    }

    @Test
    void aLargeMatrixIsCondensedAndEveryCellShowsAnEntryOfItsOwn() {
        HeatMap map = map(new Fixture().with("W", 1000, 1000), "W");
        assertTrue(map.isCondensed());
        assertThat(map.rows() * map.columns(), lessThanOrEqualTo(4096));
        for (int cell = 0; cell < map.entries().size(); cell++) {
            int entry = map.entries().get(cell);
            assertEquals(cell / map.columns(), entry / 1000 / map.blockRows());
            assertEquals(cell % map.columns(), entry % 1000 / map.blockColumns());
        }
    }

    @Test
    void aCellShowsItsWorstEntry() {
        HeatMap map = map(new Fixture().with("W", 1000, 1000).wrong("W", 123, 456, 9), "W");
        assertEquals(1, map.entries().stream().filter(entry -> entry == 123456).count());
    }

    @Test
    void amongMeasuredEntriesTheLargestDifferenceIsTheWorst() {
        EntryGradients gradients = new Fixture()
                .with("W", 40, 40)
                .wrong("W", 0, 0, 4)
                .wrong("W", 0, 1, 50)
                .wrong("W", 1, 1, 5)
                .check(Coverage.EVERY_ENTRY)
                .key("W")
                .gradients();
        assertEquals(1, HeatMap.of(gradients, 256).entries().get(0));
    }

    private static HeatMap map(Fixture fixture, String key) {
        GradientReport report = fixture.check();
        return HeatMap.of(report.key(key).gradients(), 4096);
    }
}
