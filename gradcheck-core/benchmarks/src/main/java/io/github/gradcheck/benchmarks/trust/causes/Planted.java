/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.causes;

import io.github.gradcheck.benchmarks.trust.faults.GradientFault;
import io.github.gradcheck.benchmarks.trust.faults.GradientFaults;
import io.github.gradcheck.benchmarks.trust.faults.PlainFacts;
import io.github.gradcheck.benchmarks.trust.faults.PlantedError;
import io.github.gradcheck.benchmarks.trust.problems.Draw;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One line of the tables: a mistake of networks, or a fault that fits any gradient.
 *
 * @param title what it is called
 * @param named whether a cause should be named
 * @param plant makes the case of a seed; nothing where the mistake changes nothing there
 */
record Planted(String title, boolean named, Plant plant) {

    /** Makes a case by form and seed. */
    @FunctionalInterface
    interface Plant {
        Optional<Judged> judge(Form form, long seed);
    }

    static Stream<Planted> all() {
        return Stream.of(
                        NamedMistakes.all().stream().map(Planted::of),
                        NamelessMistakes.all().stream().map(Planted::of),
                        GradientFaults.all().stream().map(Planted::of))
                .flatMap(lines -> lines);
    }

    private static Planted of(Mistake mistake) {
        return new Planted(mistake.title(), mistake.truth().hasName(), (form, seed) -> {
            Student network = mistake.network(form, seed);
            Backward called = mistake.plant().apply(network);
            PlainFacts facts = PlainFacts.of(network, called::gradient);
            // Some are wrong from the second call on.
            return PlantedError.atPoint(network, called::gradient)
                    .or(() -> PlantedError.beside(network, called::gradient))
                    .map(planted ->
                            Judged.of(network, mistake.plant().apply(network)::gradient, mistake.truth(), facts, seed));
        });
    }

    /** A fault of numbers alone; what is said of it must be plainly true. */
    private static Planted of(GradientFault fault) {
        Mistake none = new Mistake("any fault", Backward::new);
        return new Planted("any gradient: " + fault.title(), false, (form, seed) -> {
            Student network = none.network(form, seed);
            return fault.plant(network, Draw.of(fault.title(), seed).bits())
                    .map(planted -> Judged.of(
                            network, planted.backward(), Truth.NONE, PlainFacts.of(network, planted.backward()), seed));
        });
    }
}
