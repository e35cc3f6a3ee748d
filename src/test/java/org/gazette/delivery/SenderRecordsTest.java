package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.gazette.delivery.Finding.Grade;
import org.gazette.mail.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderRecordsTest {
    private static final EmailAddress NEWS = EmailAddress.of("news@mail.paper.example");

    private final SmallNameServer server = new SmallNameServer();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void aSenderWithAllRecordsIsFit() throws GeneralSecurityException {
        SigningKey key = key();
        DkimRecord record = DkimRecord.of(key);
        server.mail("mail.paper.example", "mx.paper.example")
                .text("mail.paper.example", "some other text")
                .text("mail.paper.example", "v=spf1 include:spf.relay.example -all")
                .text("spf.relay.example", "v=spf1 ip4:192.0.2.0/24 -all")
                .text("2020a._domainkey.paper.example", record.strings().toArray(String[]::new))
                .text("_dmarc.paper.example", "v=DMARC1; p=none; rua=mailto:dmarc@paper.example");

        assertThat(look(List.of(key))).extracting(Finding::grade).containsOnly(Grade.FIT);
        assertThat(found("SPF of mail.paper.example").said()).contains("include:spf.relay.example", "1 look-ups");
        assertThat(found("MX of mail.paper.example").said()).isEqualTo("mx.paper.example.");
    }

    @Test
    void aSenderWithoutRecordsIsUnfitAndToldWhatToPublish() throws GeneralSecurityException {
        List<Finding> findings = look(List.of(key()));

        assertThat(findings).extracting(Finding::grade).containsOnly(Grade.UNFIT);
        assertThat(findings).extracting(Finding::said).anyMatch(said -> said.contains("v=spf1"));
        assertThat(findings)
                .extracting(Finding::said)
                .anyMatch(said -> said.contains("2020a._domainkey.paper.example."));
        assertThat(findings).extracting(Finding::said).anyMatch(said -> said.contains("_dmarc.mail.paper.example"));
    }

    @Test
    void anotherKeyThanOursIsSeen() throws GeneralSecurityException {
        server.text(
                "2020a._domainkey.paper.example", DkimRecord.of(key()).strings().toArray(String[]::new));

        assertThat(look(List.of(key())))
                .filteredOn(one -> one.part().startsWith("DKIM"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.grade()).isEqualTo(Grade.UNFIT);
                    assertThat(one.said()).contains("another key");
                });
    }

    @Test
    void aKeyThatIsRevokedIsSeen() throws GeneralSecurityException {
        server.text("2020a._domainkey.paper.example", "v=DKIM1; p=");

        assertThat(look(List.of(key())))
                .filteredOn(one -> one.part().startsWith("DKIM"))
                .extracting(Finding::said)
                .allMatch(said -> said.contains("revoked"));
    }

    @Test
    void whoDoesNotAnswerSaysNothingAboutTheRecords() {
        server.goesSilent();

        assertThat(look(List.of()))
                .filteredOn(one -> !one.part().startsWith("DKIM"))
                .hasSize(3)
                .allSatisfy(one -> {
                    assertThat(one.grade()).isEqualTo(Grade.UNASKED);
                    assertThat(one.said()).startsWith("could not ask: ");
                });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 +all                        | UNFIT | lets everybody
            v=spf1 all                         | UNFIT | lets everybody
            v=spf1 ip4:192.0.2.1               | MIND  | has no end
            v=spf1 a mx ~all                   | FIT   | 2 look-ups
            V=SPF1 ip4:192.0.2.1 -ALL          | FIT   | 0 look-ups
            v=spf10 -all                       | UNFIT | none
            v=spf1 include:loop.example -all   | UNFIT | more than 10 look-ups
            """)
    void anSpfRecordIsReadAsReceiversDo(String record, Grade grade, String said) {
        server.text("mail.paper.example", record)
                .text(
                        "loop.example",
                        "v=spf1 a mx ptr a:1.example a:2.example a:3.example a:4.example include:next.example")
                .text("next.example", "v=spf1 include:loop.example a:5.example a:6.example a:7.example a:8.example");

        look(List.of());

        assertThat(found("SPF of mail.paper.example").grade()).isEqualTo(grade);
        assertThat(found("SPF of mail.paper.example").said()).contains(said);
    }

    @Test
    void twoSpfRecordsAreAnError() {
        server.text("mail.paper.example", "v=spf1 -all").text("mail.paper.example", "v=spf1 ~all");

        look(List.of());

        assertThat(found("SPF of mail.paper.example").said()).startsWith("2 records");
    }

    @Test
    void aDomainThatTakesNoMailCannotSend() {
        server.mail("mail.paper.example", "");

        look(List.of());

        assertThat(found("MX of mail.paper.example").grade()).isEqualTo(Grade.UNFIT);
    }

    @Test
    void aHostWithoutMxIsMinded() {
        server.host("mail.paper.example");

        look(List.of());

        assertThat(found("MX of mail.paper.example").grade()).isEqualTo(Grade.MIND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DMARC1", "v=DMARC1; p=maybe", "v=DMARC1; rua=mailto:x@paper.example"})
    void aDmarcRecordWithoutAPolicyIsUnfit(String record) {
        server.text("_dmarc.mail.paper.example", record);

        look(List.of());

        assertThat(found("DMARC of mail.paper.example").grade()).isEqualTo(Grade.UNFIT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abc                          | abc
            "a b" "c d"                  | a bc d
            "v=DKIM1; p=MII" wIDAQAB     | v=DKIM1; p=MIIwIDAQAB
            "say \\"no\\""               | say "no"
            """, quoteCharacter = '\'')
    void theStringsOfATextAreOne(String record, String text) {
        assertThat(NameServer.joined(record)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a host", "dns://x", "1.2.3.4:port", "a/b"})
    void whatIsNoNameServerIsRefused(String address) {
        assertThatThrownBy(() -> new NameServer(address)).hasMessageContaining("no name server");
    }

    private List<Finding> last = List.of();

    private List<Finding> look(List<SigningKey> keys) {
        last = new SenderRecords(new NameServer(server.address())).of(NEWS, keys);
        return last;
    }

    private Finding found(String part) {
        return last.stream().filter(one -> one.part().equals(part)).findFirst().orElseThrow();
    }

    private static SigningKey key() throws GeneralSecurityException {
        KeyPairGenerator pair = KeyPairGenerator.getInstance("RSA");
        pair.initialize(2048);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(pair.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return SigningKey.ofPem("paper.example", "2020a", pem);
    }
}
