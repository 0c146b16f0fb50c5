package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.faults.PlantedFault;
import io.github.gradcheck.benchmarks.trust.faults.VacuousKind;
import io.github.gradcheck.benchmarks.trust.problems.Problem;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One gradient to be judged, and the truth about it.
 *
 * @param problem the function
 * @param backward the gradient to judge
 * @param wrongKeys the keys that are wrong
 * @param vacuousKeys the keys about which a check says nothing
 */
record Case(Problem problem, Supplier<Map<String, Object>> backward, Set<String> wrongKeys, Set<String> vacuousKeys) {

    static Case correct(Problem problem) {
        return new Case(problem, problem::backward, Set.of(), Set.of());
    }

    static Case faulty(Problem problem, PlantedFault fault) {
        return new Case(problem, fault.backward(), fault.wrongKeys(), Set.of());
    }

    static Case vacuous(VacuousKind kind, long seed) {
        Problem problem = kind.factory().apply(seed);
        return new Case(problem, problem::backward, Set.of(), kind.keys());
    }
}
