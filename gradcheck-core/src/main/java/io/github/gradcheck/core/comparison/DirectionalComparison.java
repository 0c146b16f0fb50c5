package io.github.gradcheck.core.comparison;

import io.github.gradcheck.core.differentiation.Differentiator;
import io.github.gradcheck.core.differentiation.Direction;
import io.github.gradcheck.core.differentiation.DirectionLine;
import io.github.gradcheck.core.differentiation.Effort;
import io.github.gradcheck.core.differentiation.Judgement;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.sampling.RandomStream;
import java.util.List;

/**
 * Compares a gradient along random directions over a whole key, at a cost that does not depend on the size of the key, and
 * locates the wrong entries where they differ.
 *
 * <p>A fault {@code e} stays unseen along one direction if its projection, normal of standard deviation {@code ||e||}, falls within
 * the reach r: with probability about {@code sqrt(2/pi) r/||e||}. With error bars of 10^-9 two directions are plenty.
 */
public final class DirectionalComparison {
    /** A key of so few entries is visited entry by entry: two evaluations each are no more than two directions cost. */
    public static final int FEW_ENTRIES = 8;

    /** As sharp as a single wrong entry of a large key needs: 10^-5 of one entry is 10^-8 of the norm of a million. */
    private static final double SHARPNESS = 1e-10;

    private static final Effort CLOSER = Effort.upTo(SHARPNESS).within(9);

    /** Four steps along a direction, at two evaluations each: with two directions, sixteen evaluations for a key. */
    static final Effort EFFORT = Effort.upTo(SHARPNESS).within(4);

    private static final int DIRECTIONS = 2;

    /** Where kinks have made both directions this blunt, a third one with smaller steps looks closer. */
    private static final double BLUNT = 1e-5;

    private final Point point;
    private final Tolerance tolerance;
    private final long seed;

    /**
     * Creates a comparison.
     *
     * @param point where the gradient is checked
     * @param tolerance which proven differences are excused
     * @param seed where the directions come from
     */
    public DirectionalComparison(Point point, Tolerance tolerance, long seed) {
        this.point = point;
        this.tolerance = tolerance;
        this.seed = seed;
    }

    /**
     * Compares one key along two directions; where they differ, locates the wrong entries.
     *
     * @param block the parameter block
     * @param analytic its gradient
     * @return what was found
     */
    public KeyComparison compare(Block block, double[] analytic) {
        double[] origin = block.toArray();
        RandomStream random = RandomStream.of(seed, "directions " + block.key());
        Projections projections = new Projections(block, analytic);
        Effort effort = EFFORT;
        for (int i = 0; i < DIRECTIONS || (i == DIRECTIONS && projections.resolution() > BLUNT); i++) {
            Direction direction = Direction.draw(block, origin, random);
            Judgement judgement = judge(direction, analytic, i < DIRECTIONS ? effort : CLOSER);
            projections.add(direction.dot(analytic), judgement);
            if (judgement.kind() == Judgement.Kind.DIFFERS) {
                return locate(projections, direction, judgement, random, origin);
            }
            effort = effort.beginningAt(judgement.derivative(), Direction.SCALE);
        }
        return projections.agreement();
    }

    private Judgement judge(Direction direction, double[] analytic, Effort effort) {
        return new Differentiator(point.centre(), point.noise().level())
                .judge(
                        new DirectionLine(point.objective(), direction),
                        Direction.SCALE,
                        direction.dot(analytic),
                        effort);
    }

    /**
     * A direction that differs is a suspicion; a single entry that differs by its own ladder of steps proves it. Where the fault is
     * dense or was not located, a fresh direction must differ as well.
     */
    private KeyComparison locate(
            Projections projections, Direction suspicious, Judgement judgement, RandomStream random, double[] origin) {
        double[] analytic = projections.gradient();
        Locator locator = new Locator(point, random, projections.block(), origin, analytic);
        List<EntryComparison> found = locator.locate(
                suspicious,
                suspicious.dot(analytic) - judgement.derivative().value(),
                judgement.derivative().reach());
        List<EntryComparison> wrong =
                found.stream().filter(entry -> !tolerance.excuses(entry)).toList();
        if (!wrong.isEmpty() && !locator.isDense()) {
            return projections.difference(wrong, Extent.ENTRIES);
        }
        return found.isEmpty() ? notLocated(projections, random, origin) : dense(projections, wrong, random, origin);
    }

    private KeyComparison dense(
            Projections projections, List<EntryComparison> wrong, RandomStream random, double[] origin) {
        Projections fresh = new Projections(projections.block(), projections.gradient());
        boolean differs = differs(fresh, random, origin);
        return differs && !wrong.isEmpty() ? projections.difference(wrong, Extent.DENSE) : fresh.agreement();
    }

    /** Without a single entry that differs, fresh directions may clear the key of suspicion, but not prove it wrong. */
    private KeyComparison notLocated(Projections projections, RandomStream random, double[] origin) {
        Projections fresh = new Projections(projections.block(), projections.gradient());
        boolean differs = false;
        for (int i = 0; i < DIRECTIONS; i++) {
            differs |= differs(fresh, random, origin);
        }
        return differs ? projections.contradiction() : fresh.agreement();
    }

    private boolean differs(Projections fresh, RandomStream random, double[] origin) {
        Direction direction = Direction.draw(fresh.block(), origin, random);
        Judgement judgement = judge(direction, fresh.gradient(), EFFORT);
        fresh.add(direction.dot(fresh.gradient()), judgement);
        return judgement.kind() == Judgement.Kind.DIFFERS;
    }
}
