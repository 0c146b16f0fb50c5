package io.github.gradcheck.core;

/**
 * The check could not be carried out, or found a fault that is not a matter of numbers: a gradient missing or of the wrong
 * shape, a loss that throws or is not deterministic, a backward that changes the parameters. The message says what to do.
 */
public final class GradientCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GradientCheckException(String message) {
        super(message);
    }

    public GradientCheckException(String message, Throwable cause) {
        super(message, cause);
    }
}
