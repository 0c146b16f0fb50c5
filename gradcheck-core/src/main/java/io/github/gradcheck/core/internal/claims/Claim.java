/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.claims;

import java.util.List;

/**
 * What backward says of a function at one point: the derivative of each of its lanes along any direction.
 *
 * <p>Today there is one form, a gradient for each lane; a tangent or a Jacobian is another implementation of
 * {@link #along}, and nothing more.
 *
 * @param gradients one for each lane: live views over what backward returned
 */
public record Claim(List<Gradient> gradients) {

    /**
     * Keeps the list.
     *
     * @param gradients at least one
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
