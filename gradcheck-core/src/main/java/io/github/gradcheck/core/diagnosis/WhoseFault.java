package io.github.gradcheck.core.diagnosis;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Says whether loss or backward is the suspect.
 *
 * @param wrong the wrong keys
 * @param causes what is known of them
 * @param loss the value of the loss, where that may mean something
 */
record WhoseFault(List<Suspect> wrong, Map<String, Diagnosis> causes, OptionalDouble loss) {
    /** Causes that lie in backward, whatever function it may be the gradient of. */
    private static final Set<Cause> IN_BACKWARD = EnumSet.of(
            Cause.NOT_FINITE,
            Cause.ZERO,
            Cause.TRANSPOSED,
            Cause.OTHER_KEY,
            Cause.ACCUMULATED,
            Cause.BATCH_SUM,
            Cause.PART);

    /** Causes beside which the sign of the loss still tells something. */
    private static final Set<Cause> LEAVE_OPEN = EnumSet.of(Cause.SIGN, Cause.BATCH_SUM, Cause.PART);

    /** Puts the answer into words. */
    List<String> remarks(Consistency.Answer answer) {
        return switch (answer) {
            case GRADIENT -> consistent();
            case NO_GRADIENT -> List.of("backward is not the gradient of any function: look at backward");
            case OPEN -> List.of();
        };
    }

    private List<String> consistent() {
        if (wrong.stream().allMatch(suspect -> has(suspect, IN_BACKWARD))) {
            return List.of();
        }
        String remark =
                "backward is consistent in itself, the exact gradient of some function: look at the loss, or at a"
                        + " term or factor that only one of the two has";
        boolean explained =
                wrong.stream().anyMatch(suspect -> causes.containsKey(suspect.key()) && !has(suspect, LEAVE_OPEN));
        return loss.isPresent() && loss.getAsDouble() < 0 && !explained
                ? List.of(remark, negative(loss.getAsDouble()))
                : List.of(remark);
    }

    private static String negative(double loss) {
        return "the loss is negative (" + Amount.of(loss).text()
                + "): a cross-entropy cannot be; check its signs and the labels";
    }

    private boolean has(Suspect suspect, Set<Cause> among) {
        Diagnosis diagnosis = causes.get(suspect.key());
        return diagnosis != null && among.contains(diagnosis.cause());
    }
}
