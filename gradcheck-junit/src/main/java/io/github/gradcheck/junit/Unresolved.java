/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.parameters.Parameters;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Adds the remedy to JUnit's complaint that a parameter has no resolver, or two. */
final class Unresolved {
    private final TestName test;
    private final Signature signature;

    Unresolved(TestName test, Signature signature) {
        this.test = test;
        this.signature = signature;
    }

    ParameterResolutionException explain(ParameterResolutionException complaint) {
        return parameter(String.valueOf(complaint.getMessage()))
                .flatMap(this::remedy)
                .map(text -> new ParameterResolutionException(test + ": " + text, complaint))
                .orElse(complaint);
    }

    /** The index of the parameter that JUnit complains about, which it writes in brackets. */
    private Optional<Integer> parameter(String complaint) {
        Parameter[] parameters = test.method().getParameters();
        return Arrays.stream(parameters)
                .filter(parameter -> complaint.contains("[" + parameter + "]"))
                .findFirst()
                .map(parameter -> Arrays.asList(parameters).indexOf(parameter));
    }

    private Optional<String> remedy(int index) {
        Parameter parameter = test.method().getParameters()[index];
        Place place = Place.of(test, parameter);
        if (signature.supplies(index)) {
            return Optional.of(place + ": two extensions want to supply it, @GradientCheck and another; "
                    + "remove the other extension from this test, or give the parameter another type");
        }
        if (Parameters.knows(place.type()) || place.type() == int[].class) {
            return Optional.of(place + ": it has neither @Param nor @Input; write @Param({rows, columns}) "
                    + "if it has a gradient, else @Input({rows, columns})");
        }
        return Optional.empty();
    }
}
