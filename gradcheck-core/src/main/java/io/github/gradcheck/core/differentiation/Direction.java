package io.github.gradcheck.core.differentiation;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.sampling.RandomStream;

/**
 * A random direction over one block or a part of it: Gaussian, each entry times its {@link Scale}, so that a step of 1
 * moves every entry by about its own size.
 *
 * <p>Gaussian and not of signs only, because two equal errors would cancel in half of the draws; of both signs, because
 * errors that sum to zero would vanish.
 */
public final class Direction {
    /** The distance along any direction that moves the entries by about their own size. */
    public static final double SCALE = 1;

    private final Block block;
    private final double[] origin;
    private final double[] vector;
    private final int from;
    private final int to;

    private Direction(Block block, double[] origin, double[] vector, int from, int to) {
        this.block = block;
        this.origin = origin;
        this.vector = vector;
        this.from = from;
        this.to = to;
    }

    /**
     * Draws a direction over a whole block.
     *
     * @param block the block, at its present values
     * @param origin a copy of its entries; kept, not copied
     * @param random the source of the draw
     * @return the direction
     */
    public static Direction draw(Block block, double[] origin, RandomStream random) {
        return draw(block, origin, Scale.of(origin), random);
    }

    /**
     * Draws a direction over a whole block on a scale of choice.
     *
     * @param block the block, at its present values
     * @param origin a copy of its entries; kept, not copied
     * @param scale how far each entry moves
     * @param random the source of the draw
     * @return the direction
     */
    public static Direction draw(Block block, double[] origin, Scale scale, RandomStream random) {
        double[] vector = new double[origin.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = random.nextGaussian() * scale.of(i);
        }
        return new Direction(block, origin, vector, 0, vector.length);
    }

    /**
     * Draws a direction along which a gradient is sure to be large: to the random part of each entry comes one in the gradient's own
     * direction, of the same mean square. Along it no error that is common to the whole gradient can hide.
     *
     * @param block the block, at its present values
     * @param origin a copy of its entries; kept, not copied
     * @param gradient an entry for each entry of the block
     * @param random the source of the draw
     * @return the direction
     */
    public static Direction towards(Block block, double[] origin, double[] gradient, RandomStream random) {
        Direction direction = draw(block, origin, random);
        Scale scale = Scale.of(origin);
        double square = 0;
        for (int i = 0; i < gradient.length; i++) {
            square += Math.pow(scale.of(i) * gradient[i], 2);
        }
        double factor = square > 0 ? Math.sqrt(gradient.length / square) : 0;
        for (int i = 0; i < gradient.length; i++) {
            direction.vector[i] += factor * scale.of(i) * scale.of(i) * gradient[i];
        }
        return direction;
    }

    /**
     * This direction on some entries only, and nothing elsewhere.
     *
     * @param first the first entry that moves
     * @param end the entry after the last that moves
     * @return a direction that shares this one's numbers
     */
    public Direction restrictedTo(int first, int end) {
        return new Direction(block, origin, vector, first, end);
    }

    /**
     * The derivative along this direction that a gradient implies.
     *
     * @param gradient an entry for each entry of the block
     * @return the inner product
     */
    public double dot(double[] gradient) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += gradient[i] * vector[i];
        }
        return sum;
    }

    /**
     * How fast one entry moves along this direction.
     *
     * @param entry its number
     * @return its component; 0 outside the restriction
     */
    public double component(int entry) {
        return entry >= from && entry < to ? vector[entry] : 0;
    }

    void moveTo(double t) {
        for (int i = from; i < to; i++) {
            block.set(i, origin[i] + t * vector[i]);
        }
    }

    void restore() {
        for (int i = from; i < to; i++) {
            block.set(i, origin[i]);
        }
    }
}
