/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import java.util.List;
import java.util.Optional;

/**
 * What backward says of a function at one point: the derivative of each of its lanes along any direction.
 *
 * <p>Today there is one form, a gradient for each lane; a tangent or a Jacobian is another implementation of
 * {@link #along}, and nothing more.
 *
 * @param gradients one for each lane: live views over what backward returned
 * @param usual of one output of many, how large the derivatives of all of them usually are, so that they are compared
 *     at the same points; nothing where the function is looked at for itself
 */
public record Claim(List<Gradient> gradients, Optional<Gradient> usual) {

    /**
     * Of a function that is looked at for itself.
     *
     * @param gradients one for each lane, at least one
     */
    public Claim(List<Gradient> gradients) {
        this(gradients, Optional.empty());
    }

    /**
     * Keeps the list.
     *
     * @param gradients at least one
     * @param usual how large derivatives are
     */
    public Claim {
        gradients = List.copyOf(gradients);
    }

    /**
     * Asks for the derivatives along a direction.
     *
     * @param tangent the direction
     * @return one number for each lane
     */
    public double[] along(Tangent tangent) {
        return gradients.stream().mapToDouble(tangent::dot).toArray();
    }

    /**
     * The gradient of one lane.
     *
     * @param lane its number
     * @return what backward returned for it
     */
    public Gradient lane(int lane) {
        return gradients.get(lane);
    }
}
