/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of a record are named. Private records are read too. */
record RecordBranch(Record components) implements Branch {

    @Override
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : components.getClass().getRecordComponents()) {
            parts.add(Part.named(component.getName(), read(component.getAccessor())));
        }
        return parts;
    }

    private @Nullable Object read(Method accessor) {
        String what = "cannot read " + accessor.getName() + " of " + name();
        try {
            requireAccess(accessor, components, what);
            return accessor.invoke(components);
        } catch (InvocationTargetException thrown) {
            throw new IllegalArgumentException(what + ": it threw " + thrown.getTargetException(), thrown);
        } catch (IllegalAccessException unreadable) {
            throw new IllegalArgumentException(what, unreadable);
        }
    }

    @Override
    public Object rebuilt(List<?> children, Node node) {
        RecordComponent[] types = components.getClass().getRecordComponents();
        String what = "cannot build a record " + name() + " like " + node.describe("the output");
        for (int i = 0; i < types.length; i++) {
            Class<?> wanted = MethodType.methodType(types[i].getType()).wrap().returnType();
            if (!wanted.isInstance(children.get(i))) {
                throw new IllegalArgumentException(
                        what + ": for " + types[i].getName() + " " + Misfit.of(children.get(i), wanted));
            }
        }
        return construct(children.toArray(), what);
    }

    private Object construct(Object[] values, String what) {
        Class<?>[] types = Arrays.stream(components.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = components.getClass().getDeclaredConstructor(types);
            requireAccess(constructor, null, what);
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            throw new IllegalArgumentException(
                    what + ": its constructor threw " + thrown.getTargetException()
                            + " for other numbers than the layer's own",
                    thrown);
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalArgumentException(what, unreachable);
        }
    }

    /** A public record of an exported package needs no further access, any other a package that is open. */
    private void requireAccess(AccessibleObject member, @Nullable Object owner, String what) {
        if (!member.canAccess(owner) && !member.trySetAccessible()) {
            throw new IllegalArgumentException(what + ": its module opens the package to nobody; add `opens "
                    + components.getClass().getPackageName() + ";` to its module-info.java");
        }
    }

    private String name() {
        return components.getClass().getSimpleName();
    }
}
