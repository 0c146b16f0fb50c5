/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import io.github.gradcheck.core.parameters.Block;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Builds values of the same types and shapes as another value, with other numbers in them. */
public final class Replica {
    private final DoubleSupplier numbers;

    private Replica(DoubleSupplier numbers) {
        this.numbers = numbers;
    }

    /**
     * Builds a value like another one.
     *
     * @param value a number, an array or matrix, or a list, map or record of these
     * @param numbers called once for each entry, in order
     * @return a new value of the same type and shape
     * @throws IllegalArgumentException if a part of the value is null or of an unknown type
     */
    public static Object of(Object value, DoubleSupplier numbers) {
        return new Replica(numbers).replicate(value);
    }

    private Object replicate(@Nullable Object value) {
        if (value instanceof Number) {
            return numbers.getAsDouble();
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, element) -> copy.put(name, replicate(element)));
            return copy;
        } else if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(replicate(element)));
            return copy;
        } else if (value instanceof Record components) {
            return replicateRecord(components);
        } else if (value == null) {
            throw new IllegalArgumentException("the output is null, or a part of it is");
        }
        return replicateArray(value);
    }

    private Object replicateArray(Object value) {
        Block original = Adapters.block("output", value).orElse(null);
        if (original != null) {
            Object copy = Adapters.zerosLike(value);
            Block view = Adapters.block("output", copy).orElseThrow();
            for (int i = 0; i < view.size(); i++) {
                view.set(i, numbers.getAsDouble());
            }
            return copy;
        }
        if (value instanceof Object[] elements) {
            Object[] copy = Arrays.copyOf(elements, elements.length);
            Arrays.setAll(copy, i -> replicate(elements[i]));
            return copy;
        }
        throw new IllegalArgumentException("cannot differentiate an output of type "
                + value.getClass().getSimpleName() + "; known are " + Adapters.typeNames()
                + ", numbers, and lists, maps and records of these (other types: write an ArrayAdapter)");
    }

    private Object replicateRecord(Record original) {
        RecordComponent[] components = original.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> replicate(Structure.read(component, original)))
                .toArray();
        try {
            var constructor = original.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "cannot build a " + original.getClass().getSimpleName() + " like the output", e);
        }
    }
}
