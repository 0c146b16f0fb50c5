/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.numerics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.DoubleUnaryOperator;

/** The integral of a function from one end of an interval to any place in it, or as far beyond as rounding goes. */
final class Antiderivative {
    /** From one end to the other. */
    private final List<QuadraturePiece> pieces;

    private final Quadrature whole;

    private Antiderivative(Iterable<QuadraturePiece> unordered, double from) {
        List<QuadraturePiece> ordered = new ArrayList<>();
        unordered.forEach(ordered::add);
        ordered.sort(Comparator.comparingDouble(piece -> Math.abs(piece.from() - from)));
        this.pieces = ordered;
        this.whole = sum(ordered);
    }

    /**
     * Integrates over an interval, cut where the function is rough.
     *
     * @param accuracy the error, in proportion to the whole integral, at which to stop
     * @param function evaluated at 17 points of every piece
     */
    static Antiderivative over(double from, double to, double accuracy, int mostPieces, DoubleUnaryOperator function) {
        PriorityQueue<QuadraturePiece> pieces = new PriorityQueue<>(
                Comparator.comparingDouble(piece -> -piece.integral().error()));
        pieces.add(QuadraturePiece.of(from, to, function));
        Quadrature sum = sum(pieces);
        while (pieces.size() < mostPieces && sum.error() > accuracy * Math.abs(sum.value())) {
            QuadraturePiece worst = pieces.remove();
            double middle = (worst.from() + worst.to()) / 2;
            pieces.add(QuadraturePiece.of(worst.from(), middle, function));
            pieces.add(QuadraturePiece.of(middle, worst.to(), function));
            sum = sum(pieces);
        }
        return new Antiderivative(pieces, from);
    }

    /** The integral over the whole interval. */
    Quadrature whole() {
        return whole;
    }

    /** The integral from the beginning of the interval to a place in it. */
    double at(double place) {
        double before = 0;
        for (QuadraturePiece piece : pieces.subList(0, pieces.size() - 1)) {
            if (piece.reaches(place)) {
                return before + piece.upTo(place);
            }
            before += piece.integral().value();
        }
        return before + pieces.get(pieces.size() - 1).upTo(place);
    }

    private static Quadrature sum(Iterable<QuadraturePiece> pieces) {
        double value = 0;
        double error = 0;
        double magnitude = 0;
        for (QuadraturePiece piece : pieces) {
            value += piece.integral().value();
            error += piece.integral().error();
            magnitude += piece.integral().magnitude();
        }
        return new Quadrature(value, error, magnitude);
    }
}
