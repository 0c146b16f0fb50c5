/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import static io.github.gradcheck.core.internal.evaluation.Stage.asFarAsTheBudgetReaches;

import io.github.gradcheck.core.internal.comparison.BasePoint;
import io.github.gradcheck.core.internal.comparison.BesideComparison;
import io.github.gradcheck.core.internal.comparison.BluntEntries;
import io.github.gradcheck.core.internal.comparison.BothSides;
import io.github.gradcheck.core.internal.comparison.DirectionalComparison;
import io.github.gradcheck.core.internal.comparison.Elsewhere;
import io.github.gradcheck.core.internal.comparison.EntrywiseComparison;
import io.github.gradcheck.core.internal.comparison.FaultDensity;
import io.github.gradcheck.core.internal.comparison.FixedStepComparison;
import io.github.gradcheck.core.internal.comparison.JointComparison;
import io.github.gradcheck.core.internal.comparison.JointProof;
import io.github.gradcheck.core.internal.comparison.JointSegments;
import io.github.gradcheck.core.internal.comparison.KeyComparison;
import io.github.gradcheck.core.internal.comparison.KeyGradient;
import io.github.gradcheck.core.internal.comparison.MeetingKinks;
import io.github.gradcheck.core.internal.comparison.SegmentComparison;
import io.github.gradcheck.core.internal.comparison.Suspicion;
import io.github.gradcheck.core.internal.comparison.Tolerance;
import io.github.gradcheck.core.internal.comparison.VacuityLook;
import io.github.gradcheck.core.internal.comparison.WrongThroughout;
import io.github.gradcheck.core.internal.evaluation.BackwardCalls;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.evaluation.ThrownLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares every key: all along joint directions first, where that is cheaper, then those that need it alone. */
final class Comparisons {
    /** Up to so many entries in all keys together, two evaluations each cost hardly more than joint directions. */
    private static final int FEW_ENTRIES = 48;

    /** Up to so many entries in all keys together, AUTO visits every one of which directions see too little. */
    static final int SMALL_MODEL = 512;

    /** A suspicious key of so many entries is visited entry by entry, so that a failure can show all of it. */
    private static final int MODERATE_KEY = 512;

    /** So many keys that noise hides are seen better one by one, along two directions and two segments each. */
    private static final int FEW_HIDDEN_KEYS = 8;

    /** So many keys are visited though they are wrong as a whole; of more, samples tell as much. */
    private static final int FEW_WRONG_KEYS = 4;

    /**
     * Directions show too little of about this part of the entries, each of which moves the loss by next to nothing.
     */
    private static final double BLUNT_ENTRIES = 0.07;

    /** What a pass along directions takes at least ({@code JointCost}). */
    static final long LEAST_EVALUATIONS = 30;

    private static final String JOINTLY = "all keys";

    private final Settings settings;
    private final BasePoint point;
    private final BackwardCalls backward;
    private final Elsewhere elsewhere;
    private final ProgressTracker progress;
    private final List<KeyGradient> keys;
    private final List<KeyGradient> joint;
    private final long entries;
    private final Map<String, KeyComparison> settled = new HashMap<>();
    private final Map<String, Suspicion> suspicious = new HashMap<>();
    /** Keys that noise hides and joint segments have not settled: segments alone may show what is wrong with them. */
    private final Set<String> hidden = new HashSet<>();

    private final Map<String, ThrownLog> thrown = new LinkedHashMap<>();
    private final Map<String, BluntEntries> blunt = new HashMap<>();
    private final Set<String> tied = new HashSet<>();
    private final List<String> beside = new ArrayList<>();

    Comparisons(
            Settings settings,
            BasePoint point,
            BackwardCalls backward,
            Elsewhere elsewhere,
            ProgressTracker progress,
            List<KeyGradient> keys) {
        this.settings = settings;
        this.point = point;
        this.backward = backward;
        this.elsewhere = elsewhere;
        this.progress = progress;
        this.keys = keys;
        this.entries = entries(keys);
        this.joint = joint();
    }

    private static long entries(List<KeyGradient> keys) {
        return keys.stream().mapToLong(KeyGradient::size).sum();
    }

    /**
     * The keys that are compared along joint directions. A single one has directions of its own, unless entries of it
     * are to be visited afterwards.
     */
    private List<KeyGradient> joint() {
        List<KeyGradient> free = keys.stream()
                .filter(key -> !settings.isClassical() && coverage(key) != Coverage.EVERY_ENTRY)
                .toList();
        long together = entries(free);
        List<KeyGradient> many = free.stream()
                .filter(key ->
                        together > (coverage(key) == Coverage.AUTO ? FEW_ENTRIES : DirectionalComparison.FEW_ENTRIES))
                .toList();
        return many.size() > 1 || many.stream().anyMatch(this::mayBeBlunt) ? many : List.of();
    }

    private Coverage coverage(KeyGradient key) {
        return settings.coverageOf(key.key());
    }

