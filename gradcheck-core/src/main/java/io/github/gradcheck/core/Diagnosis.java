package io.github.gradcheck.core;

/**
 * The probable cause of a fault.
 *
 * @param cause its kind
 * @param claim what is wrong, to follow "gradient of b1": "is 8 times too big"
 * @param reason where that may come from: "the batch has 8 columns: sum against mean"; empty where nothing is known
 */
public record Diagnosis(Cause cause, String claim, String reason) {

    public static Diagnosis of(Cause cause, String claim) {
        return new Diagnosis(cause, claim, "");
    }

    /**
     * Claim and reason together.
     *
     * @return for instance "is 8 times too big (the batch has 8 columns: sum against mean)"
     */
    public String sentence() {
        return reason.isEmpty() ? claim : claim + " (" + reason + ")";
    }

    @Override
    public String toString() {
        return sentence();
    }
}
