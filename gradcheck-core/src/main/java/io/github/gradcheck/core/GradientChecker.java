/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import io.github.gradcheck.core.internal.evaluation.Subject;
import io.github.gradcheck.core.internal.sampling.RandomStream;
import io.github.gradcheck.core.internal.structure.Rebuilt;
import io.github.gradcheck.core.internal.structure.Snapshot;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Checks hand-written gradients against the numerical derivative of their loss.
 *
 * <pre>{@code
 * GradientReport report = GradientChecker.create()
 *         .check(Parameters.of("W", W, "b", b), () -> loss(W, b), () -> Map.of("W", dW, "b", db));
 * }</pre>
 *
 * <p>The arrays are moved in place, the loss is called again, and every bit is put back, whatever happens. Checkers are
 * immutable: each {@code with...} method returns a changed copy.
 *
 * @since 0.1.0
 */
public final class GradientChecker {
    /**
     * The relative difference of an entry that is excused by default: ten times the error of a single difference
     * quotient at its best step.
     */
    public static final double TOLERANCE = 1e-6;

    /**
     * The same for {@code float} arrays: a float has seven digits, of which sums over a batch lose three or four; a key
     * that is off by 1e-3 must not be excused.
     */
    public static final double FLOAT_TOLERANCE = 5e-4;

    /**
     * The relative difference over all keys that still passes by default in the classical method: the customary one of
     * courses, for central differences with a step of 1e-7.
     */
    public static final double THRESHOLD = 2e-7;

    private final Settings settings;

    private GradientChecker(Settings settings) {
        this.settings = settings;
    }

    /**
     * A checker with the default settings: seed 0, {@link Coverage#AUTO}, steps and error bars found from the loss
     * itself.
     *
     * @return the checker
     */
    public static GradientChecker create() {
        return new GradientChecker(Settings.NONE);
    }

    /**
     * Sets the seed of random directions and cotangents.
     *
     * @param seed any number; the same seed gives the same report, byte by byte
     * @return a copy with that seed
     */
    public GradientChecker withSeed(long seed) {
        return with(Settings.SEED, seed);
    }

    /**
     * Sets which derivatives are compared.
     *
     * @param coverage every entry, directions, or the choice left to the checker
     * @return a copy with that coverage
     */
    public GradientChecker withCoverage(Coverage coverage) {
        return with(Settings.COVERAGE, coverage);
    }

    /**
     * Sets the relative difference of an entry that is excused though it is proven. It never certifies an entry: a key
     * that noise hides stays {@link Verdict#UNVERIFIED}.
     *
     * @param tolerance a positive number; by default {@value #TOLERANCE}, and {@value #FLOAT_TOLERANCE} for
     *     {@code float} arrays
     * @return a copy with that tolerance
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public GradientChecker withTolerance(double tolerance) {
        return with(Settings.TOLERANCE, tolerance);
    }

    /**
     * Sets the difference of an entry that is excused though it is proven, however small the entry is: for entries that
     * are truly zero, of which a relative tolerance excuses nothing. An entry is excused by whichever of the two
     * tolerances excuses more. Along a direction or a segment over a whole key this makes three times the tolerance
     * times the length of the direction.
     *
     * @param tolerance a difference in the unit of the gradient, zero or positive; by default 0
     * @return a copy with that tolerance
     * @throws IllegalArgumentException if it is negative, infinite or no number
     */
    public GradientChecker withAbsoluteTolerance(double tolerance) {
        return with(Settings.ABSOLUTE_TOLERANCE, tolerance);
    }

    /**
     * Sets the tolerance of some keys, as {@link #withTolerance(double)} does for the others.
     *
     * @param keys a name, or a pattern in which {@code *} stands for any letters, such as {@code layers[*].b}; where
     *     several stand for a key, the last one holds
     * @param tolerance a positive number
     * @return a copy with that tolerance
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public GradientChecker withTolerance(String keys, double tolerance) {
        return new GradientChecker(settings.with(Settings.KEY_TOLERANCES, keys, Settings.TOLERANCE.require(tolerance)));
    }

    /**
     * Sets the absolute tolerance of some keys, as {@link #withAbsoluteTolerance(double)} does for the others.
     *
     * @param keys as for {@link #withTolerance(String, double)}
     * @param tolerance zero or a positive number, in the unit of the gradient
     * @return a copy with that tolerance
     * @throws IllegalArgumentException if it is negative, infinite or no number
     */
    public GradientChecker withAbsoluteTolerance(String keys, double tolerance) {
        return new GradientChecker(
                settings.with(Settings.KEY_ABSOLUTE_TOLERANCES, keys, Settings.ABSOLUTE_TOLERANCE.require(tolerance)));
    }

