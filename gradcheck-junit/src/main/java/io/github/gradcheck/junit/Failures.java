/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.GradientReport;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Words the failures of one draw. */
final class Failures {
    private final TestName test;
    private final DrawId draw;
    private final UserFrames frames;

    Failures(TestName test, DrawId draw) {
        this.test = test;
        this.draw = draw;
        this.frames = new UserFrames(test);
    }

    /** The gradient is wrong, or nothing can be said about it. */
    AssertionFailedError of(GradientReport report, String label, Optional<String> picture) {
        String message = report.headline() + ", " + where(label) + "\n" + report.details()
                + picture.map(line -> "\n" + line).orElse("") + reproduce();
        EntryDifferences differences = EntryDifferences.of(report);
        AssertionFailedError failure = differences.isEmpty()
                ? new AssertionFailedError(message)
                : new AssertionFailedError(message, differences.expected(), differences.actual());
        return at(frames.caller(), failure);
    }

    /** The check could not be carried out. */
    AssertionFailedError of(String finding, @Nullable Throwable cause, String label) {
        if (cause != null) {
            frames.trim(cause);
        }
        return at(frames.caller(), new AssertionFailedError(prefix(label) + finding + reproduce(), cause));
    }

    /**
     * Calls what may call code of the user, and turns whatever that throws into a failure of this draw.
     *
     * @param what the subject of the sentence that says so
     */
    <T> T boundary(String what, String label, Supplier<T> code) {
        try {
            return code.get();
        } catch (Aborted aborted) {
            throw aborted.assumption();
        } catch (TestAbortedException | CheckInterruptedException known) {
            throw known;
        } catch (GradientCheckException finding) {
            throw of(String.valueOf(finding.getMessage()), finding.getCause(), label);
        } catch (IllegalArgumentException invalid) {
            throw of(String.valueOf(invalid.getMessage()), invalid.getCause(), label);
        } catch (Throwable thrown) {
            throw of(what + " was ended by " + thrown + remedy(thrown), thrown, label);
        }
    }

    private static String remedy(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return ": does something contain or call itself?";
        }
        if (thrown instanceof OutOfMemoryError) {
            return ": declare smaller arrays, or give the tests more memory (-Xmx)";
        }
        return thrown instanceof LinkageError ? ": is a library missing, or there in two versions?" : "";
    }

    void requireArgument(@Nullable Object argument, String finding) {
        if (argument == null) {
            throw of(finding, null, "");
        }
    }

    /** The test ended without a comparison. */
    AssertionFailedError nothingCompared(String finding, StackTraceElement[] where) {
        return at(where, new AssertionFailedError(prefix("") + finding + ": nothing was compared"));
    }

    StackTraceElement[] caller() {
        return frames.caller();
    }

    private String prefix(String label) {
        return test + " (" + where(label) + "): ";
    }

    private String where(String label) {
        return draw.after(label);
    }

    private String reproduce() {
        return "\n\nTo repeat this draw:\n  " + test.reproduceWith(draw.seed());
    }

    private static AssertionFailedError at(StackTraceElement[] where, AssertionFailedError failure) {
        failure.setStackTrace(where);
        return failure;
    }
}
