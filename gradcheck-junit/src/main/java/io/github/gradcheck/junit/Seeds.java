/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.internal.sampling.RandomStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Decides which draws of a test are run. */
final class Seeds {
    static final String PROPERTY = Configuration.SEED;

    /** Short enough to read out and to paste. */
    private static final long BOUND = 1_000_000_000;

    /** Seeds that somebody has asked for and that still fail; more would turn one test into a suite. */
    private static final int MOST_OTHERS = 10;

    private Seeds() {}

    static List<DrawId> of(TestName test, CheckSettings settings, Configuration configuration) {
        List<DrawId> declared = declared(test, settings);
        Optional<Long> wanted = configuration.configured(PROPERTY).map(text -> parse(test, text));
        return wanted.map(seed -> List.of(numbered(seed, declared))).orElse(declared);
    }

    /**
     * Puts draws that failed last time in front, those of another seed included, which somebody had asked for.
     *
     * @param draws those to run
     * @param failed the seeds of those that failed
     */
    static List<DrawId> failedFirst(List<DrawId> draws, CheckSettings settings, List<Long> failed) {
        List<Long> declared = draws.stream().map(DrawId::seed).toList();
        List<Long> others = failed.stream()
                .filter(seed -> settings.seeds().isEmpty() && !declared.contains(seed))
                .limit(MOST_OTHERS)
                .toList();
        Stream<DrawId> further =
                IntStream.range(0, others.size()).mapToObj(i -> new DrawId(draws.size() + i + 1, others.get(i)));
        Set<Long> known = new HashSet<>(failed);
        return Stream.of(
                        further,
                        draws.stream().filter(draw -> known.contains(draw.seed())),
                        draws.stream().filter(draw -> !known.contains(draw.seed())))
                .flatMap(part -> part)
                .toList();
    }

    private static List<DrawId> declared(TestName test, CheckSettings settings) {
        long[] seeds = settings.seeds().isEmpty()
                ? LongStream.rangeClosed(1, settings.draws())
                        .map(draw -> defaultSeed(test, draw))
                        .toArray()
                : settings.seeds().stream().mapToLong(Long::longValue).toArray();
        return IntStream.range(0, seeds.length)
                .mapToObj(i -> new DrawId(i + 1, seeds[i]))
                .toList();
    }

    private static long defaultSeed(TestName test, long draw) {
        return Math.floorMod(RandomStream.mix(draw, test.origin()), BOUND);
    }

    /** A seed copied from a failure keeps the number that it had there. */
    private static DrawId numbered(long seed, List<DrawId> declared) {
        return declared.stream().filter(draw -> draw.seed() == seed).findFirst().orElse(new DrawId(1, seed));
    }

    private static long parse(TestName test, String text) {
        try {
            return Long.parseLong(text.trim());
        } catch (NumberFormatException notANumber) {
            throw test.mistake("-D" + PROPERTY + " must be a whole number, but is `" + text + "`");
        }
    }
}
