package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Variant;
import org.gazette.typesetting.Edition;
import org.gazette.typesetting.MailSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterPressTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/gazette/delivery/issue.eml");
    private static final Filling ADA = new Filling(
            EmailAddress.of("ada@example.org"),
            "Ada Lovelace",
            "https://gazette.example/unsubscribe/1.4f.daily.Xk-_3z",
            "<mfrggzdfmztwq2lknnwg23tpobyxe43u@news.gazette.example>",
            MailSamples.MORNING);

    /** The whole letter, byte by byte. What differs is written to target/issue.eml: look at it, then copy it over. */
    @Test
    void theSampleIssueIsTheLetterInTheTree() throws IOException {
        byte[] letter = letter(MailSamples.edition()).template().fill(ADA);
        Files.write(Path.of("target/issue.eml"), letter);

        assertThat(new String(letter, StandardCharsets.US_ASCII)).isEqualTo(Files.readString(GOLDEN));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "From                  | Harbour Daily <daily@news.gazette.example>",
                "Reply-To              | =?utf-8?Q?Zo=C3=AB_at_the_desk?= <desk@gazette.example>",
                "To                    | Ada Lovelace <ada@example.org>",
                "Date                  | Mon, 16 Nov 2020 06:00:00 +0000",
                "Message-ID            | <mfrggzdfmztwq2lknnwg23tpobyxe43u@news.gazette.example>",
                "List-Id               | Harbour Daily <daily.newsletters.news.gazette.example>",
                "List-Unsubscribe      | <https://gazette.example/unsubscribe/1.4f.daily.Xk-_3z>",
                "List-Unsubscribe-Post | List-Unsubscribe=One-Click",
                "List-Help             | <https://gazette.example/newsletters/daily/>",
                "List-Subscribe        | <https://gazette.example/newsletters/daily/>",
                "List-Archive          | <https://gazette.example/newsletters/daily/>",
                "List-Owner            | <mailto:desk@gazette.example>",
                "List-Post             | NO",
                "Feedback-ID           | daily.12:daily:lang-en:news-gazette-ex",
                "Precedence            | bulk",
                "Content-Language      | en",
                "MIME-Version          | 1.0",
            })
    void aHeaderOfTheSampleIssue(String name, String value) throws Exception {
        assertThat(read(MailSamples.edition()).header(name)).isEqualTo(value);
    }

    @Test
    void itHasTheseHeadersAndNoOther() throws Exception {
        ReadLetter letter = read(MailSamples.edition());

        assertThat(letter.headerNames()).containsExactlyElementsOf(ReadLetter.ISSUE_HEADERS);
        assertThat(letter.message().getSubject())
                .isEqualTo(
                        "Harbour Daily – November 16, 2020 – Night ferries return to the northern islands after nine winters");
        letter.assertFitForAnyRelay(78);
    }

    @Test
    void bothPartsHaveEveryHeadlineAndTheWayOut() throws Exception {
        ReadLetter letter = read(MailSamples.edition());
        String html = org.jsoup.Jsoup.parse(letter.html()).text();
        String plain = letter.plain().replaceAll("\\s+", " ");

        assertThat(MailSamples.digest().stories()).hasSize(12).allSatisfy(story -> {
            assertThat(html).contains(story.headline());
            assertThat(plain).contains(story.headline());
        });
        assertThat(letter.html()).contains("href=\"" + ADA.wayOutUrl() + "\"").contains("Good morning, Ada Lovelace.");
        assertThat(letter.plain()).containsOnlyOnce(ADA.wayOutUrl()).contains("Good morning, Ada Lovelace.");
    }

    @Test
    void latinScriptsTravelQuotedPrintableAndChineseInBase64() throws Exception {
        ReadLetter latin = read(MailSamples.edition(new Variant(List.of(), Locale.FRENCH)));
        ReadLetter chinese = read(chinese());

        assertThat(List.of(latin.encoding(0), latin.encoding(1))).containsOnly("quoted-printable");
        assertThat(chinese.encoding(0)).isEqualTo("base64");
        assertThat(chinese.header("Content-Language")).isEqualTo("zh");
        assertThat(chinese.plain()).contains("北方群岛的夜间渡轮在第1个冬天之后重新起航");
        chinese.assertFitForAnyRelay(78);
    }

    @Test
    void theBoundaryIsTheIssuesOwnAndCannotStandInABody() throws Exception {
        String boundary = boundary(MailSamples.edition());

        assertThat(boundary).startsWith("=_daily_").isEqualTo(boundary(MailSamples.edition()));
        assertThat(boundary).isNotEqualTo(boundary(MailSamples.edition(new Variant(List.of("world"), Locale.ENGLISH))));
        assertThat(boundary).doesNotMatch(".*[0-9a-f]{12}.*").hasSizeLessThan(60);
    }

    static Edition chinese() {
        return MailSamples.typesetter()
                .set(
                        MailSamples.newsletter(),
                        MailSamples.issue(),
                        MailSamples.chinese(),
                        new Variant(List.of(), Locale.CHINESE))
                .orElseThrow();
    }

    private static String boundary(Edition edition) throws Exception {
        return read(edition).header("Content-Type").replaceAll(".*boundary=\"([^\"]+)\".*", "$1");
    }

    private static Letter letter(Edition edition) {
        return new LetterPress(MailSamples.SITE).compose(MailSamples.newsletter(), MailSamples.issue(), edition);
    }

    private static ReadLetter read(Edition edition) throws Exception {
        return ReadLetter.of(letter(edition).template().fill(ADA));
    }
}
