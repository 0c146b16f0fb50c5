package io.github.gradcheck.core.internal.report.html;

import java.util.List;
import java.util.StringJoiner;

/** Writes JSON that may stand inside a script element: neither its end nor a comment can begin in it. */
final class Json {

    private Json() {}

    /** An object of names and values, in pairs; the values are JSON already. */
    static String object(String... pairs) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        for (int i = 0; i < pairs.length; i += 2) {
            members.add(text(pairs[i]) + ":" + pairs[i + 1]);
        }
        return members.toString();
    }

    /** An array of values that are JSON already. */
    static String array(List<String> values) {
        return "[" + String.join(",", values) + "]";
    }

    static String numbers(double... values) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        for (double value : values) {
            numbers.add(number(value));
        }
        return numbers.toString();
    }

    static String integers(int... values) {
        StringJoiner numbers = new StringJoiner(",", "[", "]");
        for (int value : values) {
            numbers.add(Integer.toString(value));
        }
        return numbers.toString();
    }

    /** A number in about eight digits, which is more than a chart shows; JSON has no infinity, and a text stands for it. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return text(Double.toString(value));
        }
        float rounded = (float) value;
        boolean fits = Math.abs(rounded) >= Float.MIN_NORMAL && !Float.isInfinite(rounded);
        return value == 0 ? "0" : fits ? Float.toString(rounded) : Double.toString(value);
    }

    static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
            quoted.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return quoted.append('"').toString();
    }
}
