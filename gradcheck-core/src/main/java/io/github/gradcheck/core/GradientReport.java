/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The outcome of one check: a verdict for every key, and the text that says why.
 *
 * @since 0.1.0
 */
public final class GradientReport {
    private final List<KeyReport> keys;
    private final List<String> notChecked;
    private final List<String> remarks;
    private final double relativeDifference;
    private final long evaluations;
    private final ReportRenderer renderer;
    private final Map<String, String> settings;
    private final String derivative;
    private final Map<String, String> skipped;

    GradientReport(
            List<KeyReport> keys,
            List<String> notChecked,
            List<String> remarks,
            double relativeDifference,
            long evaluations,
            ReportRenderer renderer) {
        this(keys, notChecked, remarks, relativeDifference, evaluations, renderer, Map.of(), "gradient", Map.of());
    }

    private GradientReport(
            List<KeyReport> keys,
            List<String> notChecked,
            List<String> remarks,
            double relativeDifference,
            long evaluations,
            ReportRenderer renderer,
            Map<String, String> settings,
            String derivative,
            Map<String, String> skipped) {
        this.keys = List.copyOf(keys);
        this.notChecked = List.copyOf(notChecked);
        this.remarks = List.copyOf(remarks);
        this.relativeDifference = relativeDifference;
        this.evaluations = evaluations;
        this.renderer = renderer;
        this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        this.derivative = derivative;
        this.skipped = skipped;
    }

    GradientReport withSettings(Map<String, String> known, Map<String, String> left) {
        return new GradientReport(
                keys, notChecked, remarks, relativeDifference, evaluations, renderer, known, derivative, left);
    }

    GradientReport withDerivative(String name) {
        return new GradientReport(
                keys, notChecked, remarks, relativeDifference, evaluations, renderer, settings, name, skipped);
    }

    /** The same with faults that were seen by other means than differences. */
    GradientReport with(Map<String, Diagnosis> faults) {
        return with(
                keys.stream()
                        .map(key -> Optional.ofNullable(faults.get(key.key()))
                                .map(key::wrongBecause)
                                .orElse(key))
                        .toList(),
                remarks,
                evaluations);
    }

    /** The same with other reports on its keys. */
    GradientReport with(List<KeyReport> others, long calls) {
        return with(others, remarks, calls);
    }

    GradientReport withRemarks(List<String> more) {
        return with(keys, Stream.concat(remarks.stream(), more.stream()).toList(), evaluations);
    }

    private GradientReport with(List<KeyReport> otherKeys, List<String> otherRemarks, long calls) {
        return new GradientReport(
                otherKeys,
                notChecked,
                otherRemarks,
                relativeDifference,
                calls,
                renderer,
                settings,
                derivative,
                skipped);
    }

    /**
     * The verdict on the whole gradient.
     *
     * @return the worst verdict of its keys
     */
    public Verdict verdict() {
        return keys.stream()
                .map(KeyReport::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.VACUOUS);
    }

    /**
     * The keys that were checked.
     *
     * @return a report for each, in the order of the parameters
     */
    public List<KeyReport> keys() {
        return keys;
    }

