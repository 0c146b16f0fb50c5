package io.github.gradcheck.core.internal.diagnosis;

import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.Diagnosis;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.directions.DirectionLine;
import io.github.gradcheck.core.internal.evaluation.Objective;
import java.util.function.Supplier;

/** Finds out why the loss does not move with a key: it moves the key by its own size and more, at up to five evaluations. */
public final class StillLoss {
    private static final double[] DISTANCES = {1, -1, 10, -10};

    private final Objective objective;
    private final double centre;
    private final Supplier<?> backward;
    private final long seed;

    /**
     * Creates the search for one point.
     *
     * @param objective the loss
     * @param centre its value at the point
     * @param backward calls backward at the parameters' present values
     * @param seed where directions come from
     */
    public StillLoss(Objective objective, double centre, Supplier<?> backward, long seed) {
        this.objective = objective;
        this.centre = centre;
        this.backward = backward;
        this.seed = seed;
    }

    /**
     * Examines a key along which no derivative could be told from zero.
     *
     * @param candidate the key
     * @return why the loss stands still
     */
    public Diagnosis examine(KeyGradient candidate) {
        DirectionLine line = new DirectionLine(objective, candidate.direction(seed, "still"));
        for (double distance : DISTANCES) {
            if (isOther(line.at(distance))) {
                return still("it moves only farther away from this point: are its units dead (ReLU)?");
            }
        }
        if (isOther(line.at(1, this::lossAfterBackward))) {
            return still("it moves only after backward was called: the loss must not use what backward stores");
        }
        return still("it never uses this key: does it read a copy, or another array?");
    }

    private static Diagnosis still(String reason) {
        return new Diagnosis(Cause.STILL_LOSS, "meets a loss that does not move with it", reason);
    }

    private double lossAfterBackward() {
        try {
            Object unused = backward.get(); // called for what it stores
        } catch (CheckInterruptedException interrupted) {
            throw interrupted;
        } catch (RuntimeException outsideDomain) {
            return Double.NaN;
        }
        return objective.valueOrNaN();
    }

    private boolean isOther(double value) {
        return !Double.isNaN(value) && value != centre;
    }
}
