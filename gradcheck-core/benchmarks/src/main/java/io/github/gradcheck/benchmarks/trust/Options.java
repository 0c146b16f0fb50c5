/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust;

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
 * @param firstSeed the first seed; the others follow
 * @param seeds seeds for each row
 * @param correctSeeds seeds for each row of correct functions when the library itself judges
 * @param wideSeeds seeds for each wide network
 * @param rules part of the names of the rules to run, or {@code ours}, {@code peers} or {@code all}
 * @param only part of the names of the rows to run; empty for all
 * @param out file to write the tables to, or null for none
 */
record Options(
        long firstSeed,
        int seeds,
        int correctSeeds,
        int wideSeeds,
        String rules,
        String only,
        @Nullable Path out) {

    static final String USAGE = "options: --seeds=200 --correct-seeds=400 --wide-seeds=20 --first-seed=1"
            + " --rules=all|ours|peers|<part of a name> --only=<part of a row's name> --out=<file>";

    private static final Set<String> KNOWN =
            Set.of("seeds", "correct-seeds", "wide-seeds", "first-seed", "rules", "only", "out");

    /** Reads the arguments of the program. */
    static Options parse(List<String> arguments) {
        Map<String, String> given = new TreeMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0 || !KNOWN.contains(argument.substring(2, equals))) {
                throw new IllegalArgumentException("cannot read \"" + argument + "\"; " + USAGE);
            }
            given.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        String out = given.getOrDefault("out", "");
        return new Options(
                Long.parseLong(given.getOrDefault("first-seed", "1")),
                Integer.parseInt(given.getOrDefault("seeds", "200")),
                Integer.parseInt(given.getOrDefault("correct-seeds", "400")),
                Integer.parseInt(given.getOrDefault("wide-seeds", "20")),
                given.getOrDefault("rules", "all").toLowerCase(Locale.ROOT),
                given.getOrDefault("only", "").toLowerCase(Locale.ROOT),
                out.isEmpty() ? null : Path.of(out));
    }

    /** Returns whether a row's section and name contain what was asked for. */
    boolean wants(Row row) {
        String name = row.section().title() + ": " + row.name();
        return name.toLowerCase(Locale.ROOT).contains(only);
    }
}
