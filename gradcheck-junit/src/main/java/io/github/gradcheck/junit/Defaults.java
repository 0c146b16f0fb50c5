/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The {@link GradientCheck} annotations that hold for one test, the nearest first: on the method, on its class and
 * those above, on the classes around it, on the package.
 *
 * @param layers at least the method's own
 */
record Defaults(List<GradientCheck> layers) {

    static Defaults of(TestName test) {
        List<GradientCheck> layers = new ArrayList<>();
        AnnotationSupport.findAnnotation(test.method(), GradientCheck.class).ifPresent(layers::add);
        for (Class<?> around = test.testClass(); around != null; around = around.getEnclosingClass()) {
            for (Class<?> type = around; type != null; type = type.getSuperclass()) {
                AnnotationSupport.findAnnotation(type, GradientCheck.class)
                        .filter(found -> !layers.contains(found))
                        .ifPresent(layers::add);
            }
        }
        AnnotationSupport.findAnnotation(test.testClass().getPackage(), GradientCheck.class)
                .ifPresent(layers::add);
        return new Defaults(layers);
    }

    /** So that what is nearer is said last. */
    List<GradientCheck> outermostFirst() {
        List<GradientCheck> reversed = new ArrayList<>(layers);
        Collections.reverse(reversed);
        return reversed;
    }

    /** The nearest value of an attribute that is set. */
    <T> Optional<T> nearest(Function<GradientCheck, Optional<T>> attribute) {
        return layers.stream().flatMap(layer -> attribute.apply(layer).stream()).findFirst();
    }

    /** The layers up to the nearest one that says something of a matter; those behind it are overruled. */
    Defaults upTo(Function<GradientCheck, Boolean> says) {
        for (int i = 0; i < layers.size(); i++) {
            if (says.apply(layers.get(i))) {
                return new Defaults(layers.subList(0, i + 1));
            }
        }
        return this;
    }
}
