/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.junit;

import io.github.gradcheck.core.CheckInterruptedException;
import io.github.gradcheck.core.GradientCheckException;
import io.github.gradcheck.core.GradientReport;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Words the failures of one draw. */
final class Failures {
    private final TestName test;
    private final DrawId draw;
    private final Draws draws;
    private final Command command;
    private final UserFrames frames;
    /** What was failed for in this draw, so that it can be told shorter. */
    private final Map<Throwable, Fault> faults = Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * Words them.
     *
     * @param draws what is known of the other draws of the test
     */
    Failures(TestName test, DrawId draw, Draws draws) {
        this.test = test;
        this.draw = draw;
        this.draws = draws;
        this.command = Command.here();
        this.frames = new UserFrames(test);
    }

    /** The gradient is wrong, or nothing can be said about it. */
    AssertionFailedError of(GradientReport report, String label, Optional<String> picture) {
        String line = report.headline() + ", " + where(label);
        String message = line + "\n" + report.details()
                + picture.map(text -> "\n" + text).orElse("") + reproduce();
        EntryDifferences differences = EntryDifferences.of(report);
        AssertionFailedError failure = differences.isEmpty()
                ? new AssertionFailedError(message)
                : new AssertionFailedError(message, differences.expected(), differences.actual());
        return at(frames.caller(), failure, Fault.of(report, line));
    }

    /** The check could not be carried out. */
    AssertionFailedError of(String finding, @Nullable Throwable cause, String label) {
        if (cause != null) {
            frames.trim(cause);
        }
        String line = prefix(label) + finding;
        return at(frames.caller(), new AssertionFailedError(line + reproduce(), cause), Fault.of(finding, line));
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

    /**
     * What the draw is to fail with in the end.
     *
     * @param thrown what ended the test method
     * @return the same with a note in which draw it was, if it is not ours; two lines, if an earlier draw has failed
     *     for the same
     */
    Throwable inTheEnd(Throwable thrown) {
        Fault fault = faults.get(thrown);
        if (fault == null) {
            return thrown instanceof TestAbortedException ? thrown : noted(thrown);
        }
        draws.failed(draw, fault.kind());
        return draws.firstWith(fault.kind(), draw)
                .<Throwable>map(earlier -> asIn(earlier, (AssertionFailedError) thrown, fault))
                .orElse(thrown);
    }

    private AssertionFailedError asIn(DrawId earlier, AssertionFailedError full, Fault fault) {
        String message = "as draw " + earlier.number() + ": " + fault.line() + "\n  " + command.line(test, draw.seed());
        AssertionFailedError failure = full.isExpectedDefined() && full.isActualDefined()
                ? new AssertionFailedError(
                        message,
                        full.getExpected().getStringRepresentation(),
                        full.getActual().getStringRepresentation())
                : new AssertionFailedError(message);
        return at(full.getStackTrace(), failure);
    }

    /** Once, however many callbacks see it. */
    Throwable noted(Throwable thrown) {
        String text = draw + reproduce();
        boolean known = Arrays.stream(thrown.getSuppressed())
                .anyMatch(note -> note instanceof InDraw && text.equals(note.getMessage()));
        if (!known) {
            thrown.addSuppressed(new InDraw(text));
        }
        return thrown;
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
        return "\n\n" + command.title(test.tags()) + "\n  " + command.line(test, draw.seed());
    }

    private AssertionFailedError at(StackTraceElement[] where, AssertionFailedError failure, Fault fault) {
        faults.put(failure, fault);
        return at(where, failure);
    }

    private static AssertionFailedError at(StackTraceElement[] where, AssertionFailedError failure) {
        failure.setStackTrace(where);
        return failure;
    }
}
