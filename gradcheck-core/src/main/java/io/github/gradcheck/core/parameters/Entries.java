package io.github.gradcheck.core.parameters;

/** A live view of the entries of one array, numbered in row-major order. */
public interface Entries {

    /**
     * Reads an entry.
     *
     * @param entry its number
     * @return its value; a {@code float} is widened
     */
    double get(int entry);

    /**
     * Writes an entry through to the array.
     *
     * @param entry its number
     * @param value the new value, rounded to {@code float} if the array holds those
     */
    void set(int entry, double value);

    /**
     * Whether the array holds {@code float} numbers. The default is no.
     *
     * @return true if writing rounds to about 7 digits
     */
    default boolean singlePrecision() {
        return false;
    }
}
