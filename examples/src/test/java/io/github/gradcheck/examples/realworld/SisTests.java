/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.assertRight;
import static io.github.gradcheck.examples.realworld.Shipped.assertWrong;

import io.github.gradcheck.core.GradientReport;
import org.apache.sis.geometry.DirectPosition2D;
import org.apache.sis.referencing.operation.transform.DefaultMathTransformFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opengis.parameter.ParameterValueGroup;
import org.opengis.referencing.operation.MathTransform;
import org.opengis.referencing.operation.MathTransformFactory;
import org.opengis.referencing.operation.Matrix;
import org.opengis.util.FactoryException;

/** Apache SIS 1.4: map projections of the ellipsoid, from degrees to metres, with their derivative. */
class SisTests {
    private static final double EQUATORIAL_RADIUS = 6378137.0;
    private static final double POLAR_RADIUS = 6356752.314245179;

    @ParameterizedTest
    @CsvSource({
        "Mercator_1SP, central_meridian",
        "Transverse_Mercator, latitude_of_origin",
        "Lambert_Conformal_Conic_1SP, latitude_of_origin",
        "Albers_Conic_Equal_Area, standard_parallel_1",
        "Lambert_Azimuthal_Equal_Area, latitude_of_center",
        "Lambert_Cylindrical_Equal_Area, standard_parallel_1",
        "Oblique_Stereographic, latitude_of_origin",
        "Orthographic, latitude_of_origin",
        "Polyconic, latitude_of_origin",
        "Mollweide, central_meridian",
        "Sinusoidal, central_meridian"
    })
    void theProjectionIsRight(String name, String parameter) throws FactoryException {
        check(name, parameter, POLAR_RADIUS).assertCorrect();
    }

    /**
     * {@code E = A (1 - B^2/6 + Q A^2 B^2/120) / r} with {@code A = lambda cos phi}, {@code B = lambda sin phi} and
     * {@code r = sqrt(1 - e^2 sin^2 phi)}. In the shipped {@code dE/dphi} only one of the terms is divided by
     * {@code r}. On the sphere, where {@code r = 1}, it is right.
     */
    @Test
    void theEastingOfCassiniSoldnerLacksADivisionByTheCurvature() throws FactoryException {
        GradientReport ellipsoid = check("Cassini_Soldner", "latitude_of_origin", POLAR_RADIUS);
        assertRight(ellipsoid, "longitude");
        assertWrong(ellipsoid, "latitude");
        check("Cassini_Soldner", "latitude_of_origin", EQUATORIAL_RADIUS).assertCorrect();
    }

    private static GradientReport check(String name, String parameter, double polarRadius) throws FactoryException {
        MathTransformFactory factory = new DefaultMathTransformFactory();
        ParameterValueGroup parameters = factory.getDefaultParameters(name);
        parameters.parameter("semi_major").setValue(EQUATORIAL_RADIUS);
        parameters.parameter("semi_minor").setValue(polarRadius);
        parameters.parameter(parameter).setValue(35);
        return check(factory.createParameterizedTransform(parameters));
    }

    private static GradientReport check(MathTransform projection) {
        double[] longitude = {8.3};
        double[] latitude = {47.4};
        return Shipped.jacobian(
                Shipped.keys("longitude", longitude, "latitude", latitude),
                () -> {
                    double[] projected = new double[2];
                    projection.transform(new double[] {longitude[0], latitude[0]}, 0, projected, 0, 1);
                    return projected;
                },
                () -> {
                    Matrix m = projection.derivative(new DirectPosition2D(longitude[0], latitude[0]));
                    return new double[][] {
                        {m.getElement(0, 0), m.getElement(0, 1)}, {m.getElement(1, 0), m.getElement(1, 1)}
                    };
                });
    }
}
