package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.gazette.mail.Blank;
import org.gazette.mail.EmailAddress;
import org.gazette.typesetting.Edition;
import org.gazette.typesetting.MailSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTemplateTest {
    private static final Edition LATIN = MailSamples.edition();
    private static final Edition CHINESE = chinese();
    private static final String WAY = "https://gazette.example/unsubscribe/1.4f.daily.Xk-_3z";

    /** Seeds, each with a name that somebody could hand in and an edition in one of the two encodings. */
    static Stream<Long> seeds() {
        return new Random(20_201_116).longs(250).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverTheNameTheLetterReadsAsIfItHadBeenWrittenIn(long seed) throws Exception {
        Random random = new Random(seed);
        Edition edition = edition(random);
        String name = name(random);
        Filling filling = filling(name, "https://gazette.example/unsubscribe/" + "x".repeat(random.nextInt(700)));

        ReadLetter letter = ReadLetter.of(template(edition).fill(filling));

        assertThat(letter.name()).isEqualTo(filling.name());
        assertThat(letter.plain()).isEqualTo(substituted(edition.plain(), filling, filling.name()));
        assertThat(letter.html()).isEqualTo(substituted(edition.html(), filling, escaped(filling.name())));
        assertThat(letter.header("List-Unsubscribe")).isEqualTo("<" + filling.wayOutUrl() + ">");
        assertThat(letter.headerNames()).containsExactlyElementsOf(ReadLetter.ISSUE_HEADERS);
        assertThat(letter.parts()).isEqualTo(2);
        letter.assertFitForAnyRelay(780);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"", "Ada", "a\r\nBcc: eve@example.org", "\"Ada\" <eve@example.org>", "=?utf-8?Q?Eve?=", "."})
    void aNameCannotAddAHeader(String name) throws Exception {
        ReadLetter letter = ReadLetter.of(template(LATIN).fill(filling(name, WAY)));

        assertThat(letter.headerNames()).containsExactlyElementsOf(ReadLetter.ISSUE_HEADERS);
        assertThat(letter.recipients()).containsExactly("ada@example.org");
    }

    @ParameterizedTest(name = "{0} | {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "https://gazette.example/%nBcc: eve | <a@b.example>",
                "https://gazette.example/\"onclick | <a@b.example>",
                "https://gazette.example/&lt; | <a@b.example>",
                "https://gazette.example/ü | <a@b.example>",
                "javascript:alert(1) | <a@b.example>",
                "https://gazette.example/ | a@b.example",
                "https://gazette.example/ | <a@b@c.example>",
                "https://gazette.example/ | <a b@c.example>",
                "https://gazette.example/ | <a@b.example>%nBcc: eve",
            })
    void whatCouldBreakALetterIsRefused(String wayOut, String messageId) {
        assertThatThrownBy(() -> new Filling(
                        EmailAddress.of("ada@example.org"),
                        "",
                        wayOut.replace("%n", "\r\n"),
                        messageId.replace("%n", "\r\n"),
                        MailSamples.MORNING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot stand in a letter");
    }

    @Test
    void theSameFillingGivesTheSameBytesAlsoFromTheStoredForm() {
        for (Edition edition : List.of(LATIN, CHINESE)) {
            LetterTemplate template = template(edition);
            LetterTemplate stored = LetterTemplate.of(template.toBytes());
            Filling filling = filling("Zoë", WAY);

            assertThat(stored.fill(filling)).isEqualTo(template.fill(filling));
            assertThat(stored.toBytes()).isEqualTo(template.toBytes());
        }
    }

    @Test
    void storedBytesOfAnotherKindAreRefused() {
        byte[] stored = template(LATIN).toBytes();

        assertThatThrownBy(() -> LetterTemplate.of(new byte[] {9, 0, 0, 0, 0})).hasMessageContaining("version 9");
        assertThatThrownBy(() -> LetterTemplate.of(Arrays.copyOf(stored, stored.length - 1)))
                .hasMessageContaining("cut off");
    }

    @Test
    void blanksMayStandAnywhereEvenSideBySide() throws Exception {
        String way = Blank.WAY_OUT.mark();
        String name = Blank.NAME.mark();
        for (String padding : List.of("", "早", "早早早早早早早早早早早早早早早早早早")) {
            String text = way + name + padding + name + "x" + way + padding + name;
            Edition edition = new Edition(Locale.CHINESE, "x", "", text, text);
            for (String reader : List.of("", "A", "Al", "Ali", "Alia", "艾达")) {
                Filling filling = filling(reader, WAY);
                ReadLetter letter = ReadLetter.of(template(edition).fill(filling));

                assertThat(letter.plain()).isEqualTo(substituted(text, filling, reader) + "\r\n");
                assertThat(letter.html()).isEqualTo(letter.plain());
            }
        }
    }

    @Test
    void anAddressWithOtherLettersThanAsciiStandsAsItIs() throws Exception {
        Filling filling =
                new Filling(EmailAddress.of("zoë@example.org"), "Zoë", WAY, "<a@b.example>", MailSamples.MORNING);

        String letter = new String(template(LATIN).fill(filling), StandardCharsets.UTF_8);

        assertThat(letter).contains("To: =?utf-8?B?Wm/Dqw==?= <zoë@example.org>\r\n");
    }

    private static LetterTemplate template(Edition edition) {
        return new LetterPress(MailSamples.SITE)
                .compose(MailSamples.newsletter(), MailSamples.issue(), edition)
                .template();
    }

    private static Edition edition(Random random) {
        return random.nextBoolean() ? LATIN : CHINESE;
    }

    /** Both parts wide enough for base64. */
    private static Edition chinese() {
        Edition edition = LetterPressTest.chinese();
        return new Edition(
                edition.language(), edition.subject(), edition.preheader(), edition.plain(), edition.plain());
    }

    private static Filling filling(String name, String wayOut) {
        return new Filling(
                EmailAddress.of("ada@example.org"), name, wayOut, "<q2w3e4@news.gazette.example>", MailSamples.MORNING);
    }

    private static String substituted(String text, Filling filling, String name) {
        return text.replace(Blank.WAY_OUT.mark(), filling.wayOutUrl())
                .replace(Blank.NAME.mark(), name.isEmpty() ? "" : ", " + name)
                .replace("\n", "\r\n");
    }

    private static String escaped(String name) {
        return name.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String name(Random random) {
        List<String> bits = List.of(
                "Ada",
                " ",
                "\r\n",
                "\n.\r\n",
                "=",
                "==",
                "=\r\n",
                ".",
                "..",
                "From ",
                "\"",
                "'",
                "<",
                ">",
                "&",
                "\\",
                "(",
                ")",
                ",",
                ";",
                ":",
                "@",
                "é",
                "ü",
                "ß",
                "李",
                "小龙",
                "عمر",
                "\u202Eevil",
                "😀",
                "👩‍👩‍👧",
                "\uD83D",
                "\uFDD0NAME\uFDD1",
                "\t",
                "\0",
                "\u0007",
                "=?utf-8?Q?x?=",
                "Bcc: eve@example.org",
                "--=_daily",
                "x".repeat(70),
                "Ω".repeat(40));
        StringBuilder name = new StringBuilder();
        int most = random.nextInt(12);
        for (int at = 0; at < most; at++) {
            name.append(bits.get(random.nextInt(bits.size())));
        }
        if (random.nextInt(10) == 0) {
            name.append("n".repeat(200));
        }
        return name.toString();
    }
}
