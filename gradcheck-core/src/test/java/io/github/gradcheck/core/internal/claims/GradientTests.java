/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SuppressWarnings("ArrayRecordComponent") // users keep their arrays in records
class GradientTests {
    record Gradients(double[] dW, double[] db) {}

    record Layer(double[] W, double[] b) {}

    record LayerGradient(double[] dW, double[] db) {}

    private final double[] W = {10, 20};
    private final double[] b = {30, 40};
    private final double[] dW = {1, 2};
    private final double[] db = {3, 4};
    private final Parameters two = Parameters.of("W", W, "b", b);
    private final Parameters one = Parameters.of("W", W);

    @Nested
    class GradientBelongsToTheKey {

        @Test
        void ofItsOwnName() {
            assertBothFound(Map.of("W", dW, "b", db));
        }

        @Test
        void thatFollowsD() {
            assertBothFound(Map.of("dW", dW, "db", db));
        }

        @Test
        void thatFollowsDJD() {
            assertBothFound(Map.of("dJ_dW", dW, "dJ_db", db));
        }

        @Test
        void thatFollowsGrad() {
            assertBothFound(Map.of("grad_W", dW, "grad_b", db));
        }

        @Test
        void thatFollowsAnyOfThem() {
            assertBothFound(Map.of("W", dW, "dJ_db", db));
        }

        @Test
        void byNameAndNeverByOrder() {
            Map<String, double[]> otherOrder = new LinkedHashMap<>();
            otherOrder.put("db", db);
            otherOrder.put("dW", dW);
            assertBothFound(otherOrder);
        }

        @Test
        void whereverItStandsInTheMapOrRecordOrParameters() {
            assertBothFound(new Gradients(dW, db));
            assertBothFound(new Layer(dW, db));
            assertBothFound(Parameters.of("b", db, "W", dW));
        }

        @Test
        void whoseNameItHasBeforeTheOneWhoseNameFollowsD() {
            // A gradient `dx` is the own name of the key `dx`, and the prefixed one of `x`.
            Parameters parameters = Parameters.of("x", W, "dx", b);
            Gradient gradient = read(Map.of("x", dW, "dx", db), parameters);
            assertArrayEquals(dW, gradient.of("x").orElseThrow().toArray());
            assertArrayEquals(db, gradient.of("dx").orElseThrow().toArray());
        }

        @Test
        void ofTheSamePathThroughNestedRecords() {
            assertNestedFound(Map.of("layers", List.of(new Layer(dW, db))));
        }

        @Test
        void whosePathHasTheDInFrontOfItsLastPart() {
            assertNestedFound(Map.of("layers", List.of(new LayerGradient(dW, db))));
            assertNestedFound(Map.of("layers[0].dJ_dW", dW, "layers[0].grad_b", db));
        }

        @Test
        void whosePathHasTheDInFrontOfItsFirstPart() {
            assertNestedFound(Map.of("dlayers", List.of(new Layer(dW, db))));
        }

        private void assertBothFound(Object returned) {
            Gradient gradient = read(returned, two);
            assertArrayEquals(dW, gradient.of("W").orElseThrow().toArray());
            assertArrayEquals(db, gradient.of("b").orElseThrow().toArray());
            assertThat(gradient.notChecked(), is(empty()));
        }

        private void assertNestedFound(Object returned) {
            Parameters nested = Parameters.of("layers", List.of(new Layer(W, b)));
            Gradient gradient = read(returned, nested);
            assertArrayEquals(dW, gradient.of("layers[0].W").orElseThrow().toArray());
            assertArrayEquals(db, gradient.of("layers[0].b").orElseThrow().toArray());
        }
    }

    @Nested
    class SingleParameter {

        @Test
        void mayHaveItsGradientReturnedBare() {
            assertArrayEquals(dW, read(dW, one).of("W").orElseThrow().toArray());
            assertArrayEquals(
                    dW,
                    read(new SimpleMatrix(2, 1, true, dW), one)
                            .of("W")
                            .orElseThrow()
                            .toArray());
        }

