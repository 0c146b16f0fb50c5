/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.parameters.Parameters;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Command line, annotation, class, configuration, default: in this order. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ConfigurationTests {

    @AfterEach
    void clear() {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("gradcheck.d") || name.startsWith("gradcheck.t"))
                .forEach(System::clearProperty);
    }

    private static TestName test(Class<?> type, String method) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(method))
                .map(declared -> new TestName(type, declared))
                .findFirst()
                .orElseThrow();
    }

    private static CheckSettings settings(Class<?> type, String method, Map<String, String> configured) {
        TestName test = test(type, method);
        return CheckSettings.of(
                test, Defaults.of(test), new Configuration(test, name -> Optional.ofNullable(configured.get(name))));
    }

    private static Map<String, String> words(CheckSettings settings) {
        double[] w = {1, 2, 3};
        GradientReport report = settings.checker(new DrawId(1, 5), List.of(), progress -> {})
                .check(Parameters.of("w", w), () -> Squares.loss(w), () -> Squares.backward(w));
        return report.settings();
    }

    @Test
    void theMethodOverrulesItsClassAndTheClassTheConfiguration() {
        Map<String, String> configured = Map.of("gradcheck.draws", "9", "gradcheck.tolerance", "1e-2");
        assertThat(settings(Plain.class, "open", configured).draws(), is(9));
        assertThat(settings(WithDefaults.class, "open", configured).draws(), is(4));
        assertThat(settings(WithDefaults.class, "own", configured).draws(), is(2));
        assertThat(words(settings(WithDefaults.class, "own", configured)), hasEntry("tolerance", "0.001"));
        assertThat(words(settings(Plain.class, "open", configured)), hasEntry("tolerance", "0.01"));
    }

    @Test
    void theCommandLineOverrulesAll() {
        System.setProperty("gradcheck.draws", "7");
        System.setProperty("gradcheck.tolerance", "1e-4");
        CheckSettings settings = settings(WithDefaults.class, "own", Map.of("gradcheck.draws", "9"));
        assertThat(settings.draws(), is(7));
        assertThat(words(settings), hasEntry("tolerance", "1.0E-4"));
        assertThat(
                "seeds give way",
                settings(WithDefaults.class, "seeds", Map.of()).seeds(),
                is(List.of()));
    }

    @Test
    void seedsOfTheMethodOverruleDrawsOfTheClass() {
        assertThat(settings(WithDefaults.class, "seeds", Map.of()).seeds(), is(List.of(5L, 6L)));
    }

    @Test
    void aMethodChoosesItsMethodWithAllThatBelongsToIt() {
        assertThat(words(settings(WithDefaults.class, "classical", Map.of())), hasEntry("step", "1.0E-5"));
        assertThat(words(settings(Classical.class, "open", Map.of())), hasEntry("step", "1.0E-5"));
        assertThat(words(settings(Classical.class, "scheme", Map.of())), hasEntry("scheme", "FORWARD"));
        assertThat(words(settings(Classical.class, "errorBars", Map.of())), hasEntry("tolerance", "1.0E-5"));
    }

    @Test
    void aNestedClassTakesWhatTheClassAroundItSays() {
        assertThat(settings(WithDefaults.Inner.class, "inside", Map.of()).draws(), is(4));
        assertThat(words(settings(WithDefaults.Inner.class, "inside", Map.of())), hasEntry("ignored", "[dZ*]"));
    }

    @Test
    void anAnnotationOfTheUsersOwnMayStandOnClasses() {
        assertThat(settings(WithMeta.class, "open", Map.of()).draws(), is(6));
    }

    @Test
    void coverageAndProgressAreReadToo() {
        Map<String, String> configured = Map.of("gradcheck.coverage", "every_entry", "gradcheck.progress", "0.5");
        assertThat(words(settings(Plain.class, "open", configured)), hasEntry("coverage", Coverage.EVERY_ENTRY.name()));
        assertThat(settings(Plain.class, "open", configured).quiet(), is(Duration.ofMillis(500)));
        assertThat(
                settings(Plain.class, "open", Map.of("gradcheck.progress", "never"))
                        .quiet()
                        .toDays(),
                is(365L));
    }

    @Test
    void aWrongValueIsNamedWithItsSetting() {
        Map<String, String> wrong = Map.of(
                "gradcheck.draws", "many",
                "gradcheck.coverage", "all",
                "gradcheck.tolerance", "small",
                "gradcheck.progress", "0");
        assertThat(wrong, aMapWithSize(4));
        wrong.forEach((name, text) -> {
            ExtensionConfigurationException mistake = org.junit.jupiter.api.Assertions.assertThrows(
                    ExtensionConfigurationException.class, () -> settings(Plain.class, "open", Map.of(name, text)));
            assertThat(
                    mistake.getMessage(),
                    allOf(containsString("-D" + name + " must be"), containsString("but is `" + text + "`")));
        });
    }

    @Test
    void anUnknownSettingIsNamedWithTheNearest() {
        System.setProperty("gradcheck.drawz", "7");
        assertThat(
                CheckRun.ofMethod(Plain.class, "open")
                        .failure(ExtensionConfigurationException.class)
                        .getMessage(),
                containsString("-Dgradcheck.drawz is no setting of gradcheck: did you mean gradcheck.draws?"));
    }

    @Test
    void aClassWithDefaultsLeavesItsOtherTestsAlone() {
        CheckRun.of(WithOtherTests.class).assertPassed(3);
    }

    static class Plain {
        @GradientCheck
        void open(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> Squares.backward(w));
        }
    }

    @GradientCheck(draws = 4, tolerance = 1e-3, ignore = "dZ*")
    static class WithDefaults {
        @GradientCheck
        void open(Gradients gradients) {}

        @GradientCheck(draws = 2)
        void own(Gradients gradients) {}

        @GradientCheck(seeds = {5, 6})
        void seeds(Gradients gradients) {}

        @GradientCheck(step = 1e-5)
        void classical(Gradients gradients) {}

        @Nested
        class Inner {
            @GradientCheck
            void inside(Gradients gradients) {}
        }
    }

    @GradientCheck(step = 1e-5)
    static class Classical {
        @GradientCheck
        void open(Gradients gradients) {}

        @GradientCheck(scheme = io.github.gradcheck.core.Scheme.FORWARD)
        void scheme(Gradients gradients) {}

        @GradientCheck(tolerance = 1e-5)
        void errorBars(Gradients gradients) {}
    }

    @GradientCheck(draws = 6)
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface SixTimes {}

    @SixTimes
    static class WithMeta {
        @GradientCheck
        void open(Gradients gradients) {}
    }

    @GradientCheck(draws = 1)
    static class WithOtherTests {
        @GradientCheck
        void checked(@Param(3) double[] w, Gradients gradients) {
            gradients.of(() -> Squares.loss(w)).match(() -> Squares.backward(w));
        }

        @Test
        void plain() {}

        @org.junit.jupiter.params.ParameterizedTest
        @org.junit.jupiter.params.provider.ValueSource(ints = 1)
        void parameterized(int one) {
            assertThat(one, is(1));
        }
    }
}
