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

/** The attributes of {@link Param} or {@link Input}. */
record Declaration(Role role, List<Integer> lengths, Values values, double std, double min, double max, String key) {

    /** The declaration that stands on a parameter or component, itself or through an annotation of the user's own. */
    static @Nullable Declaration on(AnnotatedElement element, Place place) {
        Optional<Declaration> param =
                AnnotationSupport.findAnnotation(element, Param.class).map(Declaration::of);
        Optional<Declaration> input =
                AnnotationSupport.findAnnotation(element, Input.class).map(Declaration::of);
        if (param.isPresent() && input.isPresent()) {
            throw place.mistake("it has both @Param and @Input; keep one");
        }
        return param.or(() -> input).orElse(null);
    }

    /** All else would have no effect on a record. */
    static void requireOnlyKey(Place place, @Nullable Declaration declaration) {
        boolean more = declaration != null
                && (!declaration.lengths.isEmpty()
                        || declaration.values != Values.DEFAULT
                        || declaration.hasStd()
                        || declaration.hasRange());
        if (more) {
            throw place.mistake("a record is drawn by its components; set nothing but key on it");
        }
    }

    private static Declaration of(Param param) {
        return new Declaration(
                Role.PARAMETER,
                Arrays.stream(param.value()).boxed().toList(),
                param.values(),
                param.std(),
                param.min(),
                param.max(),
                param.key());
    }

    private static Declaration of(Input input) {
        return new Declaration(
                Role.INPUT,
                Arrays.stream(input.value()).boxed().toList(),
                input.values(),
                input.std(),
                input.min(),
                input.max(),
                input.key());
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
        if (hasStd() && concrete != Values.NORMAL) {
            throw place.mistake(role + ": std has no effect for values = " + concrete + "; drop it");
        }
        if (hasRange() && !takesRange(concrete)) {
            throw place.mistake(role + ": min and max have no effect for values = " + concrete + "; drop them");
        }
        if (wholeNumbers && !isWhole(concrete)) {
            throw place.mistake(role + ": values = " + concrete
                    + " does not give whole numbers; use INTEGER, BINARY, ONE_HOT, ZEROS or ONES");
        }
        if (concrete == Values.DEFAULT) {
            return role.usual(shape(place));
        }
        try {
            double usualMax = concrete == Values.INTEGER ? 2 : 1;
            return new Distribution(concrete, orElse(std, 1), orElse(min, 0), orElse(max, usualMax));
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
        if (hasStd()) {
            return Values.NORMAL;
        }
        return hasRange() ? Values.UNIFORM : Values.DEFAULT;
    }

    private static boolean takesRange(Values values) {
        return values == Values.UNIFORM || values == Values.INTEGER || values == Values.POSITIVE;
    }

    private static boolean isWhole(Values values) {
        return switch (values) {
            case INTEGER, BINARY, ONE_HOT, ZEROS, ONES -> true;
            case DEFAULT, NORMAL, UNIFORM, HE, XAVIER, POSITIVE -> false;
        };
    }

    private boolean hasStd() {
        return !Double.isNaN(std);
    }

    private boolean hasRange() {
        return !Double.isNaN(min) || !Double.isNaN(max);
    }

    private static double orElse(double attribute, double usual) {
        return Double.isNaN(attribute) ? usual : attribute;
    }

    private String braces() {
        return lengths.toString().replace('[', '{').replace(']', '}');
    }
}