        @Test
        void mayHaveItsGradientReturnedByName() {
            assertArrayEquals(
                    dW, read(Map.of("dW", dW), one).of("W").orElseThrow().toArray());
        }

        @Test
        void ofOneEntryMayHaveANumberAsGradient() {
            Parameters theta = Parameters.of("theta", new double[] {4});
            assertArrayEquals(
                    new double[] {2}, read(2, theta).of("theta").orElseThrow().toArray());
            assertArrayEquals(
                    new double[] {2.5},
                    read(Map.of("dtheta", 2.5f), theta)
                            .of("theta")
                            .orElseThrow()
                            .toArray());
        }

        @Test
        void ofSeveralEntriesMustNotHaveANumberAsGradient() {
            assertThat(message(2.0, one), allOf(containsString("`W`"), containsString("Double"), containsString("2")));
        }
    }

    @Test
    void bareArrayForSeveralParametersAsksForNames() {
        assertThat(
                message(dW, two),
                allOf(
                        containsString("double[]"),
                        containsString("2 parameters"),
                        containsString("`W`, `b`"),
                        containsString("by name")));
    }

    @Test
    void whatBelongsToNoKeyIsListedInOrder() {
        Map<String, Object> returned = new LinkedHashMap<>();
        returned.put("dZ2", new double[] {7});
        returned.put("dW", dW);
        returned.put("dA1", new double[] {8});
        returned.put("db", db);
        assertThat(read(returned, two).notChecked(), is(List.of("dZ2", "dA1")));
    }

    @Test
    void whatBelongsToNoKeyMayBeAnything() {
        Map<String, Object> returned = new LinkedHashMap<>(Map.of("W", dW));
        returned.put("cache", null);
        returned.put("note", "text");
        assertThat(read(returned, one).notChecked(), is(List.of("cache", "note")));
    }

    @Test
    void vectorMayBeTheGradientOfAColumnAndBack() {
        Parameters column = Parameters.of("b", new DMatrixRMaj(2, 1));
        assertArrayEquals(
                db, read(Map.of("b", db), column).of("b").orElseThrow().toArray());
        assertArrayEquals(
                db,
                read(new DMatrixRMaj(2, 1, true, db), Parameters.of("b", b))
                        .of("b")
                        .orElseThrow()
                        .toArray());
    }

    @Nested
    class Input {
        private final double[] X = {5, 6, 7};
        private final double[] dX = {8, 9, 10};
        private final Parameters inputs = Parameters.of("X", X);

        @Test
        void isCheckedWhereItsGradientIsReturned() {
            Gradient gradient = Gradient.read(Map.of("dW", dW, "dX", dX), one, inputs);
            assertArrayEquals(dX, gradient.of("X").orElseThrow().toArray());
            assertThat(gradient.notChecked(), is(empty()));
        }

        @Test
        void needsNoGradient() {
            Gradient gradient = Gradient.read(Map.of("dW", dW), one, inputs);
            assertThat(gradient.of("X"), is(Optional.empty()));
        }

        @Test
        void withAGradientOfTheWrongShapeIsAnError() {
            String message = assertThrows(
                            GradientCheckException.class, () -> Gradient.read(Map.of("dW", dW, "dX", dW), one, inputs))
                    .getMessage();
            assertThat(message, allOf(containsString("`dX`"), containsString("shape 2"), containsString("shape 3")));
        }

        @Test
        void leavesTheOnlyParameterItsBareGradient() {
            assertArrayEquals(
                    dW, Gradient.read(dW, one, inputs).of("W").orElseThrow().toArray());
        }
    }

    @Nested
    class ErrorMessage {

        @Test
        void ofAMissingGradientSaysWhatWasReturnedAndWhatWasMeant() {
            Parameters parameters = Parameters.of("W1", W, "b1", b);
            Map<String, double[]> returned = new LinkedHashMap<>();
            returned.put("W1", dW);
            returned.put("db", db);
            assertThat(
                    message(returned, parameters),
                    is("backward returned no gradient for `b1`; it returned `W1`, `db`: did you mean `db1`?"));
        }

