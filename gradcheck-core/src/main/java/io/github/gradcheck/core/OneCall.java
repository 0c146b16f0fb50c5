/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Makes a loss and a backward function of code that gives both in one call. Where backward is asked for behind the
 * loss, at the same point, it gets what that call gave; every call is used for no more than one of each, so that calls
 * that differ are noticed.
 *
 * @param <V> what the code returns
 */
final class OneCall<V> {
    private final Parameters all;
    private final Supplier<? extends V> code;
    private final ToDoubleFunction<? super V> value;
    private final Function<? super V, ?> gradient;
    private Optional<Call<V>> last = Optional.empty();

    /**
     * What the code returned.
     *
     * @param at where
     */
    private record Call<V>(V returned, Snapshot at) {}

    /**
     * Prepares to call.
     *
     * @param all everything that a check moves
     * @param code gives value and gradient
     * @param value takes the value out of it
     * @param gradient takes the gradients out of it, by name
     */
    OneCall(
            Parameters all,
            Supplier<? extends V> code,
            ToDoubleFunction<? super V> value,
            Function<? super V, ?> gradient) {
        this.all = all;
        this.code = code;
        this.value = value;
        this.gradient = gradient;
    }

    double loss() {
        V returned = code.get();
        last = Optional.of(new Call<>(returned, Snapshot.of(all)));
        return value.applyAsDouble(returned);
    }

    Object backward() {
        Optional<Call<V>> here = last.filter(call -> call.at().firstChange().isEmpty());
        last = Optional.empty();
        V returned = here.isPresent() ? here.get().returned() : code.get();
        return gradient.apply(returned);
    }
}