    /** Whether entries of which directions show too little are visited. */
    private boolean mayBeBlunt(KeyGradient key) {
        return coverage(key) == Coverage.AUTO && entries <= SMALL_MODEL;
    }

    private boolean isJoint() {
        return !joint.isEmpty();
    }

    /** What was thrown while each key was compared alone. */
    Map<String, ThrownLog> thrown() {
        return thrown;
    }

    /** Keys of which entries may lie on kinks together. */
    Set<String> tied() {
        return tied;
    }

    /** What was found beside the point, in sentences. */
    List<String> beside() {
        return beside;
    }

    /** What was found out about each key, in their order. */
    List<KeyComparison> run() {
        double share = isJoint() ? compareJointly() : 1;
        long left = keys.stream().mapToLong(this::expectedEvaluations).sum();
        if (!isJoint()) {
            progress.expect(left);
        }
        List<KeyComparison> found = new ArrayList<>();
        for (KeyGradient key : keys) {
            long expected = expectedEvaluations(key);
            if (expected > 0) {
                progress.begin(key.key(), expected, isJoint() ? share * expected / left : (double) expected);
            }
            found.add(compare(key));
        }
        return found;
    }

    /** Compares all keys together; returns the share in the work of what is left for each alone. */
    private double compareJointly() {
        double blunt = entries <= SMALL_MODEL ? 2 * BLUNT_ENTRIES * entries : 1;
        double alone = keys.stream()
                .filter(key -> !joint.contains(key))
                .mapToDouble(this::expectedEvaluations)
                .reduce(blunt, Double::sum);
        progress.expect(JointComparison.USUAL_EVALUATIONS + alone);
        progress.begin(JOINTLY, JointComparison.USUAL_EVALUATIONS, JointComparison.USUAL_EVALUATIONS);
        lookForVacuousKeys();
        List<KeyGradient> open =
                joint.stream().filter(key -> !settled.containsKey(key.key())).toList();
        if (!open.isEmpty() && JointComparison.sees(point, open)) {
            JointComparison.Found found =
                    asFarAsTheBudgetReaches(new JointComparison(point, this::tolerance, settings.seed(), open));
            settled.putAll(found.settled());
            suspicious.putAll(found.suspicious());
            Map<String, Suspicion> explained = asFarAsTheBudgetReaches(new WrongThroughout(point, found.suspicious()));
            suspicious.putAll(explained);
            if (explained.size() > FEW_WRONG_KEYS) {
                suspicious.putAll(asFarAsTheBudgetReaches(new JointProof(point, settings.seed(), explained)));
            }
        }
        compareAlongSegments(open);
        return alone;
    }

    /** What noise hides from directions, joint ones and those of the key alone. */
    private void compareAlongSegments(List<KeyGradient> keys) {
        List<KeyGradient> unseen = keys.stream()
                .filter(key -> !settled.containsKey(key.key()) && !suspicious.containsKey(key.key()))
                .filter(key -> !isVisited(key) && !JointComparison.sees(point, List.of(key)))
                .toList();
        if (unseen.size() > FEW_HIDDEN_KEYS) {
            settled.putAll(asFarAsTheBudgetReaches(
                    new JointSegments(point, this::tolerance, settings.seed(), unseen, backward)));
            unseen.stream()
                    .map(KeyGradient::key)
                    .filter(key -> !settled.containsKey(key))
                    .forEach(hidden::add);
        }
    }

    private long expectedEvaluations(KeyGradient key) {
        if (settings.isClassical()) {
            return (settings.scheme() == Scheme.FORWARD ? 1L : 2L) * key.size();
        }
        KeyComparison together = settled.get(key.key());
        if (together != null) {
            return 2L * blunt(together).map(BluntEntries::count).orElse(0);
        }
        return isVisited(key) ? 2L * key.size() : DirectionalComparison.USUAL_EVALUATIONS;
    }

    /** All that may be vacuous at once, and one by one if they are not, or other outputs have others. */
    private void lookForVacuousKeys() {
        List<KeyGradient> worthwhile = joint.stream()
                .filter(key -> !key.isOneOfMany() && look(List.of(key)).isWorthwhile())
                .toList();
        if (worthwhile.size() > 1 && asFarAsTheBudgetReaches(look(worthwhile))) {
            worthwhile.forEach(key -> settled.put(key.key(), KeyComparison.zeroUpToRounding(key)));
        }
    }

    private VacuityLook look(List<KeyGradient> at) {
        double others = 0;
        for (KeyGradient key : keys) {
            others = at.contains(key) ? others : Math.max(others, key.effect());
        }
        return new VacuityLook(point, settings.seed(), at, others);
    }

    private Tolerance tolerance(KeyGradient key) {
        return settings.toleranceOf(key.block());
    }

    private KeyComparison compare(KeyGradient key) {
        KeyComparison together = settled.get(key.key());
        ThrownLog log = point.objective().startLog();
        if (together != null
                && blunt(together).map(Stage::asFarAsTheBudgetReaches).orElse(true)) {
            return together;
        }
        thrown.put(key.key(), log);
        return settings.isClassical() ? asFarAsTheBudgetReaches(fixedStep(key)) : compareAlone(key);
    }