    /**
     * Sets which derivatives of some keys are compared, as {@link #withCoverage(Coverage)} does for the others.
     *
     * @param keys as for {@link #withTolerance(String, double)}
     * @param coverage every entry, directions, or the choice left to the checker
     * @return a copy with that coverage
     */
    public GradientChecker withCoverage(String keys, Coverage coverage) {
        return new GradientChecker(settings.with(Settings.KEY_COVERAGES, keys, coverage));
    }

    /**
     * Leaves keys out of the comparison. They need no gradient, and one that is returned for them is not looked at. The
     * report says so: nothing is known of them.
     *
     * @param keys as for {@link #withTolerance(String, double)}
     * @param reason why, such as "frozen"; the report repeats it
     * @return a copy that skips them
     * @throws IllegalArgumentException if the reason is blank
     */
    public GradientChecker withSkipped(String keys, String reason) {
        return new GradientChecker(settings.withSkipped(keys, reason));
    }

    /**
     * Chooses the classical method: the same absolute step for every entry, without error bars. Passes if the relative
     * difference {@code ||a - n|| / (||a|| + ||n||)} over all keys is at most the threshold.
     *
     * @param step the step h, such as 1e-7
     * @return a copy that uses that method
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public GradientChecker withStep(double step) {
        return with(Settings.STEP, step);
    }

    /**
     * Sets the difference quotient of the classical method.
     *
     * @param scheme forward or central; by default central
     * @return a copy with that scheme
     */
    public GradientChecker withScheme(Scheme scheme) {
        return with(Settings.SCHEME, scheme);
    }

    /**
     * Sets the threshold of the classical method.
     *
     * @param threshold the relative difference over all keys that still passes; by default {@value #THRESHOLD}
     * @return a copy with that threshold
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public GradientChecker withThreshold(double threshold) {
        return with(Settings.THRESHOLD, threshold);
    }

    /**
     * Lets a key pass though neither loss nor backward moves with it, which otherwise is {@link Verdict#VACUOUS}.
     *
     * @param key its name, or a pattern in which {@code *} stands for any letters
     * @param reason why that is right, such as "the bias is cancelled by the normalisation behind it"; the report
     *     repeats it
     * @return a copy that allows it
     * @throws IllegalArgumentException if the reason is blank
     */
    public GradientChecker withVacuous(String key, String reason) {
        return new GradientChecker(settings.withVacuous(key, reason));
    }

    /**
     * Lets backward return more than the gradients of parameters and inputs. Without it a name that belongs to none of
     * them fails the check, because it was not compared: it may be misspelled, or its array was not handed in.
     *
     * @param names names such as {@code dZ3}, or patterns in which {@code *} stands for any letters, such as
     *     {@code dZ*}
     * @return a copy that ignores them
     * @throws IllegalArgumentException if one is blank
     */
    public GradientChecker withIgnored(String... names) {
        return new GradientChecker(settings.withIgnored(List.of(names)));
    }

    /**
     * Limits what a check may cost. A check that reaches the limit reports what it has compared until then; keys that
     * it has not finished are {@link Verdict#UNVERIFIED}, unless they are known to be wrong.
     *
     * @param evaluations how often the loss may be called, at least 1; preparing a check takes up to 50
     * @return a copy with that limit
     * @throws IllegalArgumentException if it is less than 1
     */
    public GradientChecker withBudget(long evaluations) {
        return with(Settings.BUDGET, evaluations);
    }

    /**
     * Limits how long a check may take, as {@link #withBudget(long)} does. Which entries are reached then depends on
     * the machine.
     *
     * @param time after which no further evaluation is begun
     * @return a copy with that limit
     * @throws IllegalArgumentException if it is not positive
     */
    public GradientChecker withBudget(Duration time) {
        return with(Settings.TIME, time);
    }

