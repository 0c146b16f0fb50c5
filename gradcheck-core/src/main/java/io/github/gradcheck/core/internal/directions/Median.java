/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.directions;

/** The median of some numbers by Hoare's selection, in a third of the time that sorting takes. */
final class Median {
    private Median() {}

    /**
     * The number in the middle, of an even count the upper of the two, where NaN counts as the largest.
     *
     * @param numbers at least one, none of them negative; their order is changed
     */
    static double of(double[] numbers) {
        int middle = numbers.length / 2;
        int low = 0;
        int high = numbers.length - 1;
        while (low < high) {
            double pivot = numbers[(low + high) >>> 1];
            int left = low;
            int right = high;
            while (left <= right) {
                while (isBefore(numbers[left], pivot)) {
                    left++;
                }
                while (isBefore(pivot, numbers[right])) {
                    right--;
                }
                if (left <= right) {
                    double swapped = numbers[left];
                    numbers[left++] = numbers[right];
                    numbers[right--] = swapped;
                }
            }
            if (middle <= right) {
                high = right;
            } else if (middle >= left) {
                low = left;
            } else {
                break;
            }
        }
        return numbers[middle];
    }

    private static boolean isBefore(double one, double other) {
        return one < other || (Double.isNaN(other) && !Double.isNaN(one));
    }
}
