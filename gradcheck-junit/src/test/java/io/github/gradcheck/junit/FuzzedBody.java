/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.parameters.Block;
import io.github.gradcheck.core.parameters.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** What the generated tests of {@link FuzzTests} do: a quadratic loss and a backward function, right or broken. */
public final class FuzzedBody {
    /** Bits that a check did not put back. */
    static final List<String> CHANGED = Collections.synchronizedList(new ArrayList<>());

    private static final double CENTRE = 0.3;

    /** What the loss does instead of being right. */
    public enum Loss {
        RIGHT,
        CONSTANT,
        NAN,
        THROWS,
        THROWS_BESIDE,
        THROWS_ERROR,
        OVERFLOWS_THE_STACK,
        CHANGES_AN_ARRAY,
        DIFFERS_FROM_CALL_TO_CALL,
        ABORTS
    }

    /** What backward does instead of being right. */
    public enum Backward {
        RIGHT,
        DOUBLED,
        ZERO,
        ONE_ENTRY_OFF,
        NULL,
        NOTHING,
        ONE_MISSING,
        A_SURPLUS,
        OTHER_TYPE,
        OTHER_SHAPE,
        NAN,
        NULL_VALUE,
        ITSELF,
        THROWS,
        SNEAKS,
        CYCLE,
        CHANGES_AN_ARRAY,
        ACCUMULATES,
        ABORTS
    }

    private final Parameters all;
    private final List<String> keys;
    private final double[] first;
    private final AtomicInteger calls = new AtomicInteger();

    private FuzzedBody(Parameters all, List<String> keys) {
        this.all = all;
        this.keys = keys;
        this.first = all.blocks().get(0).toArray();
    }

    /**
     * Compares once.
     *
     * @param keys of the parameters
     * @param namesAndArrays all that was drawn, but labels
     */
    public static void run(
            Gradients gradients, Loss loss, Backward backward, List<String> keys, Object... namesAndArrays) {
        Object[] more = Arrays.copyOfRange(namesAndArrays, 2, namesAndArrays.length);
        Parameters all = Parameters.of((String) namesAndArrays[0], namesAndArrays[1], more);
        List<double[]> before = numbers(all);
        FuzzedBody body = new FuzzedBody(all, keys);
        try {
            gradients.of(() -> body.loss(loss)).match(() -> body.backward(backward));
        } finally {
            List<double[]> after = numbers(all);
            for (int i = 0; i < before.size(); i++) {
                if (!Arrays.equals(before.get(i), after.get(i))) {
                    CHANGED.add(loss + " " + backward + " " + all);
                }
            }
        }
    }

    private static List<double[]> numbers(Parameters parameters) {
        return parameters.blocks().stream().map(Block::toArray).toList();
    }

    private double loss(Loss kind) {
        int call = calls.incrementAndGet();
        switch (kind) {
            case THROWS -> throw new IllegalStateException("no loss");
            case THROWS_ERROR -> throw new AssertionError("no loss");
            case THROWS_BESIDE -> {
                if (!Arrays.equals(first, all.blocks().get(0).toArray())) {
                    throw new ArithmeticException("only at the point");
                }
            }
            case OVERFLOWS_THE_STACK -> {
                return loss(kind) + 1;
            }
            case CHANGES_AN_ARRAY -> all.blocks().get(0).set(0, call);
            case ABORTS -> Assumptions.abort("not today");
            default -> {
                // the value below
            }
        }
        double sum = kind == Loss.DIFFERS_FROM_CALL_TO_CALL ? call : 0;
        for (Block block : all.blocks()) {
            for (double x : block.toArray()) {
                sum += (x - CENTRE) * (x - CENTRE) / 2;
            }
        }
        return kind == Loss.CONSTANT ? 1 : kind == Loss.NAN ? Double.NaN : sum;
    }

    private @Nullable Object backward(Backward kind) {
        Map<String, Object> gradients = new HashMap<>();
        for (String key : keys) {
            gradients.put(key, gradient(key, kind));
        }
        String some = keys.isEmpty() ? "w" : keys.get(0);
        switch (kind) {
            case NULL -> {
                return null;
            }
            case NOTHING -> gradients.clear();
            case ONE_MISSING -> gradients.remove(some);
            case A_SURPLUS -> gradients.put("surplus", new double[3]);
            case OTHER_TYPE -> gradients.put(some, "a text");
            case OTHER_SHAPE -> gradients.put(some, new double[11][13]);
            case NULL_VALUE -> gradients.put(some, null);
            case ITSELF -> gradients.put(some, all.find(some).orElseThrow().value());
            case CYCLE -> gradients.put(some, gradients);
            case THROWS -> throw new IllegalStateException("no gradient");
            case SNEAKS -> sneak(new Exception("checked"));
            case CHANGES_AN_ARRAY -> all.blocks().get(0).set(0, 99);
            case ABORTS -> Assumptions.abort("not today");
            default -> {
                // what is returned below
            }
        }
        return gradients;
    }

    private Object gradient(String key, Backward kind) {
        Block copy = Parameters.of(key, all.find(key).orElseThrow().value())
                .copy()
                .blocks()
                .get(0);
        double factor = kind == Backward.DOUBLED ? 2 : kind == Backward.ZERO ? 0 : 1;
        double grown = kind == Backward.ACCUMULATES ? calls.incrementAndGet() : 1;
        copy.setAll(Arrays.stream(copy.toArray())
                .map(x -> factor * grown * (x - CENTRE))
                .toArray());
        if (kind == Backward.ONE_ENTRY_OFF) {
            copy.set(0, copy.get(0) + 1);
        } else if (kind == Backward.NAN) {
            copy.set(0, Double.NaN);
        }
        return copy.value();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
