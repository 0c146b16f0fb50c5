/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.structure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosestNameTests {

    @Test
    void isTheOneWithTheFewestLettersToChange() {
        assertClosest("kernel", "kernels", "colonel", "kernels", "kettle");
        assertClosest("kernel", "kernels", "kernle", "kernels"); // two letters against one
    }

    @Test
    void mayLackALetterOrHaveOneTooManyOrAnotherOne() {
        assertClosest("bias", "bia", "bia");
        assertClosest("bias", "biass", "biass");
        assertClosest("bias", "bios", "bios");
        assertClosest("bias", "ias", "ias");
    }

    @Test
    void mayDifferInUpperAndLowerCase() {
        assertClosest("W1", "w1", "b1", "w1");
    }

    @Test
    void mayDifferInHalfOfItsLettersAtMost() {
        assertClosest("abcdef", "abcxyz", "abcxyz");
        assertThat(ClosestName.to("abcdef", List.of("abwxyz")), is(Optional.empty()));
    }

    @Test
    void mayDifferInOneLetterWhereItIsShort() {
        assertClosest("W", "V", "V");
        assertThat(ClosestName.to("W", List.of("db")), is(Optional.empty()));
    }

    @Test
    void isNoneOfNone() {
        assertThat(ClosestName.to("W", List.of()), is(Optional.empty()));
    }

    private static void assertClosest(String wanted, String expected, String... names) {
        assertThat(ClosestName.to(wanted, List.of(names)), is(Optional.of(expected)));
    }
}
