/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import io.github.gradcheck.core.GradientReport;
import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orekit.frames.Frame;
import org.orekit.orbits.CartesianOrbit;
import org.orekit.orbits.Orbit;
import org.orekit.orbits.OrbitType;
import org.orekit.orbits.PositionAngleType;
import org.orekit.time.AbsoluteDate;
import org.orekit.utils.PVCoordinates;

/**
 * Orekit 13.1: Jacobians of orbital elements with respect to position and velocity. The outputs are metres beside
 * angles, six orders of magnitude apart.
 */
class OrekitTests {
    private static final double MU = 3.986004415e14;
    private static final Frame INERTIAL = Frame.getRoot();

    /** Semi-major axis, eccentricity, inclination, argument of the pericentre, node, anomaly; and two other sets. */
    @ParameterizedTest
    @EnumSource(names = {"KEPLERIAN", "CIRCULAR", "EQUINOCTIAL"})
    void theElementsByPositionAndVelocityAreRight(OrbitType type) {
        for (PositionAngleType angle : PositionAngleType.values()) {
            check(type, angle).assertCorrect();
        }
    }

    private static GradientReport check(OrbitType type, PositionAngleType angle) {
        double[] position = {4.2e6, -3.1e6, 5.3e6};
        double[] velocity = {5.1e3, 5.4e3, -1.9e3};
        return Shipped.jacobian(
                Shipped.keys("position", position, "velocity", velocity),
                () -> {
                    double[] elements = new double[6];
                    type.mapOrbitToArray(orbit(type, position, velocity), angle, elements, null);
                    return elements;
                },
                () -> {
                    double[][] jacobian = new double[6][6];
                    orbit(type, position, velocity).getJacobianWrtCartesian(angle, jacobian);
                    return jacobian;
                });
    }

    private static Orbit orbit(OrbitType type, double[] position, double[] velocity) {
        PVCoordinates state = new PVCoordinates(new Vector3D(position), new Vector3D(velocity));
        return type.convertType(new CartesianOrbit(state, INERTIAL, AbsoluteDate.ARBITRARY_EPOCH, MU));
    }
}