    /**
     * Evaluates the loss on all cores, each thread on a copy of the parameters of its own. Only for a loss that is
     * handed its parameters, see {@link #checkPure(Parameters, Parameters, ToDoubleFunction, Function)}, and that
     * changes nothing else. The report is the same as on one core, bit by bit. A check that takes less than some 50
     * milliseconds stays on one, where it is faster. Else it is tried first at 4 to 64 points, which are not counted as
     * evaluations, whether the loss is pure.
     *
     * @param parallel whether to do so; by default not
     * @return a copy that does
     */
    public GradientChecker withParallel(boolean parallel) {
        return with(Settings.PARALLEL, parallel);
    }

    /**
     * Measures for each key how far central differences are from backward at every step, for
     * {@link KeyReport#stepCurve()} and the page: the picture of a gradient check that people make by hand. It decides
     * nothing, and costs up to 28 evaluations for each of the first 24 keys of a loss or a layer, which
     * {@link GradientReport#evaluations()} counts.
     *
     * @param wanted whether to do so; by default not
     * @return a copy that does
     */
    public GradientChecker withStepCurves(boolean wanted) {
        return with(Settings.STEP_CURVES, wanted);
    }

    /**
     * Tells how far a long check is.
     *
     * @param every after what time for the first time, and how often from then on
     * @param listener is told by the thread that runs the check
     * @return a copy that tells
     * @throws IllegalArgumentException if the interval is not positive
     */
    public GradientChecker withProgress(Duration every, Consumer<Progress> listener) {
        return with(Settings.INTERVAL, every).with(Settings.LISTENER, listener);
    }

    private <T> GradientChecker with(Option<T> option, T value) {
        return new GradientChecker(settings.with(option, value));
    }

