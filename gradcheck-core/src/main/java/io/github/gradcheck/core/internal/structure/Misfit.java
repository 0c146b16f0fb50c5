package io.github.gradcheck.core.internal.structure;

/** Says which part of a structure cannot be replaced by a copy. */
final class Misfit {
    private Misfit() {}

    /** For a type that cannot be built, so that a more general one was built instead. */
    static String of(Object copy, Class<?> wanted) {
        return "a " + wanted.getSimpleName() + " cannot be made, only a "
                + copy.getClass().getSimpleName() + ", which does not fit in its place";
    }
}
