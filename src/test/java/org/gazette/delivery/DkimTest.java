package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.canon.RelaxedBodyCanonicalizer;
import org.apache.james.jdkim.exceptions.FailException;
import org.gazette.StandingClock;
import org.gazette.mail.Blank;
import org.gazette.mail.EmailAddress;
import org.gazette.typesetting.Edition;
import org.gazette.typesetting.MailSamples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures, checked by a verifier that others wrote: James jDKIM. */
class DkimTest {
    private static final String WAY = "https://gazette.example/unsubscribe/1.4f.daily.Xk-_3z";
    private static final String SENDER = "news.gazette.example";
    static final List<String> SIGNED = ReadLetter.ISSUE_HEADERS;

    @TempDir
    Path folder;

    private final StandingClock clock = new StandingClock(MailSamples.MORNING);
    private Signatures signatures;

    @BeforeEach
    void makeKeys() throws Exception {
        write("2026a.pem", "RSA", 2048);
        write("2026b.pem", "Ed25519", 255);
        signatures = new Signatures(new SigningKeys(SENDER, folder), clock);
    }

    static Stream<Edition> editions() {
        Edition chinese = LetterPressTest.chinese();
        return Stream.of(
                MailSamples.edition(),
                chinese,
                new Edition(Locale.CHINESE, "早", "", chinese.plain(), chinese.plain()),
                spaces());
    }

    private static Edition spaces() {
        String text = " a  b \t c  " + Blank.NAME.mark() + "  d \n.\n..\n \t\n" + Blank.WAY_OUT.mark() + " \n\n\n";
        return new Edition(Locale.ENGLISH, "Spaces", "", text, text);
    }

    @ParameterizedTest
    @MethodSource("editions")
    void everyReadersLetterVerifies(Edition edition) throws Exception {
        Random random = new Random(8_463);
        for (String name : List.of("", "Ada", "Zoë  of the\tIsles", "李小龙", "x".repeat(150), "a=b", ".", "&<\"'")) {
            String way = "https://gazette.example/unsubscribe/" + "x".repeat(random.nextInt(300));
            byte[] letter = letter(edition, filling("ada@example.org", name, way), signatures);

            assertThat(verified(letter)).isEqualTo("2026a");
            assertThat(ed25519(letter)).isTrue();
        }
    }

    @Test
    void aReaderWithAnAddressInUtf8GetsALetterThatVerifies() throws Exception {
        byte[] letter = letter(MailSamples.edition(), filling("zoë@example.org", "Zoë", WAY), signatures);

        assertThat(verified(letter)).isEqualTo("2026a");
    }