    /**
     * Checks the gradient of a scalar loss.
     *
     * @param at the parameters, each of which needs a gradient
     * @param loss evaluates the loss at the parameters' present values
     * @param backward returns the gradients by name, see
     *     {@link #check(Parameters, Parameters, DoubleSupplier, Supplier)}
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport check(Parameters at, DoubleSupplier loss, Supplier<?> backward) {
        return check(at, Parameters.none(), loss, backward);
    }

    /**
     * Checks the gradient of a scalar loss, and of its inputs where backward returns one.
     *
     * <p>Backward may return a {@code Map}, a record, a {@code Parameters}, or, where there is one parameter, the bare
     * array. A gradient belongs to the key of its own name, else to the key whose name it decorates: {@code dW1},
     * {@code dJ_dW1}, {@code dL_dW1}, {@code dJdW1}, {@code dLdW1}, {@code grad_W1}, {@code gradW1} or {@code W1_grad}.
     * One that belongs to no key fails the check, see {@link #withIgnored}.
     *
     * @param at the parameters, each of which needs a gradient
     * @param inputs arrays that may have a gradient; loss and backward must not change them
     * @param loss evaluates the loss at the parameters' present values
     * @param backward returns the gradients by name
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport check(Parameters at, Parameters inputs, DoubleSupplier loss, Supplier<?> backward) {
        requireNotParallel();
        return check(at, inputs, (compared, others) -> Subject.ofLoss(compared, others, loss, backward));
    }

    /**
     * Checks gradients that are written into arrays of the caller's.
     *
     * @param at the parameters, each of which needs a gradient
     * @param loss evaluates the loss at the parameters' present values
     * @param backward gets arrays of the parameters' types and shapes, by name, and writes the gradients into them;
     *     they hold NaN at first, so that an entry that is never written is named
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkInto(Parameters at, DoubleSupplier loss, Consumer<? super Parameters> backward) {
        return checkInto(at, Parameters.none(), loss, backward);
    }

    /**
     * Checks gradients that are written into arrays of the caller's, beside inputs that have none.
     *
     * @param at the parameters, each of which needs a gradient
     * @param inputs arrays that loss and backward must not change
     * @param loss evaluates the loss at the parameters' present values
     * @param backward see {@link #checkInto(Parameters, DoubleSupplier, Consumer)}
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkInto(
            Parameters at, Parameters inputs, DoubleSupplier loss, Consumer<? super Parameters> backward) {
        GradientBuffers buffers = new GradientBuffers(at);
        return check(at, inputs, loss, () -> buffers.written(backward));
    }

    /**
     * Checks the vector-Jacobian product of a layer whose gradients are written into arrays of the caller's.
     *
     * @param at the parameters, each of which needs a gradient
     * @param inputs arrays that layer and backward must not change
     * @param output evaluates the layer at the parameters' present values
     * @param backward gets a cotangent of the output's type and shape, and arrays as
     *     {@link #checkInto(Parameters, DoubleSupplier, Consumer)} has them
     * @param <Y> the type of the output
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public <Y> GradientReport checkOutputInto(
            Parameters at,
            Parameters inputs,
            Supplier<? extends Y> output,
            BiConsumer<? super Y, ? super Parameters> backward) {
        GradientBuffers buffers = new GradientBuffers(at);
        return this.<Y>checkOutput(
                at, inputs, output, cotangent -> buffers.written(gradient -> backward.accept(cotangent, gradient)));
    }

    /**
     * Checks the gradient of code that gives it in one call with the value, once per point where both are needed.
     *
     * @param at the parameters, each of which needs a gradient
     * @param inputs arrays that may have a gradient; the code must not change them
     * @param both evaluates value and gradient at the parameters' present values
     * @param value takes the value out of what was returned
     * @param gradient takes the gradients out of it, by name
     * @param <V> what is returned
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public <V> GradientReport checkValueAndGradient(
            Parameters at,
            Parameters inputs,
            Supplier<? extends V> both,
            ToDoubleFunction<? super V> value,
            Function<? super V, ?> gradient) {
        OneCall<V> call = new OneCall<>(at.and(inputs), both, value, gradient);
        return check(at, inputs, call::loss, call::backward);
    }

    /**
     * Checks the gradient of a loss that is random on purpose, as one with dropout. Every call is handed a generator in
     * the same state, so that what is drawn is the same: a mask stays as it is in training.
     *
     * @param at the parameters, each of which needs a gradient
     * @param inputs arrays that may have a gradient; loss and backward must not change them
     * @param loss evaluates the loss at the parameters' present values, with all that is random from the generator
     * @param backward draws the same from the same, and returns the gradients by name
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkRandom(
            Parameters at,
            Parameters inputs,
            ToDoubleFunction<? super RandomGenerator> loss,
            Function<? super RandomGenerator, ?> backward) {
        Supplier<RandomGenerator> generator = () -> RandomStream.generator(settings.seed(), "random loss");
        return check(at, inputs, () -> loss.applyAsDouble(generator.get()), () -> backward.apply(generator.get()));
    }

    /**
     * Checks a gradient that is right only on average, as that of an estimator by reparametrisation or by scores: its
     * mean over many samples against the derivative of the mean loss, within the statistical error. The remarks say
     * biased, unbiased or undecided; {@link Verdict#CORRECT} means that a bias of a tenth would have been seen.
     *
     * @param at the parameters, each of which needs a gradient
     * @param inputs arrays that loss and backward must not change
     * @param loss evaluates the loss of one sample, with all that is random from the generator
     * @param backward draws the same from the same, and returns the gradients of that sample by name
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkExpectation(
            Parameters at,
            Parameters inputs,
            ToDoubleFunction<? super RandomGenerator> loss,
            Function<? super RandomGenerator, ?> backward) {
        requireNotParallel();
        requireParameters(at);
        return guarded(
                at,
                inputs,
                (own, compared, others, before) -> new ExpectationCheck(own, compared, before).run(loss, backward));
    }

    /**
     * Checks the gradient of a function of numbers that are no arrays, or of an object that cannot be changed: it is
     * built anew for every evaluation.
     *
     * @param point a map or record of numbers, arrays and matrices, also nested, whose names are the keys
     * @param loss evaluates the function
     * @param backward returns the derivatives by name; a value of the same type will do
     * @param <P> the type of the point
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out
     */
    public <P> GradientReport checkAt(P point, ToDoubleFunction<? super P> loss, Function<? super P, ?> backward) {
        Rebuilt<P> rebuilt = rebuilt(point);
        return check(
                Parameters.of(rebuilt.blocks().toArray(Block[]::new)),
                () -> loss.applyAsDouble(rebuilt.value()),
                () -> backward.apply(rebuilt.value()));
    }

