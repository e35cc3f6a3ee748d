package org.gazette.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.gazette.delivery.Filling;
import org.gazette.delivery.LetterPress;
import org.gazette.mail.Blank;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Variant;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What mail clients can do, and what spam filters dislike. */
class MailHtmlTest {
    private final Edition edition = MailSamples.edition();
    private final Document page = Jsoup.parse(edition.html());

    @Test
    void tablesAreForLayoutAndPicturesSayWhatTheyShow() {
        assertThat(page.select("table"))
                .hasSizeGreaterThan(4)
                .allMatch(table -> table.attr("role").equals("presentation"));
        assertThat(page.select("img")).hasSize(1).allSatisfy(image -> {
            assertThat(image.attr("alt")).isNotEmpty();
            assertThat(Integer.parseInt(image.attr("width"))).isLessThanOrEqualTo(600);
        });
        assertThat(page.select("h1")).hasSize(1);
        assertThat(edition.html()).contains("<!--[if mso]><table", "<![endif]-->");
    }

    @Test
    void stylesStandInAttributesAndTheRestOnlyImproves() {
        assertThat(page.select("style")).hasSize(1);
        assertThat(page.selectFirst("style").data().replaceAll("@media[^{]*\\{([^{}]*\\{[^{}]*\\})*\\s*\\}", ""))
                .matches("(?s)[^{]*:hover[^{]*\\{[^{}]*\\}\\s*");
        assertThat(page.select("h1,h2,h3,p,img,td.pad")).allMatch(element -> element.hasAttr("style"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "flex",
                "grid",
                "position:",
                "@font-face",
                "rem",
                "var(",
                "calc(",
                "url(",
                "<svg",
                "data:",
                "<script",
                "#000",
                "#fff",
                "\u200c",
                "\u200b",
                "&zwnj;"
            })
    void itUsesNothingThatMailClientsLack(String word) {
        assertThat(styles() + edition.html().replaceAll("(?s)>[^<]*<", "><")).doesNotContainIgnoringCase(word);
    }

    @Test
    void thePreheaderIsTheFirstTextAndTheOnlyHiddenOne() {
        assertThat(page.body().text()).startsWith(edition.preheader());
        assertThat(edition.html()).containsOnlyOnce("display:none");
        assertThat(edition.preheader()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void theWayOutStandsAtTheTopToo() {
        assertThat(edition.html().indexOf(Blank.WAY_OUT.mark())).isLessThan(12_000);
        assertThat(edition.html().split(Blank.WAY_OUT.mark())).hasSize(3);
    }

    @Test
    void theDocumentSaysItsLanguageAndDirection() {
        Document arabic = Jsoup.parse(MailSamples.edition(new Variant(List.of(), Locale.forLanguageTag("ar")))
                .html());

        assertThat(arabic.selectFirst("html").attributes().asList().toString()).contains("lang=\"ar\"", "dir=\"rtl\"");
        assertThat(arabic.selectFirst("h2.headline").attr("lang")).isEqualTo("en");
        assertThat(arabic.selectFirst("table").attr("dir")).isEqualTo("rtl");
    }

    @Test
    void wordsAreManyForOnePicture() {
        assertThat(page.body().text().length()).isGreaterThan(1_500);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"en", "fr", "zh", "ar"})
    void theWeightIsWhatTheLetterWeighs(String language) {
        Edition sample = MailSamples.edition(new Variant(List.of(), Locale.forLanguageTag(language)));
        byte[] letter = new LetterPress(MailSamples.SITE)
                .compose(MailSamples.newsletter(), MailSamples.issue(), sample)
                .template()
                .fill(new Filling(
                        EmailAddress.of("ada@example.org"),
                        "",
                        "https://g.example/",
                        "<a@b.example>",
                        MailSamples.MORNING));
        String text = new String(letter, StandardCharsets.US_ASCII);
        int html = text.length() - text.indexOf("\r\n\r\n", text.indexOf("Content-Type: text/html"));

        assertThat(Weight.of(sample.html())).isBetween(html - 120, html + html / 25);
    }

    private String styles() {
        return String.join(";", page.select("[style]").eachAttr("style"))
                + page.selectFirst("style").data();
    }
}