    /** The entries of a key of a small model that need a visit of their own, though the key agrees. */
    private Optional<BluntEntries> blunt(KeyComparison found) {
        KeyGradient key = found.candidate();
        return mayBeBlunt(key) && !found.isVacuous()
                ? Optional.of(blunt.computeIfAbsent(key.key(), name -> new BluntEntries(point, tolerance(key), found)))
                : Optional.empty();
    }

    private KeyComparison compareAlone(KeyGradient key) {
        VacuityLook look = look(List.of(key));
        boolean cheaper = key.effect() > 0 || !isVisited(key);
        if (cheaper && look.isWorthwhile() && asFarAsTheBudgetReaches(look)) {
            return KeyComparison.zeroUpToRounding(key);
        }
        Tolerance tolerance = tolerance(key);
        Optional<KeyComparison> segments =
                hidden.contains(key.key()) ? Optional.of(alongSegments(key, tolerance)) : Optional.empty();
        if (segments.filter(found -> found.extent() != FaultDensity.NONE).isPresent()) {
            return segments.get();
        }
        KeyComparison found = besideToo(asFarAsTheBudgetReaches(method(key, tolerance)), tolerance);
        KeyComparison seen =
                found.isBlurred() ? found.orElse(segments.orElseGet(() -> alongSegments(key, tolerance))) : found;
        return maySeeMoreBeside(key, seen) ? beside(seen, tolerance, "along directions that are sharper there") : seen;
    }

    /** Directions that kinks near the point have blurred are sharp beside it, unless noise blurs those as well. */
    private boolean maySeeMoreBeside(KeyGradient key, KeyComparison found) {
        return !isVisited(key) && BesideComparison.seesMore(found, point) && JointComparison.sees(point, List.of(key));
    }

    private KeyComparison alongSegments(KeyGradient key, Tolerance tolerance) {
        return asFarAsTheBudgetReaches(new SegmentComparison(point, tolerance, settings.seed(), key, backward));
    }

    /** What has no answer at the point is compared beside it. */
    private KeyComparison besideToo(KeyComparison atPoint, Tolerance tolerance) {
        KeyComparison onBothSides = BothSides.areNeeded(atPoint)
                ? asFarAsTheBudgetReaches(new BothSides(atPoint, elsewhere, tolerance))
                : atPoint;
        KeyComparison found = MeetingKinks.arePossible(onBothSides)
                ? asFarAsTheBudgetReaches(new MeetingKinks(onBothSides, elsewhere, tolerance))
                : onBothSides;
        if (!found.isDoubtful()) {
            return found;
        }
        if (found.mayTie()) {
            tied.add(found.key());
        }
        return BesideComparison.isNeeded(found)
                ? beside(found, tolerance, "where what lies on a kink at the drawn point can be compared")
                : found;
    }

    private KeyComparison beside(KeyComparison found, Tolerance tolerance, String how) {
        KeyComparison both =
                asFarAsTheBudgetReaches(new BesideComparison(found, elsewhere, tolerance, settings.seed()));
        if (both.extent() != FaultDensity.NONE) {
            beside.add("`" + found.key() + "`: the difference was found at a point beside the drawn one, " + how);
        }
        return both;
    }

    private Stage<KeyComparison> fixedStep(KeyGradient key) {
        boolean central = settings.scheme() == Scheme.CENTRAL;
        return new FixedStepComparison(point, settings.step(), central, settings.threshold(), key);
    }

    private Stage<KeyComparison> method(KeyGradient key, Tolerance tolerance) {
        if (isVisited(key)) {
            return new EntrywiseComparison(point, tolerance, key, Optional.ofNullable(suspicious.get(key.key())));
        }
        Suspicion suspicion = suspicious.get(key.key());
        DirectionalComparison along = suspicion != null
                ? new DirectionalComparison(point, tolerance, settings.seed(), suspicion)
                : new DirectionalComparison(point, tolerance, settings.seed(), key);
        return settings.locates() ? along : along.withoutLocating();
    }

    private boolean isWrongThroughout(KeyGradient key) {
        Suspicion suspicion = suspicious.get(key.key());
        return suspicion != null && suspicion.isThroughout();
    }

    /** Whether a key that is compared alone is visited entry by entry. */
    private boolean isVisited(KeyGradient key) {
        boolean sampled = suspicious.size() > FEW_WRONG_KEYS && isWrongThroughout(key);
        boolean suspect = suspicious.containsKey(key.key()) && !sampled && settings.locates();
        return key.size() <= DirectionalComparison.FEW_ENTRIES
                || switch (coverage(key)) {
                    case EVERY_ENTRY -> true;
                    case DIRECTIONS -> false;
                    case AUTO -> entries <= SMALL_MODEL || (suspect && key.size() <= MODERATE_KEY);
                };
    }
}
