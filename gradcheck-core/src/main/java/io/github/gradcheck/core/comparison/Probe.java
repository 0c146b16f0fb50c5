package io.github.gradcheck.core.comparison;

import io.github.gradcheck.core.differentiation.Derivative;
import io.github.gradcheck.core.differentiation.Differentiator;
import io.github.gradcheck.core.differentiation.Direction;
import io.github.gradcheck.core.differentiation.DirectionLine;
import io.github.gradcheck.core.differentiation.Directions;
import io.github.gradcheck.core.differentiation.Effort;
import io.github.gradcheck.core.differentiation.Judgement;
import io.github.gradcheck.core.differentiation.Measurement;

/** Measures one key along one random direction after another, from the first; every measurement over the whole key is kept as evidence. */
final class Probe {
    /** As sharp as a single wrong entry of a large key needs: 10^-5 of one entry is 10^-8 of the norm of a million. */
    private static final double SHARPNESS = 1e-10;

    /** Four steps along a direction, at two evaluations each: with two directions, sixteen evaluations for a key. */
    private static final Effort USUAL = Effort.upTo(SHARPNESS).within(4);

    private final Point point;
    private final Candidate candidate;
    private final Evidence.Collected evidence;
    private final Directions directions;
    private final Differentiator differentiator;
    private final Effort effort;
    private int number;
    private Direction direction;
    private double projected;

    Probe(Point point, Candidate candidate, Evidence.Collected evidence, long seed) {
        this.point = point;
        this.candidate = candidate;
        this.evidence = evidence;
        this.directions = candidate.directions(seed, "directions");
        this.differentiator = new Differentiator(point.centre(), point.noise().level());
        double usualDerivative = Math.sqrt(candidate.size()) * candidate.usualEffect();
        this.effort = USUAL.againstNoise(point.noise().level() / usualDerivative);
        this.direction = directions.draw(number);
        this.projected = direction.dot(candidate.analytic());
    }

    /** What one direction over the whole key may cost, by the noise of the loss. */
    Effort effort() {
        return effort;
    }

    /** Goes on to the next direction. */
    void next() {
        number++;
        direction = directions.draw(number);
        projected = direction.dot(candidate.analytic());
    }

    Direction direction() {
        return direction;
    }

    /** What the gradient implies along the whole direction. */
    double projected() {
        return projected;
    }

    /** Compares the gradient along the whole direction. */
    Judgement judge(Effort effort) {
        Judgement judgement = differentiator.judge(line(direction), Direction.SCALE, projected, effort);
        if (judgement.kind() != Judgement.Kind.NON_DIFFERENTIABLE) {
            keep(judgement.derivative());
        }
        return judgement;
    }

    /** Estimates the derivative on some entries only. */
    Derivative estimate(int from, int to, double expected) {
        Derivative estimate =
                differentiator.estimate(line(direction.restrictedTo(from, to)), Direction.SCALE, expected, effort);
        if (to - from == candidate.size()) {
            keep(estimate);
        }
        return estimate;
    }

    private void keep(Derivative derivative) {
        evidence.add(new Measurement(directions.projection(number), derivative));
    }

    private DirectionLine line(Direction along) {
        return new DirectionLine(point.objective(), along);
    }
}
