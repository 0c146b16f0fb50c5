package io.github.gradcheck.core.differentiation;

/** The thread was interrupted during a check; the parameters have been restored and the interrupt flag is still set. */
public final class CheckInterruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param evaluations how often the loss had been called
     */
    public CheckInterruptedException(long evaluations) {
        super("interrupted after " + evaluations + " evaluations of the loss; the parameters are restored");
    }
}
