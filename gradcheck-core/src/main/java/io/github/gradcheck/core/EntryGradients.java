package io.github.gradcheck.core;

import io.github.gradcheck.core.comparison.KeyComparison;
import io.github.gradcheck.core.parameters.Shape;

/** Both gradients of one key, entry by entry. */
public final class EntryGradients {
    private final KeyComparison found;

    EntryGradients(KeyComparison found) {
        this.found = found;
    }

    /**
     * The shape of the key.
     *
     * @return its lengths; entries are numbered with the last dimension running fastest
     */
    public Shape shape() {
        return found.candidate().block().shape();
    }

    /**
     * What backward returned.
     *
     * @param entry the number of an entry
     * @return its analytic derivative
     */
    public double analytic(int entry) {
        return found.candidate().analytic(entry);
    }

    /**
     * What the loss says.
     *
     * @param entry the number of an entry
     * @return its numerical derivative; NaN if the entry was not measured on its own, or has none
     */
    public double numerical(int entry) {
        return found.evidence().numerical(entry);
    }

    /**
     * Whether an entry is known to be wrong.
     *
     * @param entry its number
     * @return true if the two derivatives were proven to differ
     */
    public boolean isWrong(int entry) {
        return found.wrong().contains(entry);
    }
}
