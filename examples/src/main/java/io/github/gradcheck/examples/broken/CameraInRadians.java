/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.broken;

import io.github.gradcheck.examples.models.Camera;

/** The angle is given in degrees, its derivative in radians. */
public final class CameraInRadians extends Camera {

    /**
     * A camera.
     *
     * @param angle of each picture, in degrees
     * @param distance from the axis
     * @param focal length in pixels
     * @param distortion the radial coefficient k
     */
    public CameraInRadians(double[] angle, double[] distance, double[] focal, double[] distortion) {
        super(angle, distance, focal, distortion);
    }

    @Override
    protected double angleUnit() {
        return 1;
    }
}
