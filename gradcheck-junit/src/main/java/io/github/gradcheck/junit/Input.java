package io.github.gradcheck.junit;

import io.github.gradcheck.core.sampling.Values;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A drawn array that the loss reads but that need not have a gradient: samples, labels.
 *
 * <p>It is used as {@link Param} is. Where backward returns a gradient for it all the same, that is checked too. Beside the
 * types of {@link Param} it may be an {@code int[]} of labels: {@link Values#INTEGER} by default, else
 * {@link Values#BINARY}, {@link Values#ONE_HOT}, {@link Values#ZEROS} or {@link Values#ONES}.
 *
 * <p>By default the entries are uniform on [0, 1).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.ANNOTATION_TYPE})
public @interface Input {

    /**
     * The shape: {@code 5} for five entries, {@code {5, 4}} for five rows and four columns.
     *
     * @return positive lengths; must be given except for a record
     */
    int[] value() default {};

    /**
     * What the entries look like.
     *
     * @return by default as the text above says; normal if {@link #std()} is given, uniform if a range is
     */
    Values values() default Values.DEFAULT;

    /**
     * The standard deviation, for {@link Values#NORMAL} only.
     *
     * @return a positive number; 1 by default
     */
    double std() default Double.NaN;

    /**
     * The lower end of the range, for {@link Values#UNIFORM}, {@link Values#INTEGER} and {@link Values#POSITIVE} only.
     *
     * @return a number below {@link #max()}; 0 by default
     */
    double min() default Double.NaN;

    /**
     * The upper end of the range, itself excluded (but for {@link Values#POSITIVE}, which excludes the lower end); for
     * {@link Values#UNIFORM}, {@link Values#INTEGER} and {@link Values#POSITIVE} only.
     *
     * @return a number above {@link #min()}; 1 by default, 2 for {@link Values#INTEGER}
     */
    double max() default Double.NaN;

    /**
     * The name under which backward returns the gradient.
     *
     * @return by default the Java name of the parameter or component
     */
    String key() default "";
}
