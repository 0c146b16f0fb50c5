/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static io.github.gradcheck.junit.Squares.backward;
import static io.github.gradcheck.junit.Squares.loss;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.AssertionFailedError;

@SuppressWarnings("ArrayRecordComponent") // records of arrays are what is tested
class RecordTests {

    @Test
    void componentsAreKeys() {
        CheckRun.ofMethod(DrawnRecordTestCases.class, "record").assertPassed(3);
    }

    @Test
    void theKeyOfTheParameterGoesInFront() {
        CheckRun.ofMethod(DrawnRecordTestCases.class, "prefixed").assertPassed(3);
    }

    @Test
    void nestedRecordsGivePaths() {
        CheckRun.ofMethod(DrawnRecordTestCases.class, "nested").assertPassed(3);
    }

    @Test
    void aWrongComponentIsNamedByItsPath() {
        assertThat(
                CheckRun.ofMethod(DrawnRecordTestCases.class, "wrong")
                        .failure(AssertionFailedError.class)
                        .getMessage(),
                containsString("second.b"));
    }

    @Test
    void theRolesOfComponentsDiffer() {
        CheckRun.ofMethod(DrawnRecordTestCases.class, "roles").assertPassed(3);
    }

    @Test
    void everyComponentMustBeAnnotated() {
        assertMistake("incomplete", "component `rate` of Incomplete (double): it has neither @Param nor @Input");
    }

    @Test
    void onlyTheKeyMayBeSetOnARecord() {
        assertMistake("shaped", "parameter `layer` (Layer): a record is drawn by its components; set nothing but key");
    }

    @Test
    void twoRecordsNeedKeys() {
        assertMistake("collide", "two parameters have the key `W`");
    }

    @Test
    void aRecordMustNotContainItself() {
        assertMistake("endless", "a record that contains itself cannot be drawn");
    }

    @Test
    void onlyTheKeyMayBeSetOnANestedRecord() {
        assertMistake("shapedInside", "component `inner` of ShapedInside (Layer): a record is drawn by its components");
    }

    @Test
    void privateRecordsAreDrawn() {
        CheckRun.ofMethod(DrawnRecordTestCases.class, "hidden").assertPassed(3);
    }

    @Test
    void aRecordWithoutAnnotationsIsLeftToOtherExtensions() {
        CheckRun.of(OtherRecordTestCases.class).assertPassed(2);
    }

    @Test
    void annotationsDeepInsideARecordAreEnough() {
        CheckRun.ofMethod(DrawnRecordTestCases.class, "deep").assertPassed(3);
    }

    @Test
    void aRecordThatCopiesItsArraysIsRefused() {
        assertUnresolved("copying", "it copies `W`, but the check moves the array itself");
        assertUnresolved("handingOutCopies", "it copies `W`, but the check moves the array itself");
    }

    @Test
    void aConstructorThatThrowsIsNamed() {
        assertUnresolved("throwing", "its constructor threw java.lang.IllegalStateException: too small");
    }

    private static void assertMistake(String method, String text) {
        assertThat(
                CheckRun.ofMethod(BadRecordTestCases.class, method)
                        .failure(ExtensionConfigurationException.class)
                        .getMessage(),
                containsString("RecordTests.BadRecordTestCases." + method + ": "));
        assertThat(
                CheckRun.ofMethod(BadRecordTestCases.class, method)
                        .failure(ExtensionConfigurationException.class)
                        .getMessage(),
                containsString(text));
    }

    private static void assertUnresolved(String method, String text) {
        assertThat(
                CheckRun.ofMethod(BadRecordTestCases.class, method)
                        .failure(ParameterResolutionException.class)
                        .getMessage(),
                containsString(text));
    }

    record Layer(@Param({2}) double[] W, @Param(2) double[] b) {}

    record Net(Layer first, @Param(key = "second") Layer last) {}

    record Sample(@Param(2) double[] w, @Input(2) double[] x) {}

    record Incomplete(@Param(2) double[] W, double rate) {}

    private record Hidden(@Param(2) double[] w) {}

    record Deep(Net net) {}

    record ShapedInside(@Param(2) Layer inner) {}

