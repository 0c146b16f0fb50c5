/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.faults.Fault;
import io.github.gradcheck.benchmarks.trust.faults.Faults;
import io.github.gradcheck.benchmarks.trust.faults.VacuousKinds;
import io.github.gradcheck.benchmarks.trust.problems.Activation;
import io.github.gradcheck.benchmarks.trust.problems.DenseNetwork;
import io.github.gradcheck.benchmarks.trust.problems.ProblemKind;
import io.github.gradcheck.benchmarks.trust.problems.ProblemKinds;
import io.github.gradcheck.benchmarks.trust.problems.Storage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Every row of the benchmark. */
final class BenchmarkRows {

    private BenchmarkRows() {}

    static List<Row> all() {
        return Stream.of(correct(), planted(), vacuous()).flatMap(rows -> rows).toList();
    }

    private static Stream<Row> correct() {
        return ProblemKinds.all().stream()
                .map(kind -> new Row(
                        section(kind), kind.title(), "", Optional.empty(), seed -> Case.correct(kind.at(seed))));
    }

    private static Section section(ProblemKind kind) {
        return switch (kind.group()) {
            case TEN -> Section.TEN;
            case FURTHER -> Section.FURTHER;
            case WIDE -> Section.WIDE;
        };
    }

    private static Stream<Row> planted() {
        Map<String, LongFunction<DenseNetwork>> networks = new LinkedHashMap<>();
        Map<String, LongFunction<DenseNetwork>> floatLosses = new LinkedHashMap<>();
        Map<String, LongFunction<DenseNetwork>> floatArrays = new LinkedHashMap<>();
        for (Activation activation : Activation.values()) {
            String name = activation == Activation.TANH ? "tanh" : "ReLU";
            networks.put(name, seed -> ProblemKinds.standard(activation, seed));
            floatLosses.put(
                    name + ", float loss", seed -> ProblemKinds.standardFloat(activation, Storage.MATRIX, seed));
            floatArrays.put(
                    name + ", float arrays", seed -> ProblemKinds.standardFloat(activation, Storage.FLOAT_ARRAY, seed));
        }
        List<Fault> thousandth = List.of(Faults.keyOffByThousandth());
        return Stream.of(
                        planted(Section.SEVENTEEN, Faults.seventeen(), networks),
                        planted(Section.ACCUMULATED, Faults.accumulated(), networks),
                        planted(Section.SMALL, Faults.small(), networks),
                        planted(Section.FLOAT, thousandth, floatLosses),
                        planted(Section.FLOAT, thousandth, floatArrays))
                .flatMap(rows -> rows);
    }

    private static Stream<Row> planted(
            Section section, List<Fault> faults, Map<String, LongFunction<DenseNetwork>> networks) {
        return faults.stream()
                .flatMap(fault -> networks.entrySet().stream()
                        .map(network -> new Row(
                                section,
                                fault.title(),
                                network.getKey(),
                                fault.cause(),
                                seed -> plant(fault, network.getValue(), seed))));
    }

    private static Case plant(Fault fault, LongFunction<DenseNetwork> networks, long seed) {
        DenseNetwork network = networks.apply(seed);
        return Case.faulty(network, fault.plant(network, seed), fault.cause());
    }

    private static Stream<Row> vacuous() {
        return VacuousKinds.all().stream()
                .map(kind ->
                        new Row(Section.VACUOUS, kind.title(), "", Optional.empty(), seed -> Case.vacuous(kind, seed)));
    }
}
