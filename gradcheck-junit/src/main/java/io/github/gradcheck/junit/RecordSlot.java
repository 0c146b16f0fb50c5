/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.internal.structure.Structure;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Takes a record of drawn arrays, whose components' names are the keys. */
record RecordSlot(Place place, List<Slot> components) implements Slot {

    static RecordSlot of(Place place, String prefix) {
        return of(place, prefix, Set.of());
    }

    private static RecordSlot of(Place place, String prefix, Set<Class<?>> outer) {
        if (outer.contains(place.type())) {
            throw place.mistake("a record that contains itself cannot be drawn");
        }
        Set<Class<?>> inner = new HashSet<>(outer);
        inner.add(place.type());
        List<Slot> components = Arrays.stream(place.type().getRecordComponents())
                .map(component -> component(place.component(component), component, prefix, inner))
                .toList();
        return new RecordSlot(place, components);
    }

    private static Slot component(Place place, RecordComponent component, String prefix, Set<Class<?>> outer) {
        Declaration declaration = Declaration.on(component, place);
        if (place.type().isRecord()) {
            String path = declaration == null ? component.getName() : declaration.keyOr(component.getName());
            Declaration.requireOnlyKey(place, declaration);
            return of(place, prefix + path + ".", outer);
        }
        if (declaration == null) {
            throw place.mistake("it has neither @Param nor @Input; a record is drawn with all its components");
        }
        return ArraySlot.of(place, prefix + declaration.keyOr(component.getName()), declaration);
    }

    @Override
    public Object in(Draw draw) {
        Object[] arguments = components.stream().map(slot -> slot.in(draw)).toArray();
        Record created = create(arguments);
        requireSameArrays(created, draw);
        return created;
    }

    @Override
    public List<ArraySlot> arrays() {
        return components.stream().flatMap(slot -> slot.arrays().stream()).toList();
    }

    private Record create(Object[] arguments) {
        Class<?>[] types = Arrays.stream(place.type().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = place.type().getDeclaredConstructor(types);
            constructor.trySetAccessible(); // where it cannot be, it may be public in a package for all
            return (Record) constructor.newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            throw failure("its constructor threw " + thrown.getTargetException(), thrown.getTargetException());
        } catch (IllegalAccessException closed) {
            throw failure(
                    "its constructor cannot be called; add `opens "
                            + place.type().getPackageName() + ";` to module-info.java",
                    closed);
        } catch (ReflectiveOperationException | RuntimeException unreachable) {
            throw failure("its constructor cannot be called", unreachable);
        }
    }

    /** A record that hands out copies would hide every move of the check from the loss. */
    private void requireSameArrays(Record created, Draw draw) {
        List<ArraySlot> arrays = arrays();
        List<Object> seen = new ArrayList<>(Structure.of(created).values());
        for (int i = 0; i < arrays.size(); i++) {
            String key = arrays.get(i).key();
            if (seen.get(i) != draw.array(key)) {
                throw failure("it copies `" + key + "`, but the check moves the array itself; "
                        + "let the record keep the array that its constructor gets");
            }
        }
    }

    private ParameterResolutionException failure(String text) {
        return new ParameterResolutionException(place.test() + ": " + place + ": " + text);
    }

    private ParameterResolutionException failure(String text, Throwable cause) {
        return new ParameterResolutionException(place.test() + ": " + place + ": " + text, cause);
    }
}
