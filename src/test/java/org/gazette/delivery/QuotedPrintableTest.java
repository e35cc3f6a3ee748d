package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuotedPrintableTest {
    @ParameterizedTest(name = "«{0}» is «{1}»")
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a|,a\\r\\n",
                "a=b|,a=3Db\\r\\n",
                "é|,=C3=A9\\r\\n",
                "a |,a=20\\r\\n",
                ".|,=2E\\r\\n",
                "a.|,a.\\r\\n",
                "From x|,=46rom x\\r\\n",
                "Fromage|,Fromage\\r\\n",
                "|,\\r\\n",
                "a,a=\\r\\n",
                "a\t|,a=09\\r\\n",
            })
    void aLineAsMailCarriesIt(String text, String lines) {
        byte[] encoded = QuotedPrintable.lines(text.replace('|', '\n').getBytes(StandardCharsets.UTF_8));

        assertThat(new String(encoded, StandardCharsets.US_ASCII)).isEqualTo(lines.replace("\\r\\n", "\r\n"));
    }

    static Stream<Long> seeds() {
        return new Random(76).longs(60).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasEncodedIsDecodedAndNoLineIsTooLong(long seed) throws Exception {
        String text = text(new Random(seed));

        String encoded =
                new String(QuotedPrintable.lines(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.US_ASCII);

        assertThat(decoded(encoded)).isEqualTo(text.replace("\n", "\r\n"));
        assertThat(encoded.split("\r\n"))
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(76)
                        .matches("[\t -~]*")
                        .doesNotMatch(".*[ \t]")
                        .doesNotStartWith("."));
    }

    private static String text(Random random) {
        String letters = "aaaaaaaaaaaaaa  \t\n..=FéΩ李😀";
        StringBuilder text = new StringBuilder();
        int[] points = letters.codePoints().toArray();
        int length = random.nextInt(600);
        for (int at = 0; at < length; at++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private static String decoded(String encoded) throws IOException, jakarta.mail.MessagingException {
        return new String(
                MimeUtility.decode(
                                new ByteArrayInputStream(encoded.getBytes(StandardCharsets.US_ASCII)),
                                "quoted-printable")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }
}
