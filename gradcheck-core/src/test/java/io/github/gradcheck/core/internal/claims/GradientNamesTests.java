/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GradientNamesTests {
    private static final List<String> KEYS = List.of("W", "W1", "W2", "weights", "layers[0].W");

    private final double[] values = {1, 2};
    private final Block w = block("W");

    private Block block(String key) {
        return Parameters.of(key, values).blocks().get(0);
    }

    /** Gradients under some names, each of which is an array of its own. */
    private static GradientNames names(String... returned) {
        Map<String, @Nullable Object> gradients = new LinkedHashMap<>();
        for (String name : returned) {
            gradients.put(name, new double[2]);
        }
        return new GradientNames(gradients, KEYS);
    }

    private static String missing(Block block, String... returned) {
        GradientNames names = names(returned);
        return String.valueOf(assertThrows(GradientCheckException.class, () -> names.require(block))
                .getMessage());
    }

    @Test
    void ofAKeyAreItsOwnAndThoseWithAPrefix() {
        for (String name : List.of("W", "dW", "dJ_dW", "dL_dW", "dJdW", "dLdW", "grad_W", "gradW", "W_grad")) {
            assertThat(names("other", name).claim(w), is(Optional.of(name)));
            assertThat(names("other", name).require(w), is(name));
        }
        for (String name : List.of("w", "Wd", "DW", "d_W", "gW", "ddW")) {
            assertThat(names(name).claim(w), is(Optional.empty()));
        }
    }

    @Test
    void ofAPathHaveThePrefixInFrontOfItsFirstOrLastPart() {
        Block nested = block("layers[0].W");
        for (String name : List.of(
                "dlayers[0].W",
                "layers[0].dW",
                "layers[0].grad_W",
                "dJ_dlayers[0].W",
                "layers[0].W_grad",
                "layers[0].gradW")) {
            assertThat(names(name).claim(nested), is(Optional.of(name)));
        }
        assertThat(names("layers[1].dW").claim(nested), is(Optional.empty()));
    }

    @Test
    void belongToTheLongestKeyThatTheyDecorate() {
        Map<String, @Nullable Object> gradients = new LinkedHashMap<>();
        gradients.put("dLdW", new double[2]);
        assertThat(new GradientNames(gradients, List.of("W", "LdW")).claim(w), is(Optional.empty()));
        assertThat(new GradientNames(gradients, List.of("W", "LdW")).claim(block("LdW")), is(Optional.of("dLdW")));
        assertThat(new GradientNames(gradients, List.of("W")).claim(w), is(Optional.of("dLdW")));
    }

    @Test
    void belongToTheKeyThatTheyAreThoughTheyDecorateAnother() {
        Map<String, @Nullable Object> gradients = new LinkedHashMap<>();
        gradients.put("dW", new double[2]);
        assertThat(new GradientNames(gradients, List.of("W", "dW")).claim(w), is(Optional.empty()));
        assertThat(new GradientNames(gradients, List.of("W", "dW")).claim(block("dW")), is(Optional.of("dW")));
    }

    @Test
    void preferTheKeysOwn() {
        assertThat(names("dW", "W").claim(w), is(Optional.of("W")));
    }

    @Test
    void preferThePrefixWhereTheKeysOwnIsTheParameterItself() {
        Map<String, @Nullable Object> model = new LinkedHashMap<>();
        model.put("W", values);
        assertThat("there is no other", new GradientNames(model, KEYS).claim(w), is(Optional.of("W")));
        model.put("dW", new double[2]);
        assertThat(new GradientNames(model, KEYS).claim(w), is(Optional.of("dW")));
    }

    @Test
    void twoOfWhichBelongToOneKeyAreRefused() {
        GradientNames names = names("dW", "grad_W");
        String message = String.valueOf(
                assertThrows(GradientCheckException.class, () -> names.claim(w)).getMessage());
        assertThat(message, allOf(containsString("several gradients for `W`"), containsString("`dW`, `grad_W`")));
    }

    @Test
    void thatBelongToNoKeyStayUnclaimedInOrder() {
        GradientNames names = names("dZ", "dW", "cost");
        assertThat(names.unclaimed(), is(List.of("dZ", "dW", "cost")));
        names.claim(w);
        assertThat(names.unclaimed(), is(List.of("dZ", "cost")));
        assertThat(List.copyOf(names.claimed().keySet()), is(List.of("dW")));
    }

    @Test
    void leadToTheirGradients() {
        double[] gradient = {3, 4};
        Map<String, @Nullable Object> returned = new LinkedHashMap<>();
        returned.put("dW", gradient);
        assertThat(new GradientNames(returned, KEYS).value("dW"), is(sameInstance(gradient)));
    }

    @Test
    void ofAMissingGradientSuggestOneThatIsNearAndSpelledLikeTheOthers() {
        assertThat(
                missing(block("weights"), "dweight"),
                allOf(
                        containsString("no gradient for `weights`; it returned `dweight`"),
                        containsString(": did you mean `dweights`?")));
        assertThat(missing(block("weights"), "weihgts"), containsString("did you mean `weights`?"));
        assertThat("too far from dW1", missing(block("W1"), "W2"), containsString("did you mean `W1`?"));
    }

    @Test
    void ofAMissingGradientSuggestNoneThatBelongsToAnotherKey() {
        GradientNames names = names("dW2");
        names.claim(block("W2"));
        String message = String.valueOf(assertThrows(GradientCheckException.class, () -> names.require(block("W1")))
                .getMessage());
        assertThat(
                message,
                containsString("it returned `dW2`; a gradient goes by the name of its parameter, `W1` or `dW1`"));
    }

    @Test
    void ofNothingAreNothing() {
        assertThat(missing(w), containsString("it returned nothing;"));
    }

    @Test
    void areListedInQuotes() {
        assertThat(GradientNames.list(List.of("a", "b")), is("`a`, `b`"));
        assertThat(GradientNames.list(List.of()), is(""));
    }
}
