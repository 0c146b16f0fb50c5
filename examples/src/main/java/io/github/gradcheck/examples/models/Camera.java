/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.models;

/**
 * A camera that looks at points on a turntable, each in a picture of its own.
 *
 * <pre>
 * x = X cos a + Z sin a    y = Y    z = Z cos a - X sin a + distance    (a in degrees)
 * u = focal x/z (1 + k r2)    v = focal y/z (1 + k r2)    r2 = (x^2 + y^2)/z^2
 * </pre>
 */
public class Camera {
    private static final double RADIAN = Math.PI / 180;

    private final double[] angle;
    private final double[] distance;
    private final double[] focal;
    private final double[] distortion;

    /**
     * A camera. What is one number is an array of one, so that a check can move it.
     *
     * @param angle of the turntable in each picture, in degrees
     * @param distance from the axis
     * @param focal length in pixels
     * @param distortion the radial coefficient k
     */
    public Camera(double[] angle, double[] distance, double[] focal, double[] distortion) {
        this.angle = angle;
        this.distance = distance;
        this.focal = focal;
        this.distortion = distortion;
    }

    /**
     * Where points are seen.
     *
     * @param points each of X, Y, Z, one for each picture
     * @return u and v of each
     */
    public final double[][] project(double[][] points) {
        double[][] pixels = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            double[] seen = turned(points[i], angle[i]);
            double factor = focal[0] / seen[2] * (1 + distortion[0] * squaredRadius(seen));
            pixels[i] = new double[] {factor * seen[0], factor * seen[1]};
        }
        return pixels;
    }

    /**
     * The gradients of the parameters.
     *
     * @param angle of each picture
     * @param distance one number
     * @param focal one number
     * @param distortion one number
     */
    @SuppressWarnings("ArrayRecordComponent") // arrays with names, never compared
    public record Gradients(double[] angle, double[] distance, double[] focal, double[] distortion) {}

    /**
     * The gradients of the parameters.
     *
     * @param points each of X, Y, Z
     * @param dPixels the gradient of u and v of each
     * @return dangle, ddistance, dfocal and ddistortion
     */
    public final Gradients backward(double[][] points, double[][] dPixels) {
        Gradients d = new Gradients(new double[points.length], new double[1], new double[1], new double[1]);
        for (int i = 0; i < points.length; i++) {
            double[][] rows = jacobian(points[i], angle[i]);
            for (int axis = 0; axis < 2; axis++) {
                d.angle()[i] += dPixels[i][axis] * rows[axis][0];
                d.distance()[0] += dPixels[i][axis] * rows[axis][1];
                d.focal()[0] += dPixels[i][axis] * rows[axis][2];
                d.distortion()[0] += dPixels[i][axis] * rows[axis][3];
            }
        }
        return d;
    }

    /** The Jacobian of one pixel: two rows, columns angle, distance, focal, distortion. */
    private double[][] jacobian(double[] point, double degrees) {
        double[] seen = turned(point, degrees);
        double z = seen[2];
        double r2 = squaredRadius(seen);
        double[][] rows = new double[2][];
        // d of (x, y, z) by the angle is (z - distance, 0, -x), by the distance (0, 0, 1)
        double dzByAngle = -seen[0] * angleUnit();
        double dxByAngle = (z - distance[0]) * angleUnit();
        for (int axis = 0; axis < 2; axis++) {
            double slope = seen[axis] / z;
            double bent = 1 + distortion[0] * r2;
            double dz = -slope / z * bent - slope * distortion[0] * 2 * r2 / z;
            double dx = (axis == 0 ? bent / z : 0) + slope * distortion[0] * 2 * seen[0] / (z * z);
            rows[axis] = new double[] {
                focal[0] * (dx * dxByAngle + dz * dzByAngle), focal[0] * dz, slope * bent, focal[0] * slope * r2
            };
        }
        return rows;
    }

    /**
     * The derivative of the angle in radians by the angle in degrees.
     *
     * @return pi/180
     */
    protected double angleUnit() {
        return RADIAN;
    }

    private double[] turned(double[] point, double degrees) {
        double cos = Math.cos(degrees * RADIAN);
        double sin = Math.sin(degrees * RADIAN);
        return new double[] {point[0] * cos + point[2] * sin, point[1], point[2] * cos - point[0] * sin + distance[0]};
    }

    private static double squaredRadius(double[] seen) {
        return (seen[0] * seen[0] + seen[1] * seen[1]) / (seen[2] * seen[2]);
    }
}