    @ParameterizedTest
    @FieldSource("SIGNED")
    void aChangedOrAddedHeaderIsFound(String header) throws Exception {
        String letter = text(letter(MailSamples.edition(), filling("ada@example.org", "Ada", WAY), signatures));
        String changed = letter.replaceFirst("(?m)^(" + header + ": )", "$1x");
        String added = letter.replaceFirst("(?m)^(" + header + ": )", header + ": x\r\n$1");

        assertThat(changed).isNotEqualTo(letter);
        assertThatThrownBy(() -> verified(bytes(changed))).isInstanceOf(FailException.class);
        assertThatThrownBy(() -> verified(bytes(added))).isInstanceOf(FailException.class);
        assertThat(ed25519(bytes(changed))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cc: eve@example.org", "Content-Transfer-Encoding: base64", "Sender: eve@example.org"})
    void aHeaderThatWasNotThereCannotBeAdded(String header) {
        String letter = text(letter(MailSamples.edition(), filling("ada@example.org", "Ada", WAY), signatures));

        assertThatThrownBy(() -> verified(bytes(header + "\r\n" + letter))).isInstanceOf(FailException.class);
    }

    @Test
    void aChangedBodyIsFoundAndOtherSpacingIsForgiven() throws Exception {
        String letter = text(letter(MailSamples.edition(), filling("ada@example.org", "Ada", WAY), signatures));

        assertThatThrownBy(() -> verified(bytes(letter.replace("Good morning", "Good evening"))))
                .isInstanceOf(FailException.class);
        assertThat(verified(bytes(letter.replace("Good morning", "Good  \t morning") + "\r\n\r\n")))
                .isEqualTo("2026a");
        assertThat(verified(bytes(letter.replace("\r\nSubject: ", "\r\nSUBJECT:\t"))))
                .isEqualTo("2026a");
    }

    @Test
    void bothUnsubscribeHeadersAreSignedTwice() {
        String letter = text(letter(MailSamples.edition(), filling("ada@example.org", "", WAY), signatures));
        String names = letter.replaceAll("(?s)\r\n ", "").replaceAll("(?s).*?; *h=([^;]+);.*", "$1") + ":";

        for (String header : SIGNED) {
            assertThat(names.split("(?i)(?<=^|:)" + header + ":", -1))
                    .as(header)
                    .hasSize(3);
        }
        assertThat(letter).contains(" d=" + SENDER + ";", " t=1605506400;");
        assertThat(letter.lines().limit(20)).noneMatch(line -> line.contains(" l="));
    }

    /** So the copy that follows a silence is the letter itself. */
    @Test
    void theSameLetterGetsTheSameSignatures() {
        Filling filling = filling("ada@example.org", "Ada", WAY);
        byte[] first = letter(MailSamples.edition(), filling, signatures);
        clock.forward(Duration.ofDays(1));

        assertThat(letter(MailSamples.edition(), filling, signatures)).isEqualTo(first);
    }

    @Test
    void aKeyThatIsWrittenAnewIsTakenUpWithinAMinute() throws Exception {
        Filling filling = filling("ada@example.org", "Ada", WAY);
        byte[] before = letter(MailSamples.edition(), filling, signatures);
        write("2026a.pem", "RSA", 2048);

        clock.forward(Duration.ofSeconds(59));
        assertThat(letter(MailSamples.edition(), filling, signatures)).isEqualTo(before);
        clock.forward(Duration.ofSeconds(1));
        byte[] after = letter(MailSamples.edition(), filling, signatures);

        assertThat(after).isNotEqualTo(before);
        assertThat(verified(after)).isEqualTo("2026a");
    }

    @Test
    void keysThatAreAllGoneGoOnSigning() throws Exception {
        Files.delete(folder.resolve("2026a.pem"));
        Files.delete(folder.resolve("2026b.pem"));
        clock.forward(Duration.ofMinutes(2));

        assertThat(signatures.of(SENDER)).hasSize(2);
    }

    @Test
    void aKeyThatIsSpoiledGoesOnSigningAsItWas() throws Exception {
        Files.writeString(folder.resolve("2026a.pem"), "half a ke");
        clock.forward(Duration.ofMinutes(2));

        assertThat(signatures.of(SENDER)).hasSize(2);
    }

    @Test
    void selectorsAreChangedWithoutARestart() throws Exception {
        SigningKeys keys = new SigningKeys(SENDER, folder);
        Filling filling = filling("ada@example.org", "", WAY);
        keys.make("2027a", SigningAlgorithm.RSA);
        clock.forward(Duration.ofMinutes(2));
        assertThat(verified(letter(MailSamples.edition(), filling, signatures))).isEqualTo("2026a");

        keys.use("2027a");
        clock.forward(Duration.ofMinutes(2));

        byte[] letter = letter(MailSamples.edition(), filling, signatures);
        assertThat(verified(letter)).isEqualTo("2027a");
        assertThat(ed25519(letter)).isTrue();
        assertThat(keys.all())
                .extracting(kept -> kept.key().selector() + " " + kept.state().word())
                .containsExactly("2026b in use", "2027a in use", "2026a retired");
    }

    @Test
    void aSelectorHasOneKeyForEver() throws Exception {
        SigningKeys keys = new SigningKeys(SENDER, folder);

        assertThatThrownBy(() -> keys.make("2026a", SigningAlgorithm.RSA))
                .hasMessageContainingAll("2026a.pem", "is there already");
        assertThatThrownBy(() -> keys.make("../2026a", SigningAlgorithm.RSA)).hasMessageContaining("no DNS name");
        assertThatThrownBy(() -> keys.use("2028a")).hasMessageContaining("gazette dkim key 2028a");
        assertThatThrownBy(() -> keys.use("2026a")).hasMessageContaining("no key waits");
    }

    @Test
    void aNewKeyIsForItsOwnersEyesOnly() throws Exception {
        new SigningKeys(SENDER, folder.resolve("new")).make("2027e", SigningAlgorithm.ED25519);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new/2027e.waiting"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeySignsForItsDomainAndThoseBelow() {
        Signatures above = new Signatures(new SigningKeys("gazette.example", folder), clock);
        Signatures other = new Signatures(new SigningKeys("azette.example", folder), clock);

        assertThat(above.of(SENDER)).hasSize(2);
        assertThat(above.of("gazette.example")).hasSize(2);
        assertThat(other.of("gazette.example")).isEmpty();
        assertThat(Signatures.none().of(SENDER)).isEmpty();
        assertThat(new SigningKeys("gazette.example", folder).signsFor(SENDER)).isTrue();
        assertThat(new SigningKeys(SENDER, folder).signsFor("gazette.example")).isFalse();
    }

    @Test
    void aFileThatHoldsNoUsableKeySaysWhatToDo() throws Exception {
        write("weak/x.pem", "RSA", 512);
        write("curve/x.pem", "EC", 256);
        write("text/x.pem", "RSA", 2048);
        Files.writeString(folder.resolve("text/x.pem"), "hello");
        write("old/x.pem", "RSA", 2048);
        Files.writeString(
                folder.resolve("old/x.pem"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");

        assertThatThrownBy(() -> in("weak")).hasMessageContainingAll("weak/x.pem", "512 bits", "2048");
        assertThatThrownBy(() -> in("curve")).hasMessageContainingAll("curve/x.pem", "neither RSA nor Ed25519");
        assertThatThrownBy(() -> in("text")).hasMessageContainingAll("text/x.pem", "gazette dkim key");
        assertThatThrownBy(() -> in("old")).hasMessageContainingAll("old/x.pem", "openssl pkcs8");
        assertThatThrownBy(() -> new SigningKeys("no domain", folder)).hasMessageContaining("no domain");
    }

    private Signatures in(String folders) {
        return new Signatures(new SigningKeys(SENDER, folder.resolve(folders)), clock);
    }

    @Test
    void theRecordForTheDnsIsSplitAndHoldsTheKey() throws Exception {
        DkimRecord rsa = DkimRecord.of(key("2026a", "2026a.pem"));
        DkimRecord ed = DkimRecord.of(key("2026b", "2026b.pem"));

        assertThat(rsa.name()).isEqualTo("2026a._domainkey.news.gazette.example.");
        assertThat(rsa.strings()).hasSize(2).allMatch(part -> part.length() <= 255);
        assertThat(rsa.text()).matches("v=DKIM1; k=rsa; p=[A-Za-z0-9+/=]{392}");
        assertThat(rsa.toString()).startsWith("2026a._domainkey.news.gazette.example. IN TXT ( \"v=DKIM1;");
        assertThat(ed.text()).matches("v=DKIM1; k=ed25519; p=[A-Za-z0-9+/=]{44}");
    }

    private byte[] letter(Edition edition, Filling filling, Signatures by) {
        LetterTemplate template = new LetterPress(MailSamples.SITE)
                .compose(MailSamples.newsletter(), MailSamples.issue(), edition)
                .template();
        return LetterTemplate.of(template.toBytes())
                .fill(filling, by.of(SENDER))
                .bytes();
    }

    private static Filling filling(String to, String name, String way) {
        return new Filling(EmailAddress.of(to), name, way, "<q2w3e4@" + SENDER + ">", MailSamples.MORNING);
    }

    private void write(String name, String kind, int bits) throws GeneralSecurityException, IOException {
        KeyPairGenerator pair = KeyPairGenerator.getInstance(kind);
        if (!kind.equals("Ed25519")) {
            pair.initialize(bits);
        }
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.generateKeyPair().getPrivate().getEncoded());
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(
                folder.resolve(name), "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
    }

    private SigningKey key(String selector, String name) throws IOException {
        return SigningKey.ofPem(SENDER, selector, Files.readString(folder.resolve(name)));
    }

    /** @return the selector of the signature that holds */
    private String verified(byte[] letter) throws IOException, FailException {
        DKIMVerifier verifier = new DKIMVerifier((methods, selector, domain) ->
                List.of(DkimRecord.of(key(selector.toString())).text()));
        SignatureRecord held = verifier.verify(new ByteArrayInputStream(letter)).get(0);
        assertThat(held.getDToken().toString()).isEqualTo(SENDER);
        return held.getSelector().toString();
    }

    private SigningKey key(String selector) {
        try {
            return key(selector, selector + ".pem");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** jDKIM knows no Ed25519: here its canonical body, and RFC 8463 read anew. */
    private boolean ed25519(byte[] letter) throws IOException, GeneralSecurityException {
        String text = text(letter);
        int split = text.indexOf("\r\n\r\n");
        List<String> fields = Arrays.asList(text.substring(0, split).split("\r\n(?![ \t])"));
        String own = fields.stream()
                .filter(field -> field.contains("a=ed25519-sha256"))
                .findFirst()
                .orElseThrow();
        String flat = own.replaceAll("\\s+", "");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (RelaxedBodyCanonicalizer canonical = new RelaxedBodyCanonicalizer(body)) {
            canonical.write(bytes(text.substring(split + 4)));
        }
        String bodyHash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(body.toByteArray()));
        MessageDigest signed = MessageDigest.getInstance("SHA-256");
        List<String> left = new java.util.ArrayList<>(fields);
        for (String name : tag(flat, "h").split(":")) {
            for (int at = left.size() - 1; at >= 0; at--) {
                if (left.get(at).toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                    signed.update(bytes(relaxed(left.remove(at)) + "\r\n"));
                    break;
                }
            }
        }
        signed.update(bytes(relaxed(own.replaceFirst("(?s)(;\\s*b=).*", "$1"))));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(key("2026b", "2026b.pem").publicKey());
        check.update(signed.digest());
        return tag(flat, "bh").equals(bodyHash)
                && check.verify(Base64.getDecoder().decode(tag(flat, "b")));
    }

    private static String relaxed(String field) {
        String[] halves = field.split(":", 2);
        return halves[0].toLowerCase(Locale.ROOT).strip() + ":"
                + halves[1].replaceAll("\\s+", " ").strip();
    }

    private static String tag(String flat, String name) {
        return Stream.of(flat.substring(flat.indexOf(':') + 1).split(";"))
                .filter(part -> part.startsWith(name + "="))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 1);
    }

    private static String text(byte[] letter) {
        return new String(letter, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String letter) {
        return letter.getBytes(StandardCharsets.ISO_8859_1);
    }
}