        @Test
        void ofAMissingGradientWithoutAnythingLikeItSaysWhichNamesWork() {
            assertThat(
                    message(Map.of("loss", 1.0), one),
                    allOf(
                            containsString("no gradient for `W`"),
                            containsString("it returned `loss`"),
                            containsString("`dW`"),
                            not(containsString("did you mean"))));
        }

        @Test
        void ofAnEmptyMapSaysSo() {
            assertThat(
                    message(Map.of(), one),
                    allOf(containsString("no gradient for `W`"), containsString("it returned nothing")));
        }

        @Test
        void ofNullShowsWhatToReturn() {
            assertThat(message(null, one), allOf(containsString("returned null"), containsString("Map.of(\"W\"")));
        }

        @Test
        void ofANullInsideNamesIt() {
            assertThat(message(Collections.singletonMap("dW", null), one), containsString("`dW`"));
        }

        @Test
        void ofAWrongShapeSaysBothShapes() {
            assertThat(
                    message(Map.of("dW", new double[3]), one),
                    allOf(containsString("`dW` has shape 3"), containsString("`W` has shape 2")));
        }

        @Test
        void ofTransposedShapesAsksWhetherItIsTransposed() {
            Parameters matrix = Parameters.of("W", new DMatrixRMaj(5, 4));
            assertThat(
                    message(new DMatrixRMaj(4, 5), matrix),
                    allOf(containsString("4x5"), containsString("5x4"), containsString("transposed")));
            assertThat(message(new DMatrixRMaj(4, 4), matrix), not(containsString("transposed")));
        }

        @Test
        void ofTwoGradientsForOneKeyNamesBoth() {
            assertThat(
                    message(Map.of("dW", dW, "grad_W", db), one),
                    allOf(containsString("several gradients for `W`"), containsString("`dW`, `grad_W`")));
        }

        @Test
        void ofAnUnknownTypeNamesItAndTheWantedShape() {
            assertThat(
                    message(Map.of("dW", "text"), one),
                    allOf(containsString("`dW`"), containsString("String"), containsString("shape 2")));
        }

        @Test
        void ofTheParameterReturnedAsItsOwnGradientSaysSo() {
            assertThat(message(W, one), allOf(containsString("`W`"), containsString("itself as its gradient")));
            assertThat(message(Map.of("dW", W), one), containsString("itself as its gradient"));
        }
    }

    @Test
    void modelReturnedWithItsParametersAndGradientsIsReadByItsGradients() {
        Gradient gradient = read(Map.of("W", W, "dW", dW), one);
        assertArrayEquals(dW, gradient.of("W").orElseThrow().toArray());
    }

    @Test
    void namesThatAreNotTextAreReadAsText() {
        assertArrayEquals(
                dW,
                read(Map.of(7, dW), Parameters.of("7", W)).of("7").orElseThrow().toArray());
    }

    @Test
    void nullsAmongTheElementsOfAListAreNamedByTheirPlace() {
        Parameters layers = Parameters.of("layers", List.of(new Layer(W, b)));
        Object returned = Map.of("layers", Collections.singletonList(new Layer(null, db)));
        assertThat(message(returned, layers), containsString("`layers[0].W`"));
        assertThat(message(Map.of("layers", Arrays.asList((Object) null)), layers), containsString("`layers[0].W`"));
    }

    private static Gradient read(Object returned, Parameters at) {
        return Gradient.read(returned, at, Parameters.none());
    }

    private static String message(Object returned, Parameters at) {
        return assertThrows(GradientCheckException.class, () -> read(returned, at))
                .getMessage();
    }

    @Test
    void oneArrayForTwoKeysIsRemarkedOnOnce() {
        Parameters at = Parameters.of("a", new double[2], "b", new double[2], "c", new double[2]);
        double[] shared = {1, 2};
        Map<String, double[]> returned = new LinkedHashMap<>();
        returned.put("a", shared);
        returned.put("b", new double[] {1, 2});
        returned.put("c", shared);
        assertThat(
                Gradient.read(returned, at, Parameters.none()).remarks(),
                is(List.of("backward returned the same array as `a` and as `c`")));
    }
}
