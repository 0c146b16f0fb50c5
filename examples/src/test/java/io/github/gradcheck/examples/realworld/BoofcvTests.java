/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.examples.realworld;

import static io.github.gradcheck.examples.realworld.Shipped.assertRight;
import static io.github.gradcheck.examples.realworld.Shipped.assertWrong;

import boofcv.abst.geo.bundle.BundleAdjustmentCamera;
import boofcv.alg.geo.bundle.cameras.BundleKannalaBrandt;
import boofcv.alg.geo.bundle.cameras.BundlePinholeBrown;
import boofcv.alg.geo.bundle.cameras.BundlePinholeSimplified;
import boofcv.alg.geo.bundle.cameras.BundleUniversalOmni;
import boofcv.alg.geo.bundle.jacobians.JacobianSo3;
import boofcv.alg.geo.bundle.jacobians.JacobianSo3Quaternions;
import boofcv.alg.geo.bundle.jacobians.JacobianSo3Rodrigues;
import boofcv.struct.calib.CameraKannalaBrandt;
import georegression.struct.point.Point2D_F64;
import io.github.gradcheck.core.Cause;
import io.github.gradcheck.core.GradientReport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** BoofCV 1.1.7: Jacobians of camera models and rotations, as bundle adjustment uses them. */
class BoofcvTests {
    private static final double[] POINT = {0.4, -0.3, 2.1};

    /**
     * With tangential distortion {@code y = ny (1 + a) + t1 (r2 + 2 ny^2) + 2 t2 nx ny}, and the pixel is
     * {@code fy y + cy}, hence {@code dv/dfy = y}. Shipped is the same with {@code 2 t2 ny ny}.
     */
    @Test
    void theFocalLengthOfBrownsModelSquaresWhereItMultiplies() {
        BundlePinholeBrown camera = new BundlePinholeBrown(true, true);
        camera.setK(500, 520, 0, 320, 240);
        camera.setRadial(0.1, -0.05);
        camera.setTangential(0.02, -0.03);
        GradientReport report = check(camera, POINT, "fx", "fy", "cx", "cy", "k1", "k2", "t1", "t2");
        assertRight(report, "point", "fx", "cx", "cy", "k1", "k2", "t1", "t2");
        assertWrong(report, "fy");
    }

    /** Skew adds {@code skew y} to the other pixel: its derivative takes the wrong {@code y}, too. */
    @Test
    void theSkewOfBrownsModelInheritsTheSquare() {
        BundlePinholeBrown camera = new BundlePinholeBrown(false, true);
        camera.setK(500, 520, 3, 320, 240);
        camera.setRadial(0.1, -0.05);
        camera.setTangential(0.02, -0.03);
        GradientReport report = check(camera, POINT, "fx", "fy", "cx", "cy", "k1", "k2", "t1", "t2", "skew");
        assertRight(report, "point", "fx", "cx", "cy", "k1", "k2", "t1", "t2");
        assertWrong(report, "fy");
        assertWrong(report, "skew");
    }

    /** Without tangential distortion all is right, and so are the simpler cameras. */
    @Test
    void camerasWithoutTangentialDistortionAreRight() {
        BundlePinholeBrown brown = new BundlePinholeBrown(true, false);
        brown.setK(500, 520, 0, 320, 240);
        brown.setRadial(0.1, -0.05);
        check(brown, POINT, "fx", "fy", "cx", "cy", "k1", "k2").assertCorrect();
        BundlePinholeSimplified simplified = new BundlePinholeSimplified(500, 0.1, -0.05);
        check(simplified, POINT, "f", "k1", "k2").assertCorrect();
    }

    /** A fisheye camera: projection onto a unit sphere, then Brown's model around a shifted centre, with its error. */
    @Test
    void theOmnidirectionalCameraHasBrownsError() {
        BundleUniversalOmni camera = new BundleUniversalOmni(false, 2, true, false);
        camera.setIntrinsic(new double[] {500, 520, 320, 240, 0.1, -0.05, 0.02, -0.03, 2, 0.7}, 0);
        GradientReport report = check(camera, POINT, "fx", "fy", "cx", "cy", "k1", "k2", "t1", "t2", "skew", "mirror");
        assertRight(report, "point", "fx", "cx", "cy", "k1", "k2", "t1", "t2", "mirror");
        assertWrong(report, "fy");
        assertWrong(report, "skew");
    }

