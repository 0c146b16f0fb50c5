/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.ArrayAdapter;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Shape;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An adapter with its type, which is asked for once.
 *
 * @param builtIn whether it is ours
 */
record KnownAdapter<T>(ArrayAdapter<T> adapter, Class<T> type, boolean builtIn) {

    static <T> KnownAdapter<T> builtIn(ArrayAdapter<T> adapter) {
        return new KnownAdapter<>(adapter, adapter.type(), true);
    }

    static <T> KnownAdapter<T> provided(ArrayAdapter<T> adapter) {
        return new KnownAdapter<>(adapter, Objects.requireNonNull(adapter.type(), "type() returned null"), false);
    }

    String name() {
        return adapter.getClass().getName();
    }

    boolean isWiderThan(KnownAdapter<?> other) {
        return type != other.type && type.isAssignableFrom(other.type);
    }

    Optional<Block> view(String key, Object value) {
        return accepted(value).map(array -> Block.of(key, array, adapter));
    }

    T create(Shape shape) {
        return adapter.create(shape);
    }

    Optional<Object> zerosLike(Object value) {
        return accepted(value).map(adapter::createLike);
    }

    Optional<List<Object>> storage(Object value) {
        return adapter instanceof StoringAdapter<T> storing ? accepted(value).map(storing::storage) : Optional.empty();
    }

    private Optional<T> accepted(Object value) {
        return type.isInstance(value) ? Optional.of(type.cast(value)).filter(adapter::accepts) : Optional.empty();
    }
}
