/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.internal.claims.Claim;
import io.github.gradcheck.core.internal.directions.JointDirection;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.Move;
import io.github.gradcheck.core.internal.evaluation.Objective;
import io.github.gradcheck.core.internal.numerics.Noise;
import io.github.gradcheck.core.parameters.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Compares at other points than the one of the check: the function and then backward are called there, and the user's
 * arrays stand there while a comparison runs. Every bit is put back, whatever happens.
 *
 * <p>Only keys that have a gradient move; other inputs, which may be labels or indices, stay as they are.
 */
public final class Elsewhere {
    /**
     * A percent of the parameters' own size: far beyond the steps of a comparison, so that a kink is left behind, and
     * near enough for the loss to be much the same.
     */
    private static final double BESIDE = 1e-2;

    /** Slopes change by about a part in ten thousand on the way there, and kinks lie apart by some steps. */
    private static final double CLOSE_BY = 1e-4;

    private static final int SIDED_DIRECTIONS = 2;

    /** Where a percent leads out of the domain, the other side or a nearer point may not. */
    private static final double[] DISTANCES = {BESIDE, -BESIDE, BESIDE / 100, -BESIDE / 100};

    private final BasePoint point;
    private final Objective originals;
    private final BackwardCalls backward;
    private final List<KeyGradient> keys;
    private final long seed;
    private final Map<Integer, Optional<Beside>> closeBy = new HashMap<>();
    private Optional<Optional<Beside>> beside = Optional.empty();
    private Optional<List<Place>> sides = Optional.empty();

    /**
     * What is known of another point.
     *
     * @param point the function there
     * @param keys all keys, with what backward returns there
     */
    record Place(BasePoint point, List<KeyGradient> keys) {

        KeyGradient key(String name) {
            return keys.stream()
                    .filter(key -> key.key().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The point beside the one of the check, and the way to it. */
    private record Beside(Move move, double distance, Place place) {}

    /**
     * Prepares for other points; nothing is called before one is needed.
     *
     * @param point where the gradient is checked
     * @param backward evaluates the gradient at the arrays' present values
     * @param keys all keys with their gradients at the point
     * @param seed where the direction to a point beside comes from
     */
    public Elsewhere(BasePoint point, BackwardCalls backward, List<KeyGradient> keys, long seed) {
        this.point = point;
        this.originals = point.objective().withOwnLog();
        this.backward = backward.with(originals);
        this.keys = List.copyOf(keys);
        this.seed = seed;
    }

    /**
     * Does something a little beside the point of the check, where it is hardly on a kink. It is the same point at
     * every call, so that function and backward are called there only once.
     *
     * @param action done while the arrays are there
     * @param <T> what it finds
     * @return nothing where function or backward have no value there
     */
    <T> Optional<T> beside(Function<Place, T> action) {
        if (beside.isEmpty()) {
            beside = Optional.of(find("beside", DISTANCES));
        }
        return beside.get().map(found -> done(action, found));
    }

    /**
     * Does something at one of several points so close by that the loss is the same there but for its kinks.
     *
     * @param number which of them; the same one at every call
     * @param action done while the arrays are there
     * @param <T> what it finds
     * @return nothing where function or backward have no value there
     */
    <T> Optional<T> closeBy(int number, Function<Place, T> action) {
        Optional<Beside> known = closeBy.get(number);
        if (known == null) {
            known = find("close by " + number, CLOSE_BY, -CLOSE_BY);
            closeBy.put(number, known);
        }
        return known.map(found -> done(action, found));
    }

    /**
     * What backward returns of a key so close by that the gradient is the same but for kinks: on both sides of the
     * point, along two directions, since one may cross two kinks of an entry the same way.
     *
     * @return nothing where function or backward have no value on one of the sides
     */
    List<KeyGradient> bothSides(String key) {
        List<Place> places = sides.orElseGet(this::besideOnAllSides);
        sides = Optional.of(places);
        return places.stream().map(place -> place.key(key)).toList();
    }

    private List<Place> besideOnAllSides() {
        List<Place> places = new ArrayList<>();
        for (int number = 1; number <= SIDED_DIRECTIONS; number++) {
            JointDirection move = direction("both sides " + number);
            for (double distance : new double[] {CLOSE_BY, -CLOSE_BY}) {
                at(move, distance, place -> place).ifPresent(places::add);
            }
        }
        return places.size() == 2 * SIDED_DIRECTIONS ? List.copyOf(places) : List.of();
    }

    /** Lets function and backward see the point of the check again, because they may store what they last saw. */
    void returned() {
        Optional<Claim> unused = backward.claimAfterFunction();
    }

    /** The point of the check. */
    BasePoint origin() {
        return point;
    }

    private <T> T done(Function<Place, T> action, Beside found) {
        return point.objective().elsewhere(found.move(), found.distance(), () -> action.apply(found.place()));
    }

    private Optional<Beside> find(String purpose, double... distances) {
        JointDirection move = direction(purpose);
        for (double distance : distances) {
            Optional<Place> place = at(move, distance, found -> found);
            if (place.isPresent()) {
                return Optional.of(new Beside(new Placement(keys, place.get().keys()), distance, place.get()));
            }
        }
        return Optional.empty();
    }

    private JointDirection direction(String purpose) {
        return new JointDirection(
                keys.stream().map(key -> key.direction(seed, purpose)).toList());
    }

    /**
     * Does something at a distance from the point of the check.
     *
     * @param move leads there
     * @param distance how far
     * @param action done while the arrays are there; the noise is that at the point, but for the size of the loss
     * @param <T> what it finds
     * @return nothing where function or backward have no value there
     */
    <T> Optional<T> at(Move move, double distance, Function<Place, T> action) {
        return point.objective().elsewhere(move, distance, () -> place().map(action));
    }

    private Optional<Place> place() {
        double centre = originals.valuesOrNaN()[point.lane()];
        if (Double.isNaN(centre)) {
            return Optional.empty();
        }
        // At a loss of zero there may be less noise than beside it.
        double noise = Math.max(point.noise().level(), Math.ulp(centre) / 2);
        Noise there = new Noise(noise, point.noise().moves());
        return backward.claimWhereDefined()
                .flatMap(this::copies)
                .map(copies -> new Place(
                        new BasePoint(originals, point.lane(), centre, there, point.spread(), copies), copies));
    }

    private Optional<List<KeyGradient>> copies(Claim claim) {
        List<KeyGradient> copies = new ArrayList<>();
        for (KeyGradient key : keys) {
            Optional<Block> gradient = claim.lane(point.lane()).of(key.key());
            if (gradient.isEmpty()) {
                return Optional.empty();
            }
            copies.add(key.at(key.block().toArray(), gradient.get().toArray()));
        }
        return Optional.of(copies);
    }
}
