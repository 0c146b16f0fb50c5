/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.parameters;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapeTests {

    @Test
    void sizeIsTheProductOfTheLengths() {
        assertThat(Shape.of(7).size(), is(7));
        assertThat(Shape.of(5, 4).size(), is(20));
        assertThat(Shape.of(2, 3, 4).size(), is(24));
        assertThat(Shape.of(5, 0).size(), is(0));
    }

    @Test
    void sizeThatExceedsAnIntIsAnErrorAndNotASmallerNumber() {
        assertThrows(ArithmeticException.class, Shape.of(1 << 16, 1 << 16)::size);
    }

    @Test
    void aVectorStandsUpright() {
        assertThat(List.of(Shape.of(7).rows(), Shape.of(7).columns()), is(List.of(7, 1)));
        assertThat(List.of(Shape.of(5, 4).rows(), Shape.of(5, 4).columns()), is(List.of(5, 4)));
        assertThat(List.of(Shape.of(2, 3, 4).rows(), Shape.of(2, 3, 4).columns()), is(List.of(2, 3)));
    }

    @Test
    void aMatrixHasSeveralRowsAndColumns() {
        assertThat(Shape.of(2, 2).isMatrix(), is(true));
        assertThat(
                Shape.of(1, 2).isMatrix()
                        || Shape.of(2, 1).isMatrix()
                        || Shape.of(4).isMatrix(),
                is(false));
        assertThat(Shape.of(2, 2, 2).isMatrix(), is(false));
    }

    @Test
    void lastIndexRunsFastest() {
        Shape shape = Shape.of(2, 3);
        List<String> indices =
                IntStream.range(0, shape.size()).mapToObj(shape::indices).toList();
        assertThat(indices, is(List.of("[0,0]", "[0,1]", "[0,2]", "[1,0]", "[1,1]", "[1,2]")));
    }

    @Test
    void everyEntryOfManyDimensionsHasIndicesOfItsOwn() {
        Shape shape = Shape.of(3, 1, 4, 2);
        assertThat(IntStream.range(0, 24).mapToObj(shape::indices).collect(Collectors.toSet()), hasSize(24));
        assertThat(shape.indices(23), is("[2,0,3,1]"));
    }

    @Test
    void indicesOfAVectorAreOneNumber() {
        assertThat(Shape.of(9).indices(4), is("[4]"));
    }

    @Test
    void vectorFitsARowAndAColumnOfItsLengthAndBack() {
        Shape vector = Shape.of(5);
        for (Shape matrix : List.of(Shape.of(5, 1), Shape.of(1, 5))) {
            assertThat(matrix.toString(), vector.fits(matrix) && matrix.fits(vector), is(true));
        }
    }

    @Test
    void matrixFitsOnlyAnEqualMatrix() {
        assertThat(Shape.of(2, 3).fits(Shape.of(2, 3)), is(true));
        assertThat("transposed", Shape.of(2, 3).fits(Shape.of(3, 2)), is(false));
        assertThat("row and column", Shape.of(1, 5).fits(Shape.of(5, 1)), is(false));
    }

    @Test
    void vectorDoesNotFitAMatrixOfAsManyEntries() {
        assertThat(Shape.of(6).fits(Shape.of(2, 3)), is(false));
        assertThat(Shape.of(6).fits(Shape.of(5)), is(false));
    }

    @Test
    void readsAsLengthsWithAnXBetween() {
        assertThat(Shape.of(5, 4).toString(), is("5x4"));
        assertThat(Shape.of(3).toString(), is("3"));
    }

    @Test
    void rejectsNoDimensionsAndNegativeLengths() {
        assertThrows(IllegalArgumentException.class, Shape::of);
        String message = assertThrows(IllegalArgumentException.class, () -> Shape.of(3, -1))
                .getMessage();
        assertThat(message, containsString("[3, -1]"));
    }

    @Test
    void keepsItsLengthsWhenTheListThatItWasMadeFromChanges() {
        List<Integer> lengths = new ArrayList<>(List.of(2, 3));
        Shape shape = new Shape(lengths);
        lengths.set(0, 9);
        assertThat(shape, is(Shape.of(2, 3)));
    }
}
