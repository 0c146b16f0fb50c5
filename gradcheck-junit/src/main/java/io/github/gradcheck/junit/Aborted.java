/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.opentest4j.TestAbortedException;

/**
 * Carries a failed assumption of the user's code out of a check: it aborts the draw, and says nothing about the domain
 * of the loss. The core takes exceptions for the edge of the domain, but lets an error through.
 */
final class Aborted extends Error {
    private static final long serialVersionUID = 1L;

    private final transient TestAbortedException assumption;

    private Aborted(TestAbortedException assumption) {
        super("an assumption failed", assumption, false, false);
        this.assumption = assumption;
    }

    TestAbortedException assumption() {
        return assumption;
    }

    static DoubleSupplier by(DoubleSupplier code) {
        return () -> {
            try {
                return code.getAsDouble();
            } catch (TestAbortedException assumption) {
                throw new Aborted(assumption);
            }
        };
    }

    static <T> Supplier<T> by(Supplier<T> code) {
        return () -> {
            try {
                return code.get();
            } catch (TestAbortedException assumption) {
                throw new Aborted(assumption);
            }
        };
    }

    static <T, R> Function<T, R> by(Function<? super T, ? extends R> code) {
        return argument -> {
            try {
                return code.apply(argument);
            } catch (TestAbortedException assumption) {
                throw new Aborted(assumption);
            }
        };
    }

    static <T> ToDoubleFunction<T> byNumber(ToDoubleFunction<? super T> code) {
        return argument -> {
            try {
                return code.applyAsDouble(argument);
            } catch (TestAbortedException assumption) {
                throw new Aborted(assumption);
            }
        };
    }

    static DoubleUnaryOperator ofNumber(DoubleUnaryOperator code) {
        return argument ->
                by((DoubleSupplier) () -> code.applyAsDouble(argument)).getAsDouble();
    }

    static <T> Consumer<T> into(Consumer<? super T> code) {
        return argument -> {
            try {
                code.accept(argument);
            } catch (TestAbortedException assumption) {
                throw new Aborted(assumption);
            }
        };
    }
}
