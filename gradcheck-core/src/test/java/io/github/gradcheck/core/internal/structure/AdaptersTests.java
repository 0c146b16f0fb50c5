/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Entries;
import io.github.gradcheck.core.parameters.Parameters;
import io.github.gradcheck.core.parameters.Shape;
import io.github.gradcheck.core.parameters.Volume;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adapters that only the class loader of the running thread sees, some of them broken. */
class AdaptersTests {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path services;

    /** A matrix of another library: an interface, and two classes of it. */
    public interface Foreign {
        double[] numbers();
    }

    public static class General implements Foreign {
        private final double[] numbers = new double[2];

        @Override
        public double[] numbers() {
            return numbers;
        }
    }

    public static class Special extends General {}

    public abstract static class Base<T extends Foreign> implements ArrayAdapter<T> {
        @Override
        public Shape shape(T value) {
            return Shape.of(value.numbers().length);
        }

        @Override
        public Entries entries(T value) {
            return new Doubles(value::numbers);
        }
    }

    public static class ForForeign extends Base<Foreign> {
        @Override
        public Class<Foreign> type() {
            return Foreign.class;
        }

        @Override
        public Foreign create(Shape shape) {
            return new General();
        }
    }

    /** Tells itself from the wider one by another shape. */
    public static class ForSpecial extends Base<Special> {
        @Override
        public Class<Special> type() {
            return Special.class;
        }

        @Override
        public Shape shape(Special value) {
            return Shape.of(1, 2);
        }

        @Override
        public Special create(Shape shape) {
            return new Special();
        }
    }

    /** Would show a {@code double[]} of one entry only. */
    public static class ForDoubles implements ArrayAdapter<double[]> {
        @Override
        public Class<double[]> type() {
            return double[].class;
        }

        @Override
        public Shape shape(double[] value) {
            return Shape.of(1);
        }

        @Override
        public double[] create(Shape shape) {
            return new double[7];
        }

        @Override
        public Entries entries(double[] value) {
            return new Doubles(() -> value);
        }
    }

