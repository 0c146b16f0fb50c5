/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.benchmarks.trust.visible;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.gradcheck.benchmarks.trust.problems.Problem;
import io.github.gradcheck.benchmarks.trust.rules.FaultCounts;
import io.github.gradcheck.benchmarks.trust.rules.Outcome;
import io.github.gradcheck.benchmarks.trust.rules.Rule;
import io.github.gradcheck.benchmarks.trust.rules.Rules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VisiblePartTests {
    private static final List<Model> MODELS = Models.all().stream()
            .filter(model -> model.title().equals("tanh 2-3-2") || model.title().startsWith("10 keys"))
            .toList();

    /** Passes everything, and says that it would have seen an error of 1e-4. */
    private record Blind() implements Rule {
        @Override
        public String name() {
            return "blind";
        }

        @Override
        public Outcome judge(Problem problem, Supplier<Map<String, Object>> backward, long seed) {
            Map<String, Double> visible =
                    problem.parameters().keySet().stream().collect(Collectors.toMap(key -> key, key -> 1e-4));
            return new Outcome(Set.of(), Set.of(), Set.of(), Map.of(), visible, visible);
        }
    }

    @Test
    void aRuleThatPassesEverythingMissesEveryFaultAboveTheVisibleError() {
        VisibleLedger ledger = new VisibleWorkload(MODELS, List.of(new Blind()), 1, 10).run();
        FaultCounts above = ledger.total(VisibleLedger.Cell::above);
        assertThat(above.planted(), is(greaterThan(100)));
        assertThat(above.brokenPromises(), is(above.planted()));
        assertThat(ledger.total(cell -> !cell.above()).brokenPromises(), is(0));
        String text = new VisibleTables(MODELS, List.of(new Blind()), ledger).text();
        assertThat(text, containsString("%d of %d (100 %%)".formatted(above.brokenPromises(), above.planted())));
        assertThat(text, containsString("## Missed\n\n- 10 keys, effects over 2 decades, "));
    }

    @Test
    void theCheckerMissesNoneOfAFew() {
        VisibleLedger ledger = new VisibleWorkload(MODELS, Rules.coverages(), 1, 1).run();
        FaultCounts above = ledger.total(VisibleLedger.Cell::above);
        assertThat(above.planted(), is(greaterThan(50)));
        assertThat(above.brokenPromises(), is(0));
        assertThat(above.found(), is(above.planted()));
        assertThat(new VisibleTables(MODELS, Rules.coverages(), ledger).text(), not(containsString("## Missed\n")));
    }

    @Test
    void sameSeedsGiveTheSameText() {
        VisiblePart part = new VisiblePart(3, 1, "tanh 2-3-2");
        assertThat(part.run(), is(part.run()));
    }

    @Test
    void noTwoModelsHaveOneTitle() {
        long titles = Models.all().stream().map(Model::title).distinct().count();
        assertThat(titles, is((long) Models.all().size()));
    }
}
