/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.parameters;

/**
 * Makes one type of array or matrix usable as a parameter, input, output or gradient.
 *
 * <p>{@code double[]} to {@code double[][][][]}, the same in {@code float}, and EJML's {@code DMatrixRMaj}, {@code
 * FMatrixRMaj} and {@code SimpleMatrix} are known already. For another type, implement this interface with a public
 * constructor without arguments and name the class in {@code
 * META-INF/services/io.github.gradcheck.core.parameters.ArrayAdapter}, where the class loader of this library or that
 * of the running thread sees it.
 *
 * <p>A value is served by the adapter of the most specific type that it is an instance of; of two adapters of the
 * same type, a built-in one comes first. An adapter that throws is named in a remark of the report, and the next one
 * is asked.
 *
 * @param <T> the type of array
 * @since 0.1.0
 */
public interface ArrayAdapter<T> {

    /**
     * The type of array that this adapter knows.
     *
     * @return its class or interface; values of subclasses are served too
     */
    Class<T> type();

    /**
     * Whether this adapter can serve a value of its type. The default is yes.
     *
     * @param value a value of the type
     * @return false if, say, an array of arrays is not rectangular
     */
    default boolean accepts(T value) {
        return true;
    }

    /**
     * The shape of a value.
     *
     * @param value a value that this adapter accepts
     * @return its shape
     */
    Shape shape(T value);

    /**
     * Creates a new value filled with zeros.
     *
     * @param shape the wanted shape
     * @return a value whose entries are all zero
     * @throws IllegalArgumentException if values of this type cannot have that shape
     */
    T create(Shape shape);

    /**
     * Creates a new value of the same kind and shape as another one, filled with zeros. The default creates one of that
     * shape; a type that holds numbers of several kinds keeps the kind.
     *
     * @param value a value that this adapter accepts
     * @return a value whose entries are all zero
     */
    default T createLike(T value) {
        return create(shape(value));
    }

    /**
     * A live view of a value's entries in row-major order.
     *
     * @param value a value that this adapter accepts
     * @return a view that reads and writes the value itself
     */
    Entries entries(T value);
}