    /** A record that is an array, and no structure. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Tensor(double[] numbers) implements Foreign {}

    public static class NotMade extends ForForeign {
        public NotMade() {
            throw new IllegalStateException("no licence");
        }
    }

    public static class NotLinked extends ForForeign {
        public NotLinked() {
            throw new NoClassDefFoundError("org/foreign/Matrix");
        }
    }

    public static class WithoutType extends ForForeign {
        @Override
        public Class<Foreign> type() {
            throw new NoClassDefFoundError("org/foreign/Matrix");
        }
    }

    public static class NullType extends ForForeign {
        @Override
        @SuppressWarnings("NullAway")
        public Class<Foreign> type() {
            return null;
        }
    }

    public static class ThrowsInAccepts extends ForSpecial {
        @Override
        public boolean accepts(Special value) {
            throw new IllegalStateException("in accepts");
        }
    }

    public static class ThrowsInShape extends ForSpecial {
        @Override
        public Shape shape(Special value) {
            throw new IllegalStateException("in shape");
        }
    }

    public static class ThrowsInEntries extends ForSpecial {
        @Override
        public Entries entries(Special value) {
            throw new NoSuchMethodError("in entries");
        }
    }

    @AfterEach
    void putTheLoaderBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void adapterThatOnlyTheThreadsLoaderSeesIsFound() throws IOException {
        assertThat(Adapters.know(Foreign.class), is(false));
        provide(ForForeign.class);
        assertThat(Adapters.know(Foreign.class), is(true));
        assertThat(Adapters.typeNames(), containsString("Volume, Foreign"));
        putTheLoaderBack();
        assertThat(Adapters.know(Foreign.class), is(false));
    }

    @Test
    void valueOfASubclassIsServedByTheAdapterOfItsInterface() throws IOException {
        provide(ForForeign.class);
        assertThat(Parameters.of("M", new Special()).toString(), is("[M (2)]"));
        assertThat(Adapters.know(Special.class), is(true));
    }

    @Test
    void mostSpecificAdapterWinsInWhateverOrderTheyAreNamed() throws IOException {
        for (List<Class<?>> order : List.<List<Class<?>>>of(
                List.of(ForForeign.class, ForSpecial.class), List.of(ForSpecial.class, ForForeign.class))) {
            provide(order.toArray(Class<?>[]::new));
            assertThat(Parameters.of("M", new Special()).toString(), is("[M (1x2)]"));
            assertThat(Parameters.of("M", new General()).toString(), is("[M (2)]"));
            assertThat(Parameters.zeros(Special.class, Shape.of(2)), is(instanceOf(Special.class)));
            assertThat(Parameters.zeros(Foreign.class, Shape.of(2)), is(instanceOf(General.class)));
        }
    }

    @Test
    void builtInAdapterWinsForItsOwnType() throws IOException {
        provide(ForDoubles.class);
        assertThat(Parameters.of("b", new double[3]).toString(), is("[b (3)]"));
        assertThat(Parameters.zeros(double[].class, Shape.of(3)).length, is(3));
    }

    @Test
    void adapterThatCreatesAWiderTypeThanWantedIsNamed() throws IOException {
        provide(ForForeign.class);
        assertThat(
                assertThrows(IllegalArgumentException.class, () -> Parameters.zeros(Special.class, Shape.of(2)))
                        .getMessage(),
                is("the adapter for Foreign creates a General, not a Special: write an ArrayAdapter for Special"));
    }

    @Test
    void recordThatAnAdapterServesIsNoStructure() throws IOException {
        Tensor tensor = new Tensor(new double[] {1, 2});
        assertThat(Structure.of(Map.of("T", tensor)).keySet(), contains("T.numbers"));
        provide(ForForeign.class);
        assertThat(Structure.of(Map.of("T", tensor)).keySet(), contains("T"));
    }

    @Test
    void brokenAdaptersAreNamedAndDoNotBreakTheOthers() throws IOException {
        provide(NotMade.class, NotLinked.class, WithoutType.class, NullType.class, ForForeign.class);
        assertThat(Parameters.of("M", new General(), "b", new double[1]).keys(), contains("M", "b"));
        String remarks = String.join("\n", Adapters.remarks());
        assertThat(
                remarks,
                allOf(
                        containsString("NotMade"),
                        containsString("no licence"),
                        containsString("NotLinked"),
                        containsString("NoClassDefFoundError: org/foreign/Matrix"),
                        containsString("WithoutType is left out: its type() failed"),
                        containsString("NullType"),
                        containsString("type() returned null")));
    }

    @Test
    void serviceThatIsNoClassIsNamedAndTheOthersAreFound() throws IOException {
        provide(ForForeign.class);
        Files.writeString(serviceFile(), "no.such.Adapter\n" + Files.readString(serviceFile()));
        renew();
        assertThat(Adapters.know(Foreign.class), is(true));
        assertThat(Adapters.remarks(), hasItem(containsString("no.such.Adapter")));
    }

    @Test
    void fileThatNamesNoServicesIsNamedAndThoseOfOtherFilesAreFound() throws IOException {
        provide(ForForeign.class);
        Files.writeString(serviceFile(), "not a name");
        renew();
        assertThat(Adapters.know(Volume.class), is(true));
        assertThat(Adapters.remarks(), contains(containsString("syntax")));
    }

    @Test
    void adapterThatFailsForAValueLeavesItToTheNextOne() throws IOException {
        for (Class<?> broken : List.of(ThrowsInAccepts.class, ThrowsInShape.class, ThrowsInEntries.class)) {
            provide(broken, ForForeign.class);
            assertThat(Adapters.remarks(), is(empty()));
            assertThat(Parameters.of("M", new Special()).toString(), is("[M (2)]"));
            String what = broken.getSimpleName().replace("ThrowsIn", "in ").toLowerCase(Locale.ROOT);
            assertThat(
                    Adapters.remarks(),
                    contains(allOf(
                            startsWith("the adapter " + broken.getName() + " failed for a Special: "),
                            containsString(what))));
        }
    }

    @Test
    void valueThatOnlyABrokenAdapterServesIsRefusedWithItsReason() throws IOException {
        provide(ThrowsInShape.class);
        assertThat(
                assertThrows(IllegalArgumentException.class, () -> Parameters.of("M", new Special()))
                        .getMessage(),
                allOf(
                        startsWith("parameter `M`: cannot view a Special: the adapter "),
                        containsString(
                                "ThrowsInShape failed for a Special: java.lang.IllegalStateException: in shape")));
    }

    @Test
    void brokenAdapterIsARemarkOfEveryReport() throws IOException {
        provide(NotMade.class);
        for (int check = 0; check < 2; check++) {
            GradientReport report = squares();
            assertThat(report.verdict(), is(Verdict.CORRECT));
            assertThat(report.remarks(), hasItem(containsString("NotMade")));
        }
        putTheLoaderBack();
        assertThat(squares().remarks(), not(hasItem(containsString("NotMade"))));
    }

    @Test
    void gradientMayBeOfAForeignType() throws IOException {
        provide(ForForeign.class);
        General w = new General();
        Arrays.fill(w.numbers(), 1.5);
        GradientReport report = GradientChecker.create()
                .check(
                        Parameters.of("w", w),
                        () -> w.numbers()[0] * w.numbers()[1],
                        () -> Map.of("dw", new Tensor(new double[] {w.numbers()[1], w.numbers()[0]})));
        assertThat(report.verdict(), is(Verdict.CORRECT));
    }

    private static GradientReport squares() {
        double[] x = {1, 2};
        return GradientChecker.create().check(Parameters.of("x", x), () -> x[0] * x[0] + x[1] * x[1], () ->
                new double[] {2 * x[0], 2 * x[1]});
    }

    private void provide(Class<?>... adapters) throws IOException {
        Files.createDirectories(serviceFile().getParent());
        Files.writeString(
                serviceFile(), Arrays.stream(adapters).map(Class::getName).collect(Collectors.joining("\n")));
        renew();
    }

    private void renew() throws MalformedURLException {
        URL[] here = {services.toUri().toURL()};
        Thread.currentThread().setContextClassLoader(new URLClassLoader(here, before));
    }

    private Path serviceFile() {
        return services.resolve("META-INF/services/" + ArrayAdapter.class.getName());
    }
}
