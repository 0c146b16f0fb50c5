package io.github.gradcheck.core.comparison;

/** How much of a key's gradient is wrong. */
public enum Extent {
    /** Nothing is known to be wrong. */
    NONE,
    /** Single entries, all of which were found. */
    ENTRIES,
    /** More than were found one by one: those that are listed are a sample. */
    DENSE
}
