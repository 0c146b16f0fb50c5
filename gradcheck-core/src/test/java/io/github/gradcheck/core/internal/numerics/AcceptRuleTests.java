package io.github.gradcheck.core.internal.numerics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AcceptRuleTests {
    private final AcceptRule rule = new AcceptRule();

    @Test
    void callsNoRightDerivativeDifferent() {
        List<String> false_ = LongStream.range(0, 10)
                .boxed()
                .flatMap(seed -> KnownLines.all(seed).stream())
                .filter(line -> Double.isFinite(line.centre()))
                .filter(line -> judge(line, line.derivative()).finding() == Finding.DIFFERS)
                .map(KnownLine::kind)
                .toList();
        assertEquals(List.of(), false_);
    }

    private Ruling judge(KnownLine line, double claim) {
        return rule.judge(line, line.centre(), line.question(claim));
    }
}
