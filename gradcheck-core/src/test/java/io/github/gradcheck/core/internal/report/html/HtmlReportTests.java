/*
 * Copyright 2026 The gradcheck-junit authors.
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.gradcheck.core.internal.report.html;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.gradcheck.core.Coverage;
import io.github.gradcheck.core.EntryReport;
import io.github.gradcheck.core.GradientReport;
import io.github.gradcheck.core.internal.report.Numbers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTests {
    private static final int LIBRARY = 225_000;

    private final GradientReport failure = new Fixture()
            .with("right", 3, 4)
            .with("W", 3, 4)
            .wrong("W", 1, 2, 7)
            .check();

    @Test
    void pagesOfAFolderShareWhatIsTheSameInAll() {
        String page = failure.toHtml("name", Map.of(), "shared");
        assertThat(page, containsString("<script src=\"shared.js\"></script>"));
        assertThat(page, containsString("href=\"shared.css\""));
        assertThat(page, containsString("script-src &#39;self&#39; file:; style-src &#39;self&#39; file:;"));
        assertThat(page, not(containsString("http:")));
        String alone = failure.toHtml("name", Map.of());
        failure.pageFiles()
                .forEach((ending, content) ->
                        assertThat(ending, alone.length() - page.length(), greaterThan(content.length() / 2)));
        assertEquals(body(alone), body(page).replaceFirst("<nav>.*\\n</nav>\\n", ""));
    }

    private static String body(String page) {
        String body = after(page, "<body>");
        return body.substring(0, body.indexOf("id=\"data\""));
    }

    @Test
    void aPageOfAFolderLeadsToTheListOfAll() {
        assertThat(failure.toHtml("name", Map.of(), "shared"), containsString("<nav><a href=\"index.html\""));
        assertThat(failure.toHtml("name", Map.of()), not(containsString("index.html")));
    }

    @Test
    void theSameSeedGivesTheSamePage() {
        GradientReport again = new Fixture()
                .with("right", 3, 4)
                .with("W", 3, 4)
                .wrong("W", 1, 2, 7)
                .check();
        assertEquals(failure.toHtml("name", Map.of("a", "b")), again.toHtml("name", Map.of("a", "b")));
    }

    @Test
    void theNameAndTheHeadlineStandFirst() {
        String body = after(failure.toHtml("MyTest.loss, draw 2", Map.of()), "<body>");
        assertThat(body.indexOf("MyTest.loss, draw 2"), lessThan(100));
        assertThat(text(body), containsString("WRONG gradient of W"));
    }

    @Test
    void theWrongKeyNearestToTheLossIsOpen() {
        Fixture layers = new Fixture();
        for (int i = 1; i <= 6; i++) {
            layers.with("W" + i, 3, 4);
        }
        String page = layers.wrong("W1", 1, 2, 7).wrong("W3", 0, 0, 7).check().toHtml();
        List<String> pictures = found(page, "<details( open=\"open\")?><summary><h2 id=\"key-\\d\">\\w+");
        assertThat(
                pictures.stream()
                        .map(picture -> picture.substring(picture.length() - 2))
                        .toList(),
                is(List.of("W3", "W1", "W2", "W4", "W5", "W6")));
        assertThat(
                pictures.stream().filter(picture -> picture.contains("open=")).toList(), is(pictures.subList(0, 1)));
    }

    @Test
    void wrongKeysComeFirst() {
        String page = failure.toHtml();
        List<String> pictures = found(page, "<details( open=\"open\")?><summary><h2 id=\"key-\\d\">\\w+");
        assertThat(pictures, hasSize(2));
        assertThat(pictures.get(0), containsString(">W"));
        assertThat(pictures.get(0), containsString("open"));
        assertThat(pictures.get(1), not(containsString("open=")));
    }

    @Test
    void theProbableCauseStandsAboveThePictures() {
        GradientReport doubled = new Fixture().with("b", 3, 1).timesTwo("b").check();
        String cause = doubled.key("b").diagnosis().orElseThrow().sentence();
        String page = doubled.toHtml();
        int shown = page.indexOf("Its gradient " + cause + ".</p>");
        assertThat(shown, greaterThan(0));
        assertThat(shown, lessThan(page.indexOf("<canvas")));
    }

    @Test
    void everyNumberOfASmallKeyStandsInATableTheWrongOneFirstWithErrorBarAndRatio() {
        List<String> rows = found(failure.toHtml(), "<tr><th scope=\"row\">W\\[[\\s\\S]*?</tr>");
        assertThat(rows, hasSize(12));
        EntryReport worst = failure.key("W").wrongEntries().get(0);
        assertThat(text(rows.get(0)), startsWith("W[1,2] wrong"));
        assertThat(text(rows.get(0)), containsString(Numbers.magnitude(worst.errorBar())));
        assertThat(text(rows.get(0)), containsString(Numbers.ratio(worst.ratio())));
    }

    @Test
    void oneNumberHasNoMapsAndNoScatter() {
        GradientReport one = new Fixture().with("c", 1, 1).wrong("c", 0, 0, 9).check();
        assertThat(found(one.toHtml(), "data-chart=\"\\w+\""), is(List.of("data-chart=\"steps\"")));
    }

    @Test
    void aLargeKeyIsShownOnceMoreAroundItsWorstEntry() {
        String page = Large.PAGE;
        assertThat(page, containsString("Around W[600,700], entry by entry:"));
        assertThat(found(page, "data-chart=\"map\""), hasSize(6));
        assertThat(found(page, "\"first\":\\[592,692\\],\"block\":\\[1,1\\]"), hasSize(1));
    }

    @Test
    void everyChartHasAFocusARoleAndALabel() {
        List<String> charts = found(failure.toHtml(), "<canvas[^>]*>");
        assertThat(charts.size(), greaterThan(8));
        charts.forEach(chart -> assertTrue(
                chart.contains("tabindex=\"0\"") && chart.contains("role=\"img\"") && chart.contains("aria-label=\""),
                chart));
    }

    @Test
    void settingsAndNotesAreShown() {
        String page = failure.toHtml("", Map.of("to repeat", "mvn test -Dx=1"));
        assertThat(page, containsString("<dt>to repeat</dt>\n<dd>mvn test -Dx=1</dd>"));
        assertThat(page, containsString("<dt>coverage</dt>\n<dd>AUTO</dd>"));
        assertThat(page, containsString("<dd>" + failure.evaluations() + "</dd>"));
    }

    @Test
    void thePolicyLetsInNothingButWhatIsInThePage() throws Exception {
        String page = failure.toHtml();
        String policy =
                found(page, "content=\"default-src &#39;none&#39;[^\"]*").get(0);
        List<String> inside = found(page, "(?s)(?<=<script>|<style>).*?(?=</script>|</style>)");
        assertThat(inside, hasSize(3));
        for (String content : inside) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            assertThat(
                    policy, containsString("&#39;sha256-" + Base64.getEncoder().encodeToString(hash) + "&#39;"));
        }
        assertThat(found(policy, "'?unsafe|https?:|data:"), hasSize(0));
    }

    @Test
    void nothingOutsideThePageIsNamed() {
        String page = failure.toHtml();
        assertThat(found(page, "(?:src|href|action)=\"(?!#)[^\"]*\"|@import|url\\(|sourceMappingURL"), hasSize(0));
    }

    @Test
    void namesOfKeysCannotLeaveTheirPlace() {
        String bad = "</script></style><script>alert(1)</script><!--\"'&";
        GradientReport report =
                new Fixture().with(bad, 2, 2).wrong(bad, 1, 1, 9).check();
        String page = report.toHtml(bad, Map.of(bad, bad));
        assertThat(found(page, "<script"), hasSize(3));
        assertThat(found(page, "</script"), hasSize(3));
        assertThat(found(page, "</style"), hasSize(1));
        assertThat(page, not(containsString("alert(1)</script")));
    }

    @Test
    void pagesOfAllSizesAreBounded() {
        assertThat(own(new Fixture().with("c", 1, 1).wrong("c", 0, 0, 9)), lessThan(25_000));
        assertThat(own(new Fixture().with("W", 3, 4).wrong("W", 0, 0, 9)), lessThan(35_000));
        assertThat(Large.PAGE.length() - LIBRARY, lessThan(250_000));
        Fixture many = new Fixture();
        for (int i = 0; i < 40; i++) {
            many.with("W" + i, 40, 40).wrong("W" + i, i, i, 9);
        }
        assertThat(own(many), lessThan(900_000));
    }

    @Test
    void whatIsLeftOutIsSaid() {
        String large = Large.PAGE;
        assertThat(large, containsString("Each cell stands for up to 20x20 entries and shows the worst of them"));
        assertThat(large, containsString("entries were measured on their own."));
        Fixture many = new Fixture();
        for (int i = 0; i < 40; i++) {
            many.with("W" + i, 2, 2);
        }
        assertThat(many.check().toHtml(), containsString("Pictures below: 24 of 40 keys, the worst first."));
    }

    @Test
    void theStepsOfTheWorstEntriesAreShownWithTheOneThatWasKept() {
        String page = failure.toHtml();
        assertThat(page, containsString("Error against step size"));
        assertThat(page, containsString("Steps of W[1,2]"));
        assertThat(found(page, "<td>kept</td>"), hasSize(1));
        assertThat(page, containsString("\"steps\":[{\"entry\":\"W[1,2]\""));
    }

    @Test
    void aPassHasAPageToo() {
        String page = new Fixture().with("W", 3, 4).check(Coverage.EVERY_ENTRY).toHtml();
        assertThat(text(after(page, "<body>")), containsString("CORRECT gradient of W is correct"));
        assertThat(page, not(containsString("Error against step size")));
    }

    @Test
    void onRequestAPassShowsErrorAgainstStepOfEachKeyBeforeAllElse() {
        Fixture keys = new Fixture().with("W", 3, 4).with("b", 3, 1);
        String page = keys.checkWithStepCurves().toHtml();
        assertThat(found(page, "data-chart=\"curve\" data-number=\"\\d\""), hasSize(2));
        assertThat(page.indexOf("data-chart=\"curve\""), lessThan(page.indexOf("<h2 id=\"key-0\">")));
        assertThat(found(page, "<details open=\"open\"><summary><h2"), hasSize(0));
        assertThat(text(page), containsString("Steps of W stepquotientdistanceerror barkept"));
        assertThat(found(page, "<td>kept</td>"), hasSize(2));
        assertThat(keys.check().toHtml(), not(containsString("Error against step")));
    }

    @Test
    void aParabolaHasNoTruncationToShow() {
        GradientReport pass = new Fixture().with("W", 3, 4).checkWithStepCurves();
        assertThat(pass.toHtml(), containsString("<figcaption>W: no more than rounding</figcaption>"));
    }

    @Test
    void aFailureShowsTheCurvesBehindTheWrongEntries() {
        String page = new Fixture()
                .with("W", 3, 4)
                .wrong("W", 1, 2, 7)
                .checkWithStepCurves()
                .toHtml();
        assertThat(page.indexOf("data-chart=\"steps\""), lessThan(page.indexOf("data-chart=\"curve\"")));
        assertThat(page, containsString("<figcaption>W: slope 0.0</figcaption>"));
    }

    @Test
    void visibleErrorStandsBesideTheDifference() {
        assertThat(text(failure.toHtml()), containsString("verdictdifferencevisible errorwrong"));
    }

    @Test
    void whereNoEntryWasMeasuredThereIsOneMapAlone() {
        String page = new Fixture().with("W", 30, 40).check().toHtml();
        assertThat(found(page, "data-values=\"\\w+\""), is(List.of("data-values=\"analytic\"")));
    }

    /** Checked once, by whichever test asks first. */
    private static final class Large {
        private static final String PAGE = new Fixture()
                .with("W", 1000, 1000)
                .wrong("W", 600, 700, 9)
                .check()
                .toHtml();
    }

    private static int own(Fixture fixture) {
        return fixture.check().toHtml().length() - LIBRARY;
    }

    private static String after(String page, String mark) {
        return page.substring(page.indexOf(mark) + mark.length());
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    private static List<String> found(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
