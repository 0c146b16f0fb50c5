/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

import io.github.gradcheck.benchmarks.trust.causes.CausesPart;
import io.github.gradcheck.benchmarks.trust.untuned.SeedCounts;
import io.github.gradcheck.benchmarks.trust.untuned.SeedSet;
import io.github.gradcheck.benchmarks.trust.untuned.UntunedPart;
import io.github.gradcheck.benchmarks.trust.visible.VisiblePart;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param part which part of the benchmark
 * @param firstSeed the first seed; the others follow
 * @param seeds seeds for each row
 * @param correctSeeds seeds for each row of correct functions when the library itself judges
 * @param wideSeeds seeds for each wide network
 * @param rules part of the names of the rules to run, or {@code ours}, {@code peers} or {@code all}
 * @param only part of the names of the rows to run; empty for all
 * @param untuned what to run of the kinds that nobody tuned for
 * @param causes what to run of the mistakes in networks
 * @param visible what to run of the errors of known size
 * @param out file to write the tables to, or null for none
 */
record Options(
        Part part,
        long firstSeed,
        int seeds,
        int correctSeeds,
        int wideSeeds,
        String rules,
        String only,
        UntunedPart untuned,
        CausesPart causes,
        VisiblePart visible,
        @Nullable Path out) {

    /** The parts of the benchmark. */
    enum Part {
        /** All tables. */
        ALL,
        /** The kinds with which the library was developed. */
        TUNED,
        /** The kinds that nobody tuned for. */
        UNTUNED,
        /** What is said of mistakes in networks. */
        CAUSES,
        /** Whether every error is found that is larger than what a report calls visible. */
        VISIBLE,
        /** A look at the kinds that nobody tuned for, in less than a minute; {@link #VISIBLE} has its own. */
        QUICK,
        /** No checks: proves that the gradients of the kinds that nobody tuned for are right. */
        VERIFY
    }

    static final String USAGE =
            "options: --part=all|tuned|untuned|causes|visible --quick --verify --seeds=200|first|second|both"
                    + " --correct-seeds=400 --wide-seeds=20 --first-seed=1 --kind-seeds=40 --fault-seeds=10"
                    + " --peer-seeds=10 --cause-seeds=20 --visible-seeds=20 --rules=all|ours|peers|<part of a name>"
                    + " --only=<part of a row's name> --out=<file>";

    private static final Set<String> KNOWN = Set.of(
            "part",
            "quick",
            "verify",
            "seeds",
            "correct-seeds",
            "wide-seeds",
            "first-seed",
            "kind-seeds",
            "fault-seeds",
            "peer-seeds",
            "cause-seeds",
            "visible-seeds",
            "rules",
            "only",
            "out");

    /** Reads the arguments of the program. */
    static Options parse(List<String> arguments) {
        Map<String, String> given = read(arguments);
        String seeds = given.getOrDefault("seeds", "first");
        boolean counted = Character.isDigit(seeds.charAt(0));
        String only = given.getOrDefault("only", "").toLowerCase(Locale.ROOT);
        String out = given.getOrDefault("out", "");
        long firstSeed = Long.parseLong(given.getOrDefault("first-seed", "1"));
        return new Options(
                part(given),
                firstSeed,
                counted ? Integer.parseInt(seeds) : 200,
                number(given, "correct-seeds", 400),
                number(given, "wide-seeds", 20),
                given.getOrDefault("rules", "all").toLowerCase(Locale.ROOT),
                only,
                new UntunedPart(SeedSet.named(counted ? "first" : seeds), amount(given), only),
                new CausesPart(firstSeed, number(given, "cause-seeds", 20), only),
                new VisiblePart(firstSeed, number(given, "visible-seeds", given.containsKey("quick") ? 1 : 20), only),
                out.isEmpty() ? null : Path.of(out));
    }

    private static Map<String, String> read(List<String> arguments) {
        Map<String, String> given = new TreeMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=') < 0 ? argument.length() : argument.indexOf('=');
            if (!argument.startsWith("--") || !KNOWN.contains(argument.substring(2, equals))) {
                throw new IllegalArgumentException("cannot read \"" + argument + "\"; " + USAGE);
            }
            given.put(argument.substring(2, equals), argument.substring(Math.min(equals + 1, argument.length())));
        }
        return given;
    }

    private static Part part(Map<String, String> given) {
        if (given.containsKey("verify")) {
            return Part.VERIFY;
        }
        Part part = Part.valueOf(given.getOrDefault("part", "all").toUpperCase(Locale.ROOT));
        return given.containsKey("quick") && part != Part.VISIBLE ? Part.QUICK : part;
    }

    private static SeedCounts amount(Map<String, String> given) {
        SeedCounts usual = given.containsKey("quick") ? SeedCounts.quick() : SeedCounts.full();
        return new SeedCounts(
                number(given, "kind-seeds", usual.right()),
                number(given, "fault-seeds", usual.faulty()),
                number(given, "peer-seeds", usual.peersRight()),
                usual.peersFaulty());
    }

    private static int number(Map<String, String> given, String name, int usual) {
        return Integer.parseInt(given.getOrDefault(name, Integer.toString(usual)));
    }

    /** Returns whether a row's section and name contain what was asked for. */
    boolean wants(Row row) {
        String name = row.section().title() + ": " + row.name();
        return name.toLowerCase(Locale.ROOT).contains(only);
    }
}
