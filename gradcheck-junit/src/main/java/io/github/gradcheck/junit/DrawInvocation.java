/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.GradientChecker;
import io.github.gradcheck.core.Progress;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One invocation of a test, known before the first one runs. */
record DrawInvocation(
        TestName test, Signature signature, CheckSettings settings, PageSettings pageSettings, Draws draws, DrawId id)
        implements TestTemplateInvocationContext {

    /** Asked for just where this invocation is to run: not if somebody has selected another one. */
    @Override
    public String getDisplayName(int invocationIndex) {
        draws.plan(id);
        return id.toString();
    }

    /**
     * The checker of this draw, which measures what its page is to show.
     *
     * @param progress is told how far a long check is
     */
    GradientChecker checker(Consumer<Progress> progress) {
        return settings.checker(id, signature.besides(id.key()), progress)
                .withStepCurves(pageSettings.wanted() == PageSettings.Wanted.STEPS);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        try {
            DrawPages pages = new DrawPages(test, id, pageSettings);
            return test.declaring(() -> List.of(new DrawExtension(this, pages), pages));
        } catch (Throwable notEvenBegun) {
            draws.ended(id);
            throw notEvenBegun;
        }
    }
}
