/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.comparison;

import io.github.gradcheck.core.Verdict;
import io.github.gradcheck.core.internal.directions.JointWeights;
import io.github.gradcheck.core.internal.evaluation.Stage;
import io.github.gradcheck.core.internal.evaluation.ThrownLog;
import io.github.gradcheck.core.internal.numerics.Derivative;
import io.github.gradcheck.core.internal.numerics.Judgement;
import io.github.gradcheck.core.internal.numerics.StepSchedule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Compares the gradients of many keys at once along joint directions, at a cost that does not grow with their number.
 *
 * <p>A group of keys is moved along two directions, along more where kinks or noise blur them. Then each of its keys
 *
 * <ul>
 *   <li>is settled, if the directions would have shown an error of it of {@link VisibleError#ENOUGH};
 *   <li>is poor, if not, because it moves the loss much less than others: all poor keys of a group are another group,
 *       with weights of their own;
 *   <li>is suspicious, if the bisection of a direction that disagrees leads to it: the others begin anew without it.
 * </ul>
 *
 * <p>A group that has a kink at the point, or where the loss gives no answer or throws, is halved. Whoever is not
 * settled in the end must be compared alone.
 */
public final class JointComparison implements Stage<JointComparison.Found> {
    private static final int DIRECTIONS = 2;

    /** Where kinks blur all of four directions, eight see three times as much, for less than two groups cost. */
    private static final int MOST_DIRECTIONS = 8;

    /** What keys cost that pass: two directions, four steps each, on both sides. */
    public static final int USUAL_EVALUATIONS = DIRECTIONS * DirectionalDerivatives.MOST_STEPS * 2;

    /** A group without an answer is halved so often: few kinked keys among many are soon by themselves. */
    private static final int HALVINGS = 3;

    /** A group without an answer that is no larger is compared key by key: two halves cost as much. */
    private static final int FEW_KEYS = 4;

    /** So many groups of poor keys follow one another for a sharper look at keys that are settled. */
    private static final int REGROUPINGS = 2;

    /** So many follow for keys that are not settled, each of which would cost as much alone as a group. */
    private static final int MOST_REGROUPINGS = 4;

    /** Keys of effects further apart form groups of their own, where these must be the same for many outputs. */
    private static final double DECADES = 3;

    /** Noise decides at these steps, in proportion to the parameters. */
    private static final double USUAL_STEP = 1e-2;

    private final BasePoint point;
    private final Map<String, DirectionalDerivatives> derivatives = new LinkedHashMap<>();
    private final Deque<Group> waiting = new ArrayDeque<>();
    private final Map<String, KeyComparison> settled = new LinkedHashMap<>();
    private final Map<String, Suspicion> suspicious = new LinkedHashMap<>();

    /**
     * What was found.
     *
     * @param settled keys that agree, or are zero, as sharply as a pass needs
     * @param suspicious keys in which a direction that disagrees was followed
     */
    public record Found(Map<String, KeyComparison> settled, Map<String, Suspicion> suspicious) {}

    /**
     * Keys that move together.
     *
     * @param regroupings how many groups of better seen keys were split from it
     * @param halvings how often it was halved since the loss gave an answer
     */
    private record Group(List<KeyGradient> keys, int regroupings, int halvings) {
        Group of(List<KeyGradient> others) {
            return new Group(others, regroupings, 0);
        }

        Group regrouped(List<KeyGradient> others) {
            return new Group(others, regroupings + 1, 0);
        }

        Group half(int from, int to) {
            return new Group(keys.subList(from, to), regroupings, halvings + 1);
        }
    }

    /**
     * Prepares a comparison.
     *
     * @param point where the gradient is checked
     * @param tolerance which differences of a key are excused
     * @param seed where the directions come from
     * @param keys the keys with their gradients
     */
    public JointComparison(
            BasePoint point, Function<KeyGradient, Tolerance> tolerance, long seed, List<KeyGradient> keys) {
        this.point = point;
        for (KeyGradient key : keys) {
            derivatives.put(
                    key.key(),
                    new DirectionalDerivatives(point, key, new Evidence.Collected(), tolerance.apply(key), seed));
        }
        if (isOneOfMany(keys)) {
            addByEffect(keys);
        } else {
            add(keys, key -> key.effect() == 0);
            add(keys, key -> key.effect() > 0 && Double.isFinite(key.effect()));
        }
    }

    /**
     * Whether noise leaves joint directions anything to see. At the usual step h the reach of a direction is
     * {@code 8.5 noise/h}, and four of them see 25 reaches.
     *
     * @param point where the gradient is checked
     * @param keys the keys with their gradients
     * @return false if no key would be seen as sharply as a pass needs
     */
    public static boolean sees(BasePoint point, List<KeyGradient> keys) {
        double[] effects = keys.stream().mapToDouble(KeyGradient::effect).toArray();
        double[] weights = JointWeights.of(
                keys.stream().mapToDouble(KeyGradient::sharedEffect).toArray());
        double reach = reachByNoise(point);
        return IntStream.range(0, effects.length)
                .anyMatch(i -> VisibleError.atBest(reach, weights[i] * effects[i]) <= Verdict.VISIBLE_ERROR);
    }

    /** What noise leaves open along a direction at the usual step. */
    static double reachByNoise(BasePoint point) {
        return Derivative.BARS * Derivative.centralNoise(point.noise().level(), USUAL_STEP);
    }

    private static boolean isOneOfMany(List<KeyGradient> keys) {
        return keys.stream().anyMatch(KeyGradient::isOneOfMany);
    }

    /**
     * The same groups for all outputs: keys within three powers of ten of one another, which weights make equally
     * visible. A key of which this output claims zero moves with the others, and is compared alone in the end.
     */
    private void addByEffect(List<KeyGradient> keys) {
        double most = keys.stream().mapToDouble(KeyGradient::sharedEffect).max().orElse(0);
        Map<Double, List<KeyGradient>> groups = keys.stream()
                .filter(key -> Double.isFinite(key.effect()))
                .collect(Collectors.groupingBy(
                        key -> Math.floor(Math.log10(most / key.sharedEffect()) / DECADES),
                        TreeMap::new,
                        Collectors.toList()));
        groups.values().forEach(group -> waiting.add(new Group(group, 0, 0)));
    }

    private void add(List<KeyGradient> keys, Predicate<KeyGradient> which) {
        List<KeyGradient> group = keys.stream().filter(which).toList();
        if (!group.isEmpty()) {
            waiting.add(new Group(group, 0, 0));
        }
    }

    @Override
    public void run() {
        while (!waiting.isEmpty()) {
            compare(waiting.remove());
        }
    }

    @Override
    public Found soFar() {
        return new Found(settled, suspicious);
    }

    private void compare(Group group) {
        JointDerivatives joint = new JointDerivatives(
                point, group.keys().stream().map(key -> derivatives(key)).toList());
        ThrownLog log = point.objective().startLog();
        DirectionTally tally = new DirectionTally();
        Optional<int[]> alarm = Optional.empty();
        StepSchedule steps = joint.steps();
        int agreeing = 0;
        while (isNeeded(agreeing, joint, tally)) {
            Judgement judgement = joint.judge(steps);
            if (judgement.kind() != Judgement.Kind.DIFFERS) {
                tally.add(joint.projected(), joint.length(), judgement);
                agreeing++;
            } else if (alarm.isPresent()) {
                search(group, joint, judgement);
                return;
            } else {
                alarm = Optional.of(joint.numbers());
            }
            if (log.blocked().isPresent() || log.edge().isPresent() || tally.isWithoutAnswer()) {
                halve(group);
                return;
            }
            steps = after(judgement.derivative(), joint, tally);
            joint.next();
        }
        if (alarm.isEmpty() || !isProven(alarm.get(), group, joint)) {
            settle(group, joint, tally);
        }
    }

    /** What the next direction may cost. */
    private StepSchedule after(Derivative before, JointDerivatives joint, DirectionTally tally) {
        return tally.areBlurredByKinks(
                        DirectionalDerivatives.BLUNT, point.noise().level())
                ? joint.steps()
                        .nearThePoint(before, joint.scale(), point.noise().level())
                : joint.steps().beginningAt(before, joint.scale());
    }

    /**
     * Two directions that disagree are worth a search. One alone may have met a kink beside the point, which shows in
     * all keys at once: then the accept rule decides whether to search.
     */
    private boolean isProven(int[] alarm, Group group, JointDerivatives joint) {
        joint.goTo(alarm);
        Judgement judgement = joint.prove();
        if (judgement.kind() != Judgement.Kind.DIFFERS) {
            return false;
        }
        search(group, joint, judgement);
        return true;
    }

    private DirectionalDerivatives derivatives(KeyGradient key) {
        return Objects.requireNonNull(derivatives.get(key.key()));
    }

    /**
     * A third direction that agrees, where any key is poor, costs less than a group of its own; a fourth, where most of
     * them are; more, where they settle all keys that are not.
     */
    private boolean isNeeded(int agreeing, JointDerivatives joint, DirectionTally tally) {
        if (agreeing < DIRECTIONS) {
            return true;
        } else if (agreeing >= VisibleError.MOST_DIRECTIONS) {
            return agreeing < MOST_DIRECTIONS && isWorthMore(joint, tally);
        }
        long poor = effects(joint)
                .filter(effect -> !(tally.visibleError(effect) <= VisibleError.ENOUGH))
                .count();
        return agreeing == DIRECTIONS ? poor > 0 : 2 * poor > joint.count();
    }

    /**
     * Whether most keys are not settled, so that weights would not help, and all would be by directions like those so
     * far.
     */
    private static boolean isWorthMore(JointDerivatives joint, DirectionTally tally) {
        long open = effects(joint)
                .filter(effect -> !(tally.visibleError(effect) <= Verdict.VISIBLE_ERROR))
                .count();
        double weakest = effects(joint).min().orElse(0);
        return 2 * open > joint.count() && tally.visibleErrorAlong(MOST_DIRECTIONS, weakest) <= Verdict.VISIBLE_ERROR;
    }

    private static DoubleStream effects(JointDerivatives joint) {
        return IntStream.range(0, joint.count()).mapToDouble(joint::effect).filter(effect -> effect > 0);
    }

    private void search(Group group, JointDerivatives joint, Judgement judgement) {
        Range whole = joint.range(0, joint.count(), joint.projected(), judgement.derivative());
        List<KeyGradient> others = new ArrayList<>(group.keys());
        for (Range found : new KeySearch(joint).follow(whole)) {
            DirectionalDerivatives key = joint.key(found.from());
            suspicious.put(key.candidate().key(), new Suspicion(key, joint.alone(found)));
            others.remove(key.candidate());
        }
        others.forEach(key -> derivatives(key).next());
        if (!others.isEmpty()) {
            waiting.addFirst(group.of(others));
        }
    }

    private void halve(Group group) {
        int size = group.keys().size();
        if (size > FEW_KEYS && group.halvings() < HALVINGS) {
            waiting.add(group.half(0, size / 2));
            waiting.add(group.half(size / 2, size));
        }
    }

    private void settle(Group group, JointDerivatives joint, DirectionTally tally) {
        List<KeyGradient> poor = new ArrayList<>();
        for (int i = 0; i < joint.count(); i++) {
            KeyGradient key = joint.key(i).candidate();
            double visible = tally.visibleError(joint.effect(i));
            if (key.effect() == 0 ? tally.isStill() : visible <= Verdict.VISIBLE_ERROR) {
                KeyComparison found = tally.comparison(key, joint.key(i).tolerance(), visible, joint.weight(i));
                settled.merge(key.key(), found, JointComparison::sharper);
            }
            if (key.effect() > 0 && !(visible <= VisibleError.ENOUGH)) {
                poor.add(key);
            }
        }
        if (isOneOfMany(group.keys())) {
            return; // groups are the same for all outputs
        }
        List<KeyGradient> open = poor.stream()
                .filter(key -> !settled.containsKey(key.key()) && mayBeSettled(key, tally))
                .toList();
        if (!open.isEmpty() && group.regroupings() < MOST_REGROUPINGS) {
            part(group, open);
        } else if (!poor.isEmpty()
                && open.isEmpty()
                && group.regroupings() < REGROUPINGS
                && poor.size() < group.keys().size()) {
            waiting.add(group.regrouped(poor));
        }
    }

    /** Whether more directions like these would do over this key alone, which then moves by all of its own size. */
    private static boolean mayBeSettled(KeyGradient key, DirectionTally tally) {
        return tally.visibleErrorAlong(MOST_DIRECTIONS, key.effect()) <= Verdict.VISIBLE_ERROR;
    }

    /**
     * Those that are not settled move by themselves, so that stronger keys do not hide them, and weaker ones do not
     * hold them back.
     */
    private void part(Group group, List<KeyGradient> open) {
        int size = open.size();
        if (size < group.keys().size()) {
            waiting.add(group.regrouped(open));
        } else if (size > 1) {
            List<KeyGradient> byEffect = open.stream()
                    .sorted(Comparator.comparingDouble(KeyGradient::effect))
                    .toList();
            waiting.add(group.regrouped(byEffect.subList(0, size / 2)));
            waiting.add(group.regrouped(byEffect.subList(size / 2, size)));
        }
    }

    private static KeyComparison sharper(KeyComparison one, KeyComparison other) {
        return one.resolution() <= other.resolution() ? one : other;
    }
}
