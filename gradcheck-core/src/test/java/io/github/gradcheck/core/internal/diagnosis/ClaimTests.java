/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.gradcheck.core.Cause;
import org.junit.jupiter.api.Test;

class ClaimTests {

    @Test
    void everyVerbHasItsPlural() {
        assertThat(Claim.is("zero"), is(new Claim("is zero", "are zero", false)));
        assertThat(Claim.has("x"), is(new Claim("has x", "have x", false)));
        assertThat(Claim.lacks("x"), is(new Claim("lacks x", "lack x", false)));
        assertThat(Claim.contains("x"), is(new Claim("contains x", "contain x", false)));
        assertThat(Claim.meets("x"), is(new Claim("meets x", "meet x", false)));
    }

    @Test
    void bothPartsOfAClaimAreInThePlural() {
        Claim both = Claim.has("the wrong sign").and(Claim.is("2 times too big"));
        assertThat(both.singular(), is("has the wrong sign and is 2 times too big"));
        assertThat(both.plural(), is("have the wrong sign and are 2 times too big"));
    }

    @Test
    void onlyAPlaceLeavesOpenHowWrongItIs() {
        Region row = new Region.Numbered(Unit.ROW, 2);
        assertThat(new Finding(Cause.PART, Claim.isWrong(row)).isPlaceOnly(), is(true));
        assertThat(new Finding(Cause.PART, Claim.is("zero").followedBy(" in row 2")).isPlaceOnly(), is(false));
    }

    @Test
    void aSentenceIsTheClaimWithItsReason() {
        Finding without = new Finding(Cause.FACTOR, Claim.is("off"));
        Finding with = new Finding(Cause.FACTOR, Claim.is("off"), "why");
        assertThat(without.sentence(), is("is off"));
        assertThat(with.sentence(), is("is off (why)"));
        assertThat(with, is(new Finding(Cause.FACTOR, Claim.is("off"), "why")));
        assertThat(with.toString() + with.claimOfSeveral(), is("is off (why)are off"));
    }
}
