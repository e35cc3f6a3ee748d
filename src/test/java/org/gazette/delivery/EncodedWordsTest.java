package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.util.stream.Stream;
import org.gazette.mail.EmailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EncodedWordsTest {
    static Stream<String> texts() {
        return Stream.of(
                "Harbour Daily",
                "Harbour Daily - November 16, 2020 - Night ferries return to the northern islands after nine winters",
                "Harbour Daily – November 16, 2020 – Night ferries return to the northern islands after nine winters",
                "Zoë",
                "北方群岛的夜间渡轮在第九个冬天之后重新起航，首航的船票已经售罄，直到明年春天居民们说他们等这一天已经等了九年",
                "😀".repeat(60),
                "=?utf-8?Q?not_a_word?=",
                "What =? is",
                "Lovelace, Ada \"the first\" (1815) \\",
                "x".repeat(200),
                "Smith & Sons; = . ~");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aSubjectReadsAsItWasWrittenInShortLines(String text) throws Exception {
        String header = EncodedWords.text("Subject: ".length(), text);

        assertThat(MimeUtility.decodeText(MimeUtility.unfold(header))).isEqualTo(text);
        assertThat(("Subject: " + header).split("\r\n "))
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(75).matches("[ -~]+"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aMailboxHasItsNameAndItsAddress(String name) throws Exception {
        String header = EncodedWords.mailbox("To: ".length(), name, EmailAddress.of("ada@example.org"));

        InternetAddress[] mailboxes = InternetAddress.parseHeader(MimeUtility.unfold(header), true);
        assertThat(mailboxes).hasSize(1);
        assertThat(mailboxes[0].getPersonal()).isEqualTo(name);
        assertThat(mailboxes[0].getAddress()).isEqualTo("ada@example.org");
        assertThat(("To: " + header).split("\r\n "))
                .allSatisfy(
                        line -> assertThat(line).hasSizeLessThanOrEqualTo(76).matches("[ -~]+"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void noCharacterIsCutInTwo(String text) throws Exception {
        for (String word : EncodedWords.text(9, text).split("\r\n ")) {
            assertThat(MimeUtility.decodeText(word)).doesNotContain("\uFFFD");
        }
    }
}
