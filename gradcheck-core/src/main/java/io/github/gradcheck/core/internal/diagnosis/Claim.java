/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.diagnosis;

/**
 * What is wrong with a gradient: a phrase whose subject is the gradient of one key, or of several.
 *
 * @param singular to follow "gradient of b1": "is 8 times too big"
 * @param plural to follow "gradients of b1, b2": "are 8 times too big"
 * @param placeOnly whether it says where the gradient is wrong, and nothing of how
 */
record Claim(String singular, String plural, boolean placeOnly) {

    static Claim is(String complement) {
        return new Claim("is " + complement, "are " + complement, false);
    }

    static Claim has(String object) {
        return new Claim("has " + object, "have " + object, false);
    }

    static Claim lacks(String object) {
        return new Claim("lacks " + object, "lack " + object, false);
    }

    static Claim contains(String object) {
        return new Claim("contains " + object, "contain " + object, false);
    }

    static Claim meets(String object) {
        return new Claim("meets " + object, "meet " + object, false);
    }

    /** "is wrong only in row 2". */
    static Claim isWrong(Region region) {
        Claim place = is("wrong " + (region.isNamedByRest() ? "" : "only ") + region.text());
        return new Claim(place.singular, place.plural, true);
    }

    /** Both claims. */
    Claim and(Claim other) {
        return new Claim(singular + " and " + other.singular, plural + " and " + other.plural, false);
    }

    /** This claim with words behind it that are the same for one key and for several. */
    Claim followedBy(String words) {
        return new Claim(singular + words, plural + words, placeOnly);
    }
}
