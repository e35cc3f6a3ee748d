package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.gazette.StandingClock;
import org.gazette.delivery.RelaySettings.Timeouts;
import org.gazette.delivery.RelaySettings.Tls;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AUTH LOGIN over a server that knows its users, and AUTH PLAIN where that is all there is. */
class LogInTest {
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withUser("desk@gazette.example", "ada", "open sesame"));

    @BeforeEach
    void startServer() {
        mail.start();
    }

    @AfterEach
    void stopServer() {
        mail.stop();
    }

    @OnBothDatabases
    void lettersGoOnceTheServerKnowsUs(Database database) {
        Post post = new Post(database, new StandingClock(Post.NOON)).readers(20);

        try (Courier courier = post.courier(relay(mail.getSmtp().getPort(), "open sesame"))) {
            assertThat(courier.carry()).isEqualTo(20);
        }

        assertThat(mail.getReceivedMessages()).hasSize(20);
        assertThat(post.counts().accepted()).isEqualTo(20);
    }

    @Test
    void aWrongPasswordIsOurFaultAndNamesNoSecret() {
        assertThatThrownBy(() -> relay(mail.getSmtp().getPort(), "open barley").open())
                .isInstanceOf(RelayFault.class)
                .hasMessageContaining("log-in refused")
                .hasMessageContaining("535")
                .hasMessageNotContaining("barley")
                .satisfies(fault -> assertThat(((RelayFault) fault).ours()).isTrue());
    }

    @Test
    void aServerThatOnlyKnowsPlainIsToldSo() throws RelayFault {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer()) {
            server.offering("AUTH PLAIN");

            relay(server.port(), "open sesame").open().close();

            String said = server.heard().stream()
                    .filter(line -> line.startsWith("AUTH PLAIN "))
                    .findFirst()
                    .orElseThrow();
            byte[] words = Base64.getDecoder().decode(said.substring("AUTH PLAIN ".length()));
            assertThat(new String(words, StandardCharsets.UTF_8)).endsWith("\0ada\0open sesame");
        }
    }

    private static SmtpRelay relay(int port, String password) {
        return new SmtpRelay(new RelaySettings("127.0.0.1", port, Tls.NONE, "ada", password, 1, Timeouts.USUAL));
    }
}