    /** A fisheye camera whose distortion is a polynomial of the angle, with radial and tangential asymmetry. */
    @Test
    void theFisheyeCameraIsRight() {
        CameraKannalaBrandt model = new CameraKannalaBrandt(2, 0);
        model.fsetK(500, 520, 3, 320, 240, 640, 480);
        model.fsetSymmetric(1.0, 0.1);
        check(new BundleKannalaBrandt(model), POINT, "fx", "fy", "cx", "cy", "skew", "s1", "s2")
                .assertCorrect();
        model = new CameraKannalaBrandt(2, 2);
        model.fsetK(500, 520, 3, 320, 240, 640, 480);
        model.fsetSymmetric(1.0, 0.1);
        model.fsetRadial(0.03, -0.02).fsetRadialTrig(0.5, 0.4, -0.3, 0.2);
        model.fsetTangent(-0.01, 0.02).fsetTangentTrig(0.1, -0.2, 0.3, 0.4);
        check(
                        new BundleKannalaBrandt(model),
                        POINT,
                        "fx",
                        "fy",
                        "cx",
                        "cy",
                        "skew",
                        "s1",
                        "s2",
                        "r1",
                        "r2",
                        "a1",
                        "a2",
                        "a3",
                        "a4",
                        "u1",
                        "u2",
                        "b1",
                        "b2",
                        "b3",
                        "b4")
                .assertCorrect();
    }

    /**
     * The rotation matrix of {@code q/|q|}, whose derivative has a factor {@code 1/|q|}. Shipped normalises {@code q}
     * first and then differentiates at {@code |q| = 1}: the Jacobian is {@code |q|} times too big, here 1.25 times.
     */
    @Test
    void theJacobianOfQuaternionsLosesTheirLength() {
        double[] q = {0.75, -0.5, 0.75, -0.4330127018922193};
        assertWrong(rotation(new JacobianSo3Quaternions(), q), "rotation", Cause.FACTOR);
    }

    /** The rotation by {@code |w|} around {@code w}. */
    @Test
    void theJacobianOfRodriguesVectorsIsRight() {
        rotation(new JacobianSo3Rodrigues(), new double[] {0.3, -0.5, 0.7}).assertCorrect();
    }

    private static GradientReport rotation(JacobianSo3 model, double[] parameters) {
        double[] p = parameters.clone();
        return Shipped.jacobian(
                Map.of("rotation", p),
                () -> {
                    model.setParameters(p, 0);
                    return model.getRotationMatrix().getData().clone();
                },
                () -> {
                    model.setParameters(p, 0);
                    double[][] rows = new double[9][p.length];
                    for (int j = 0; j < p.length; j++) {
                        for (int i = 0; i < 9; i++) {
                            rows[i][j] = model.getPartial(j).get(i);
                        }
                    }
                    return rows;
                });
    }

    /** The pixel of a point, by the point and by each intrinsic parameter. */
    private static GradientReport check(BundleAdjustmentCamera camera, double[] at, String... intrinsics) {
        double[] point = at.clone();
        double[] values = new double[intrinsics.length];
        camera.getIntrinsic(values, 0);
        Map<String, double[]> arguments = new LinkedHashMap<>();
        arguments.put("point", point);
        for (int i = 0; i < intrinsics.length; i++) {
            arguments.put(intrinsics[i], new double[] {values[i]});
        }
        return Shipped.jacobian(
                arguments,
                () -> {
                    set(camera, arguments, intrinsics);
                    Point2D_F64 pixel = new Point2D_F64();
                    camera.project(point[0], point[1], point[2], pixel);
                    return new double[] {pixel.x, pixel.y};
                },
                () -> {
                    set(camera, arguments, intrinsics);
                    double[][] byPoint = new double[2][3];
                    double[][] byIntrinsic = new double[2][intrinsics.length];
                    camera.jacobian(
                            point[0], point[1], point[2], byPoint[0], byPoint[1], true, byIntrinsic[0], byIntrinsic[1]);
                    return new double[][] {joined(byPoint[0], byIntrinsic[0]), joined(byPoint[1], byIntrinsic[1])};
                });
    }

    private static void set(BundleAdjustmentCamera camera, Map<String, double[]> arguments, String... intrinsics) {
        double[] values = new double[intrinsics.length];
        for (int i = 0; i < intrinsics.length; i++) {
            values[i] = arguments.get(intrinsics[i])[0];
        }
        camera.setIntrinsic(values, 0);
    }

    private static double[] joined(double[] a, double[] b) {
        double[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
