package io.github.gradcheck.core.diagnosis;

/**
 * The probable cause of a fault.
 *
 * @param sentence what is wrong and where to look
 */
public record Diagnosis(String sentence) {

    @Override
    public String toString() {
        return sentence;
    }
}