    /**
     * Checks the Jacobian of a function of numbers that are no arrays, or of an object that cannot be changed.
     *
     * @param point a map or record of numbers, arrays and matrices, also nested, whose names are the keys
     * @param output evaluates the outputs
     * @param jacobian returns the derivatives, see {@link #checkJacobian(Parameters, Parameters, Supplier, Supplier)}
     * @param <P> the type of the point
     * @return a verdict for every key; {@link KeyReport#byOutput()} has it for every output
     * @throws GradientCheckException if the check cannot be carried out
     */
    public <P> GradientReport checkJacobianAt(P point, Function<? super P, ?> output, Function<? super P, ?> jacobian) {
        Rebuilt<P> rebuilt = rebuilt(point);
        return checkJacobian(
                Parameters.of(rebuilt.blocks().toArray(Block[]::new)),
                () -> output.apply(rebuilt.value()),
                () -> jacobian.apply(rebuilt.value()));
    }

    private static <P> Rebuilt<P> rebuilt(P point) {
        try {
            return new Rebuilt<>(point);
        } catch (IllegalArgumentException unreadable) {
            throw new GradientCheckException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    /**
     * Checks the derivative of a function of one number, such as an activation, at several arguments, each on its own.
     *
     * @param arguments where
     * @param function the function
     * @param derivative its derivative; where there is a kink, a slope between those on both sides
     * @return a verdict for the one key {@code f}; an entry for every argument
     * @throws GradientCheckException if the check cannot be carried out
     */
    public GradientReport checkElementwise(
            double[] arguments, DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        requireNotParallel();
        return new ElementwiseCheck(this, arguments).run(function, derivative);
    }

    /**
     * Checks the gradient of a loss that is handed its parameters. It has a name of its own, so that a lambda or method
     * reference is never ambiguous.
     *
     * @param at the parameters, each of which needs a gradient
     * @param loss evaluates the loss at the parameters that it is given
     * @param backward returns the gradients by name at the parameters that it is given
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkPure(
            Parameters at, ToDoubleFunction<? super Parameters> loss, Function<? super Parameters, ?> backward) {
        return checkPure(at, Parameters.none(), loss, backward);
    }

    /**
     * Checks the gradient of a loss that is handed its parameters, and of its inputs where backward returns one. Such a
     * loss may be evaluated on all cores, see {@link #withParallel}.
     *
     * @param at the parameters, each of which needs a gradient
     * @param inputs arrays that may have a gradient; loss and backward must not change them
     * @param loss evaluates the loss at the parameters and inputs that it is given
     * @param backward returns the gradients by name at the parameters and inputs that it is given
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkPure(
            Parameters at,
            Parameters inputs,
            ToDoubleFunction<? super Parameters> loss,
            Function<? super Parameters, ?> backward) {
        return check(at, inputs, (compared, others) -> Subject.ofPureLoss(compared, others, loss, backward));
    }

    /**
     * Checks the vector-Jacobian product of a layer.
     *
     * @param at the parameters, each of which needs a gradient
     * @param output evaluates the layer at the parameters' present values
     * @param backward gets a cotangent of the output's type and shape, and returns the gradients by name
     * @param <Y> the type of the output
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public <Y> GradientReport checkOutput(
            Parameters at, Supplier<? extends Y> output, Function<? super Y, ?> backward) {
        return checkOutput(at, Parameters.none(), output, backward);
    }

    /**
     * Checks the vector-Jacobian product of a layer, and of its inputs where backward returns one.
     *
     * @param at the parameters, each of which needs a gradient
     * @param inputs arrays that may have a gradient; layer and backward must not change them
     * @param output evaluates the layer at the parameters' present values
     * @param backward gets a cotangent of the output's type and shape, and returns the gradients by name
     * @param <Y> the type of the output
     * @return a verdict for every key
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public <Y> GradientReport checkOutput(
            Parameters at, Parameters inputs, Supplier<? extends Y> output, Function<? super Y, ?> backward) {
        requireNotParallel();
        return guarded(
                at,
                inputs,
                (own, compared, others, before) ->
                        new LayerCheck<Y>(own, compared, others, before, output, backward).run());
    }

    /**
     * Checks a Jacobian: the derivatives of every output by every entry. Each output is judged on its own scale, and
     * all share the evaluations.
     *
     * @param at the parameters, each of which needs columns
     * @param output evaluates the outputs at the parameters' present values: a number, array or matrix, or a map,
     *     record or list of these, whose names are those of the rows
     * @param jacobian returns the derivatives, see {@link #checkJacobian(Parameters, Parameters, Supplier, Supplier)}
     * @return a verdict for every key; {@link KeyReport#byOutput()} has it for every output
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkJacobian(Parameters at, Supplier<?> output, Supplier<?> jacobian) {
        return checkJacobian(at, Parameters.none(), output, jacobian);
    }

    /**
     * Checks a Jacobian, with columns for the inputs where there are some.
     *
     * <p>It may be returned as one matrix, outputs by entries, all of them in order; as a map or record of a matrix for
     * each parameter, by the names that gradients have; of a matrix for each output, by the names of the outputs; or of
     * maps of these for each output. A matrix may be any two-dimensional array or matrix; of one output or one entry
     * also a vector; of one array of outputs and one parameter also an array with the dimensions of both.
     *
     * @param at the parameters, each of which needs columns
     * @param inputs arrays that may have columns; output and Jacobian must not change them
     * @param output evaluates the outputs at the parameters' present values
     * @param jacobian returns the derivatives there
     * @return a verdict for every key; {@link KeyReport#byOutput()} has it for every output
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkJacobian(Parameters at, Parameters inputs, Supplier<?> output, Supplier<?> jacobian) {
        requireNotParallel();
        return guarded(
                at,
                inputs,
                (own, compared, others, before) ->
                        new JacobianCheck(own, compared, others, before).run(output, jacobian));
    }

    /**
     * Checks a Jacobian that is written into a matrix of the caller's.
     *
     * @param at the parameters, each of which needs columns
     * @param inputs arrays that output and Jacobian must not change
     * @param output evaluates the outputs at the parameters' present values
     * @param jacobian gets a matrix, outputs by entries of all parameters, and writes the derivatives into it; it holds
     *     NaN at first, so that an entry that is never written is named
     * @return a verdict for every key; {@link KeyReport#byOutput()} has it for every output
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkJacobianInto(
            Parameters at, Parameters inputs, Supplier<?> output, Consumer<double[][]> jacobian) {
        requireNotParallel();
        requireParameters(at);
        return guarded(
                at,
                inputs,
                (own, compared, others, before) ->
                        new JacobianCheck(own, compared, others, before).runInto(output, jacobian));
    }

    /**
     * Checks a tangent, the forward mode: the derivatives of all outputs along given tangents of the parameters. It
     * must be linear in them, and give what the differences of the outputs give.
     *
     * @param at the parameters
     * @param output evaluates the outputs at the parameters' present values: a number, array or matrix, or a map,
     *     record or list of these
     * @param tangent gets an array of the type and shape of each parameter, by name, and returns the derivatives in the
     *     form of the output
     * @return a verdict for every key; {@link KeyReport#byOutput()} has it for every output
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkTangent(Parameters at, Supplier<?> output, Function<? super Parameters, ?> tangent) {
        return checkTangent(at, Parameters.none(), output, tangent);
    }

    /**
     * Checks a tangent, the forward mode, beside inputs that have none.
     *
     * @param at the parameters
     * @param inputs arrays that output and tangent must not change
     * @param output evaluates the outputs at the parameters' present values
     * @param tangent see {@link #checkTangent(Parameters, Supplier, Function)}
     * @return a verdict for every key; {@link KeyReport#byOutput()} has it for every output
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkTangent(
            Parameters at, Parameters inputs, Supplier<?> output, Function<? super Parameters, ?> tangent) {
        requireNotParallel();
        requireParameters(at);
        return guarded(
                at,
                inputs,
                (own, compared, others, before) -> new TangentCheck(own, compared, before).run(output, tangent));
    }

    /**
     * Checks a Hessian: the derivatives of a gradient, which should be checked first.
     *
     * @param at the parameters
     * @param gradient returns the gradients by name, as for {@link #check(Parameters, DoubleSupplier, Supplier)}
     * @param hessian returns one matrix over all entries of all parameters, in their order; or for each parameter a
     *     matrix of the whole gradient's derivatives by it; or a map of a matrix for each parameter, for each part of
     *     the gradient by the name of its parameter
     * @return a verdict for every key; {@link KeyReport#byOutput()} has it for every number of the gradient, called
     *     {@code dW[2,1]}
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkHessian(Parameters at, Supplier<?> gradient, Supplier<?> hessian) {
        return checkHessian(at, Parameters.none(), gradient, hessian);
    }

    /**
     * Checks a Hessian by the parameters alone, beside inputs.
     *
     * @param at the parameters
     * @param inputs arrays that gradient and Hessian must not change
     * @param gradient returns the gradients by name
     * @param hessian see {@link #checkHessian(Parameters, Supplier, Supplier)}
     * @return a verdict for every key; {@link KeyReport#byOutput()} has it for every number of the gradient
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkHessian(Parameters at, Parameters inputs, Supplier<?> gradient, Supplier<?> hessian) {
        requireNotParallel();
        requireParameters(at);
        return guarded(
                at,
                inputs,
                (own, compared, others, before) -> new HessianCheck(own, compared, before).matrix(gradient, hessian));
    }

    /**
     * Checks products of a Hessian with vectors, which must be linear in the vector and symmetric.
     *
     * @param at the parameters
     * @param gradient returns the gradients by name, as for {@link #check(Parameters, DoubleSupplier, Supplier)}
     * @param product gets an array of the type and shape of each parameter, by name, and returns the Hessian times them
     *     as a gradient
     * @return a verdict for every key; {@link KeyReport#byOutput()} has it for every number of the gradient
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkHessianProduct(
            Parameters at, Supplier<?> gradient, Function<? super Parameters, ?> product) {
        return checkHessianProduct(at, Parameters.none(), gradient, product);
    }

    /**
     * Checks products of a Hessian with vectors, beside inputs.
     *
     * @param at the parameters
     * @param inputs arrays that gradient and product must not change
     * @param gradient returns the gradients by name
     * @param product see {@link #checkHessianProduct(Parameters, Supplier, Function)}
     * @return a verdict for every key; {@link KeyReport#byOutput()} has it for every number of the gradient
     * @throws GradientCheckException if the check cannot be carried out; the parameters are as before
     */
    public GradientReport checkHessianProduct(
            Parameters at, Parameters inputs, Supplier<?> gradient, Function<? super Parameters, ?> product) {
        requireNotParallel();
        requireParameters(at);
        return guarded(
                at,
                inputs,
                (own, compared, others, before) -> new HessianCheck(own, compared, before).product(gradient, product));
    }

    private static void requireParameters(Parameters at) {
        if (at.blocks().isEmpty()) {
            throw new GradientCheckException("there are no parameters to check");
        }
    }

    /** The subject is made where the arrays are safe, because a layer is called for it. */
    private GradientReport check(
            Parameters at, Parameters inputs, BiFunction<Parameters, Parameters, Subject> subject) {
        return guarded(
                at,
                inputs,
                (own, compared, others, before) -> new Check(own, subject.apply(compared, others), before).run());
    }

    /** One check, where everything is safe. */
    @FunctionalInterface
    private interface Guarded {
        /**
         * Carries it out.
         *
         * @param own the settings of the keys
         * @param compared the parameters that are not skipped
         * @param others the inputs, and what is skipped: it needs no gradient
         * @param before a copy of all
         */
        GradientReport check(Settings own, Parameters compared, Parameters others, Snapshot before);
    }

    /** Puts every bit back, whatever happens. The settings are those of the keys. */
    private GradientReport guarded(Parameters at, Parameters inputs, Guarded check) {
        Parameters all = requireKeys(at, inputs);
        Settings own = settings.forKeys(all.keys());
        Set<String> skipped = own.skipped().keySet();
        Snapshot before = Snapshot.of(all);
        GradientReport report;
        try {
            report = check.check(own, at.without(skipped), inputs.and(at.only(skipped)), before);
        } catch (Throwable thrown) {
            before.restore().ifPresent(key -> {
                throw new GradientCheckException(lost(key), thrown);
            });
            throw thrown;
        }
        before.restore().ifPresent(key -> {
            throw new GradientCheckException(lost(key));
        });
        return report;
    }

    private static String lost(String key) {
        return "`" + key + "` cannot be put back: its array has another size than when the check began; loss and"
                + " backward must not resize it";
    }

    private Parameters requireKeys(Parameters at, Parameters inputs) {
        if (at.blocks().isEmpty() && inputs.blocks().isEmpty()) {
            throw new GradientCheckException("there are no parameters to check");
        }
        return at.and(inputs);
    }

    private void requireNotParallel() {
        if (settings.limits().parallel()) {
            throw new GradientCheckException(
                    "parallel needs a loss that is handed its parameters, such as p -> loss(p): one that reads captured"
                            + " arrays cannot be evaluated at several points at once");
        }
    }
}
