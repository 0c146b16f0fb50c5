/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.evaluation;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the user's code gave at each point, call by call, for many who ask one after the other. Whoever asks for the
 * k-th time at a point gets the k-th answer, so that each of them sees whether answers differ.
 *
 * @param <T> what it gave
 */
final class Kept<T> {
    /**
     * So many numbers are kept, 128 MB; of more, those that were asked for longest ago go first, and are computed anew.
     */
    private static final long MOST_NUMBERS = 1L << 24;

    private final long numbersOfEach;
    private final Map<Point, Answers<T>> byPoint = new LinkedHashMap<>(16, 0.75F, true);
    private long kept;

    /** The values of all parameters, to the bit. */
    private static final class Point {
        private final double[] numbers;
        private final int hash;

        Point(double[] numbers) {
            this.numbers = numbers;
            this.hash = Arrays.hashCode(numbers);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Point point && Arrays.equals(numbers, point.numbers);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** What one call gave or threw. */
    private record Answer<T>(@Nullable T value, @Nullable Throwable thrown) {

        static <T> Answer<T> of(Supplier<T> code) {
            try {
                return new Answer<>(code.get(), null);
            } catch (CheckInterruptedException | GradientCheckException | BudgetSpentException stop) {
                throw stop;
            } catch (Exception | AssertionError outsideDomain) {
                return new Answer<>(null, outsideDomain);
            }
        }

        T get() {
            if (thrown != null) {
                throw Answer.<RuntimeException>unchecked(thrown);
            }
            return Objects.requireNonNull(value);
        }

        /** Code in other languages than Java may throw what it does not declare; it is passed on as it is. */
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
            throw (E) thrown;
        }
    }

    /** The answers at one point, and how many of them the one who asks has had. */
    private static final class Answers<T> {
        private final List<Answer<T>> inOrder = new ArrayList<>();
        private int asker = -1;
        private int had;
    }

    /**
     * Keeps nothing yet.
     *
     * @param numbersOfEach how many numbers one answer has
     */
    Kept(long numbersOfEach) {
        this.numbersOfEach = numbersOfEach;
    }

    /**
     * The next answer at the point where the parameters are.
     *
     * @param parameters all that move
     * @param asker the number of the one who asks
     * @param code gives an answer if it has had all
     * @return the same for every asker
     */
    T next(Parameters parameters, int asker, Supplier<T> code) {
        Answers<T> answers = byPoint.computeIfAbsent(new Point(numbers(parameters)), point -> new Answers<>());
        if (answers.asker != asker) {
            answers.asker = asker;
            answers.had = 0;
        }
        if (answers.had == answers.inOrder.size()) {
            answers.inOrder.add(Answer.of(code));
            kept += numbersOfEach;
        }
        T answer = answers.inOrder.get(answers.had++).get();
        forgetOldest();
        return answer;
    }

    /** All numbers in a row. */
    static double[] numbers(Parameters parameters) {
        double[] numbers = new double[Math.toIntExact(parameters.size())];
        int first = 0;
        for (Block block : parameters.blocks()) {
            double[] entries = block.toArray();
            System.arraycopy(entries, 0, numbers, first, entries.length);
            first += entries.length;
        }
        return numbers;
    }

    private void forgetOldest() {
        Iterator<Answers<T>> oldest = byPoint.values().iterator();
        while (kept > MOST_NUMBERS && byPoint.size() > 1) {
            kept -= numbersOfEach * oldest.next().inOrder.size();
            oldest.remove();
        }
    }
}
