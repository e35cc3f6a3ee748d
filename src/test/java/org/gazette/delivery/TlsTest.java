package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.gazette.StandingClock;
import org.gazette.delivery.RelaySettings.Timeouts;
import org.gazette.delivery.RelaySettings.Tls;
import org.gazette.storage.FreshDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a certificate made for localhost, which only those trust who are told to. */
class TlsTest {
    private static SSLSocketFactory certified;

    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @BeforeAll
    static void makeCertificate(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("store");
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storepass",
                "secret",
                "-keystore",
                store.toString());
        assertThat(new ProcessBuilder(words).inheritIO().start().waitFor()).isZero();
        certified = factory(store);
    }

    private static SSLSocketFactory factory(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "secret".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "secret".toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void lettersGoThroughTls() {
        server.withTls(certified).offering("STARTTLS", "PIPELINING", "AUTH PLAIN");

        assertThat(carry(new SmtpRelay(settings("localhost", Tls.REQUIRED, "ada"), certified)))
                .isEqualTo(20);

        assertThat(server.recipients()).hasSize(20).doesNotHaveDuplicates();
        assertThat(server.heard()).contains("STARTTLS").anyMatch(line -> line.startsWith("AUTH PLAIN"));
        assertThat(server.heard().indexOf("STARTTLS")).isEqualTo(1);
    }

    @Test
    void withoutTlsNothingIsSentWhereItIsRequired() {
        server.offering("AUTH PLAIN");

        assertThatThrownBy(() -> new SmtpRelay(settings("localhost", Tls.REQUIRED, "ada"), certified).open())
                .hasMessageContaining("STARTTLS is required");

        assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() {
        server.withTls(certified).offering("STARTTLS");

        assertThatThrownBy(() -> new SmtpRelay(settings("localhost", Tls.REQUIRED, "")).open())
                .isInstanceOf(RelayFault.class)
                .hasMessageContaining("TLS failed");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() {
        server.withTls(certified).offering("STARTTLS");

        assertThatThrownBy(() -> new SmtpRelay(settings("127.0.0.1", Tls.REQUIRED, ""), certified).open())
                .isInstanceOf(RelayFault.class)
                .hasMessageContaining("TLS failed");
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void tlsFromTheFirstByte() {
        server.withTls(certified).securedAtOnce();

        assertThat(carry(new SmtpRelay(settings("localhost", Tls.IMPLICIT, ""), certified)))
                .isEqualTo(20);
    }

    @Test
    void wordsThatCameBeforeTlsAreNotTakenForAnswers() {
        server.withTls(certified).offering("STARTTLS").injectingBeforeTls("250 SIZE 1");

        assertThatThrownBy(() -> new SmtpRelay(settings("localhost", Tls.REQUIRED, ""), certified).open())
                .isInstanceOf(RelayFault.class)
                .hasMessageContaining("TLS failed");
    }

    @Test
    void aUserNeedsARelayThatOffersALogIn() {
        assertThatThrownBy(() -> new SmtpRelay(settings("localhost", Tls.NONE, "ada"), certified).open())
                .hasMessageContaining("no log-in");
    }

    private RelaySettings settings(String host, Tls tls, String user) {
        String password = user.isEmpty() ? "" : "secret";
        return new RelaySettings(host, server.port(), tls, user, password, 1, Timeouts.USUAL);
    }

    private static int carry(Relay relay) {
        try (var database = FreshDatabases.sqlite();
                Courier courier = new Post(database, new StandingClock(Post.NOON))
                        .readers(20)
                        .courier(relay)) {
            return courier.carry();
        }
    }
}
