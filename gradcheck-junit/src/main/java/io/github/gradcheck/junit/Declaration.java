/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.internal.sampling.Distribution;
import io.github.gradcheck.core.parameters.Shape;
import io.github.gradcheck.core.sampling.Values;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The attributes of {@link Param} or {@link Input}, which say the same things of two roles. */
record Declaration(
        Role role,
        List<Integer> lengths,
        Values values,
        Optional<Double> std,
        Optional<Double> min,
        Optional<Double> max,
        String key) {
    /** Where {@link Values#NORMAL} is asked for: the standard normal distribution. */
    private static final double STD = 1;

    /** Where nothing is asked for, of a single column or a vector: small beside the weights, but never zero. */
    private static final double BIAS_STD = 0.1;

    private static final double MIN = 0;
    private static final double MAX = 1;

    /** The upper end is excluded: this gives two classes, 0 and 1. */
    private static final double INTEGER_MAX = 2;

    /** The declaration that stands on a parameter or component, itself or through an annotation of the user's own. */
    static @Nullable Declaration on(AnnotatedElement element, Place place) {
        Optional<Declaration> param = AnnotationSupport.findAnnotation(element, Param.class)
                .map(a -> of(Role.PARAMETER, a.value(), a.values(), a.std(), a.min(), a.max(), a.key()));
        Optional<Declaration> input = AnnotationSupport.findAnnotation(element, Input.class)
                .map(a -> of(Role.INPUT, a.value(), a.values(), a.std(), a.min(), a.max(), a.key()));
        if (param.isPresent() && input.isPresent()) {
            throw place.mistake("it has both @Param and @Input; keep one");
        }
        return param.or(() -> input).orElse(null);
    }

    private static Declaration of(
            Role role, int[] lengths, Values values, double std, double min, double max, String key) {
        return new Declaration(
                role,
                Arrays.stream(lengths).boxed().toList(),
                values,
                Attribute.number(std),
                Attribute.number(min),
                Attribute.number(max),
                key);
    }

    /** All else would have no effect on a record. */
    static void requireOnlyKey(Place place, @Nullable Declaration declaration) {
        boolean more = declaration != null
                && (!declaration.lengths.isEmpty()
                        || declaration.values != Values.DEFAULT
                        || declaration.std.isPresent()
                        || declaration.hasRange());
        if (more) {
            throw place.mistake("a record is drawn by its components; set nothing but key on it");
        }
    }

    String keyOr(String name) {
        return key.isEmpty() ? name : key;
    }

    Shape shape(Place place) {
        if (lengths.isEmpty()) {
            throw place.mistake(role + " has no shape; write " + role + "(5) for five entries, or " + role
                    + "({5, 4}) for five rows and four columns");
        }
        if (lengths.stream().anyMatch(length -> length <= 0)) {
            throw place.mistake("the shape " + braces() + " has a length that is not positive");
        }
        Shape shape = new Shape(lengths);
        try {
            shape.size();
        } catch (ArithmeticException tooLarge) {
            throw place.mistake("the shape " + braces() + " has more entries than an array can hold");
        }
        return shape;
    }

    /** The distribution with its numbers; {@link Values#DEFAULT} gives way to what the other attributes say. */
    Distribution distribution(Place place, boolean wholeNumbers) {
        Values concrete = concrete(wholeNumbers);
        requireEffect(place, concrete);
        if (wholeNumbers && !isWhole(concrete)) {
            throw place.mistake(role + ": values = " + concrete
                    + " does not give whole numbers; use INTEGER, BINARY, ONE_HOT, ONE_HOT_ROWS, ZEROS or ONES");
        }
        double usualStd = values == Values.DEFAULT ? weightStd(shape(place)) : STD;
        double usualMax = concrete == Values.INTEGER ? INTEGER_MAX : MAX;
        try {
            return new Distribution(concrete, std.orElse(usualStd), min.orElse(MIN), max.orElse(usualMax));
        } catch (IllegalArgumentException invalid) {
            throw place.mistake(role + ": " + invalid.getMessage());
        }
    }

    private Values concrete(boolean wholeNumbers) {
        if (values != Values.DEFAULT) {
            return values;
        }
        if (wholeNumbers) {
            return Values.INTEGER;
        }
        if (std.isPresent()) {
            return Values.NORMAL;
        }
        return hasRange() ? Values.UNIFORM : role.usual();
    }

    private void requireEffect(Place place, Values concrete) {
        if (std.isPresent() && concrete != Values.NORMAL) {
            throw place.mistake(role + ": std has no effect for values = " + concrete + "; drop it");
        }
        if (hasRange() && !takesRange(concrete)) {
            throw place.mistake(role + ": min and max have no effect for values = " + concrete + "; drop them");
        }
    }

    /** A weighted sum over the columns of W in W x then is about as large as the entries of x. */
    private static double weightStd(Shape shape) {
        int columns = shape.columns();
        return columns == 1 ? BIAS_STD : 1 / Math.sqrt(columns);
    }

    private static boolean takesRange(Values values) {
        return values == Values.UNIFORM || values == Values.INTEGER || values == Values.POSITIVE;
    }

    private static boolean isWhole(Values values) {
        return switch (values) {
            case INTEGER, BINARY, ONE_HOT, ONE_HOT_ROWS, ZEROS, ONES -> true;
            case DEFAULT, NORMAL, UNIFORM, HE, XAVIER, POSITIVE -> false;
        };
    }

    private boolean hasRange() {
        return min.isPresent() || max.isPresent();
    }

    private String braces() {
        return lengths.toString().replace('[', '{').replace(']', '}');
    }
}