    record Options(double rate, Options fallback) {}

    record Endless(@Param(2) double[] W, Endless next) {}

    record Copying(@Param(2) double[] W) {
        Copying {
            W = W.clone();
        }
    }

    record HandingOutCopies(@Param(2) double[] W) {
        @Override
        public double[] W() {
            return W.clone();
        }
    }

    record Throwing(@Param(2) double[] W) {
        Throwing {
            if (W.length < 3) {
                throw new IllegalStateException("too small");
            }
        }
    }

    static class DrawnRecordTestCases {
        @GradientCheck
        void record(Layer layer, Gradients gradients) {
            gradients
                    .of(() -> loss(layer.W(), layer.b()))
                    .match(() -> new Layer(backward(layer.W()), backward(layer.b())));
        }

        @GradientCheck
        void prefixed(Layer layer, @Param(key = "out") Layer last, Gradients gradients) {
            gradients
                    .of(() -> loss(layer.W(), layer.b(), last.W(), last.b()))
                    .match(() -> Map.of(
                            "W",
                            backward(layer.W()),
                            "b",
                            backward(layer.b()),
                            "out",
                            new Layer(backward(last.W()), backward(last.b()))));
        }

        @GradientCheck
        void nested(Net net, Gradients gradients) {
            gradients
                    .of(() -> loss(net.first.W, net.first.b, net.last.W, net.last.b))
                    .match(() -> Map.of(
                            "first",
                            new Layer(backward(net.first.W), backward(net.first.b)),
                            "second",
                            new Layer(backward(net.last.W), backward(net.last.b))));
        }

        @GradientCheck(draws = 1)
        void wrong(Net net, Gradients gradients) {
            gradients
                    .of(() -> loss(net.first.W, net.first.b, net.last.W, net.last.b))
                    .match(() -> Map.of(
                            "first",
                            new Layer(backward(net.first.W), backward(net.first.b)),
                            "second",
                            new Layer(backward(net.last.W), Squares.doubled(net.last.b))));
        }

        @GradientCheck
        void hidden(Hidden hidden, Gradients gradients) {
            gradients.of(() -> loss(hidden.w())).match(() -> Map.of("w", backward(hidden.w())));
        }

        @GradientCheck
        void deep(Deep deep, Gradients gradients) {
            Net net = deep.net;
            gradients
                    .of(() -> loss(net.first.W, net.first.b, net.last.W, net.last.b))
                    .match(() -> Map.of(
                            "net.first",
                            new Layer(backward(net.first.W), backward(net.first.b)),
                            "net.second",
                            new Layer(backward(net.last.W), backward(net.last.b))));
        }

        @GradientCheck
        void roles(Sample sample, Gradients gradients) {
            gradients.of(() -> loss(sample.w(), sample.x())).match(() -> Map.of("w", backward(sample.w())));
        }
    }

    static class OptionsResolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Options.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return new Options(0.5, new Options(0.1, null));
        }
    }

    @ExtendWith(OptionsResolver.class)
    static class OtherRecordTestCases {
        @GradientCheck(draws = 2)
        void withOptions(Options options, @Param(2) double[] w, Gradients gradients) {
            assertEquals(0.5, options.rate());
            gradients.of(() -> loss(w)).match(() -> backward(w));
        }
    }

    static class BadRecordTestCases {
        @GradientCheck(draws = 1)
        void incomplete(Incomplete incomplete, Gradients gradients) {}

        @GradientCheck(draws = 1)
        void shaped(@Param(3) Layer layer, Gradients gradients) {}

        @GradientCheck(draws = 1)
        void shapedInside(ShapedInside outer, Gradients gradients) {}

        @GradientCheck(draws = 1)
        void collide(Layer layer, Layer other, Gradients gradients) {}

        @GradientCheck(draws = 1)
        void endless(Endless endless, Gradients gradients) {}

        @GradientCheck(draws = 1)
        void copying(Copying copying, Gradients gradients) {}

        @GradientCheck(draws = 1)
        void handingOutCopies(HandingOutCopies copies, Gradients gradients) {}

        @GradientCheck(draws = 1)
        void throwing(Throwing throwing, Gradients gradients) {}
    }
}