    /**
     * The report on one key.
     *
     * @param key its name
     * @return the report
     * @throws IllegalArgumentException if no such key was checked
     */
    public KeyReport key(String key) {
        return keys.stream()
                .filter(report -> report.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key `" + key + "` was checked; there are "
                        + keys.stream().map(KeyReport::key).toList()));
    }

    /**
     * What backward returned beside the gradients of the keys.
     *
     * @return names that belong to no parameter, such as {@code dZ3}
     */
    public List<String> notChecked() {
        return notChecked;
    }

    /**
     * What else was noticed.
     *
     * @return sentences such as "the loss has about 7 digits"
     */
    public List<String> remarks() {
        return remarks;
    }

    /**
     * The classical measure over the whole gradient.
     *
     * @return {@code ||a - n|| / (||a|| + ||n||)} over all keys together
     */
    public double relativeDifference() {
        return relativeDifference;
    }

    /**
     * What the check cost.
     *
     * @return how often the loss or the layer was called
     */
    public long evaluations() {
        return evaluations;
    }

    /**
     * Whether the check came to its end.
     *
     * @return false if its budget was spent before all keys were visited
     */
    public boolean isFinished() {
        return keys.stream().allMatch(key -> key.unvisited() == 0);
    }

    /**
     * What was compared.
     *
     * @return {@code gradient}, {@code Jacobian}, {@code tangent} or {@code Hessian}
     */
    public String derivative() {
        return derivative;
    }

    /**
     * How the check was carried out.
     *
     * @return the name of each setting with its value, in words
     */
    public Map<String, String> settings() {
        return settings;
    }

    /**
     * The outcome in one line.
     *
     * @return which keys are wrong, the worst entry, and how wrong it is
     */
    public String headline() {
        return renderer.lines(this).get(0);
    }

    /**
     * All that follows the first line.
     *
     * @return the table of keys, the worst entries, and what was not checked
     */
    public String details() {
        List<String> lines = renderer.lines(this);
        return String.join("\n", lines.subList(1, lines.size()));
    }

    /**
     * What was left out of the comparison on request. Nothing is known of it.
     *
     * @return the reason for each key
     */
    public Map<String, String> skipped() {
        return skipped;
    }

    /**
     * The outcome as a page for a browser, which needs no other file and no network: the keys, heat maps of their
     * gradients, analytic against numerical, and the error of the worst entries against the step. The same report gives
     * the same page.
     *
     * @return an HTML document, to be saved in UTF-8
     */
    public String toHtml() {
        return toHtml("", Map.of());
    }

    /**
     * The outcome as a page for a browser, with what the reader should know beside the report.
     *
     * @param name what was checked, for the top of the page; empty for none
     * @param notes further facts by name, such as the command that repeats the check
     * @return an HTML document, to be saved in UTF-8
     */
    public String toHtml(String name, Map<String, String> notes) {
        return renderer.page(this, name, notes, Optional.empty());
    }

    /**
     * The outcome as one of many pages in a folder, which share their script and style: a page alone is then as large
     * as what it shows.
     *
     * @param name what was checked, for the top of the page; empty for none
     * @param notes further facts by name
     * @param shared the name, without its ending, of the files beside the page that have the contents of
     *     {@link #pageFiles()}; without them the page shows its tables, but no charts
     * @return an HTML document, to be saved in UTF-8
     */
    public String toHtml(String name, Map<String, String> notes, String shared) {
        return renderer.page(this, name, notes, Optional.of(shared));
    }

    /**
     * What all pages made by {@link #toHtml(String, Map, String)} share, the same for all reports.
     *
     * @return the content of each file by its ending, {@code .js} and {@code .css}, to be saved in UTF-8
     */
    public Map<String, String> pageFiles() {
        return renderer.shared();
    }

    /**
     * The outcome for tools, as JSON in one line of ASCII. The same report gives the same text. Members are only ever
     * added.
     *
     * <ul>
     *   <li>{@code headline}, {@code verdict}, {@code relativeDifference}, {@code evaluations}, {@code finished}: of
     *     the whole check
     *   <li>{@code keys}: for each key an object with {@code key}, {@code shape} (its lengths), {@code verdict},
     *       {@code relativeDifference}, {@code smallestVisibleError}, {@code smallestVisibleFactor},
     *       {@code smallestVisibleEntryError}, {@code entries}, {@code wrongEntryCount}, {@code dense},
     *       {@code nonDifferentiable}, {@code undecided},
     *       {@code excusedEntries}, {@code excusedDirections}, {@code largestExcused} and {@code unvisited} as in
     *       {@link KeyReport};
     *       {@code wrongEntries}, objects with {@code entry}, {@code analytic}, {@code numerical} and {@code errorBar},
     *       the worst first; and {@code diagnosis}, an object with {@code cause}, {@code claim} and {@code reason}, or
     *       null
     *   <li>{@code notChecked}, {@code remarks}: arrays of texts
     *   <li>{@code settings}: the value of each setting, in words, under its name
     * </ul>
     *
     * <p>Verdicts and causes are the names of {@link Verdict} and {@link Cause}. Numbers have all their digits; those
     * that JSON has no form for are the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}.
     *
     * @return a JSON object
     */
    public String toJson() {
        return renderer.json(this);
    }

    /**
     * The keys for spreadsheets and other tools, as comma-separated values (RFC 4180): a line with the names of the
     * columns, then one for each key. Columns are only ever added, behind the others.
     *
     * <ul>
     *   <li>{@code key}, {@code shape}, {@code verdict}, {@code relativeDifference}, {@code entries},
     *       {@code wrongEntryCount}, {@code smallestVisibleError}: as in {@link KeyReport}
     *   <li>{@code cause}: the name of its {@link Cause}, or empty; {@code finding}: the same in words
     * </ul>
     *
     * @return lines that end in CR LF
     */
    public String toCsv() {
        return renderer.csv(this);
    }

    /**
     * Fails unless every key is right.
     *
     * @throws AssertionError if the verdict is not {@link Verdict#CORRECT}; its message is {@link #toString()}
     */
    public void assertCorrect() {
        if (verdict() != Verdict.CORRECT) {
            throw new AssertionError(toString());
        }
    }

    /** The full text that a failing test shows. */
    @Override
    public String toString() {
        return String.join("\n", renderer.lines(this));
    }
}
