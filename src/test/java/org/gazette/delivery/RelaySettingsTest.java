package org.gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.gazette.delivery.RelaySettings.Timeouts;
import org.gazette.delivery.RelaySettings.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaySettingsTest {
    @ParameterizedTest(name = "{0}:{1} tls={2} user={3}: {5}")
    @CsvSource({
        "'', 587, REQUIRED, '', '', host",
        "smtp.example.org, 0, REQUIRED, '', '', port",
        "smtp.example.org, 587, REQUIRED, ada, '', user and password",
        "smtp.example.org, 25, NONE, '', '', tls = none",
        "smtp.example.org, 587, OPTIONAL, ada, secret, in the open",
    })
    void whatCannotWorkIsRefused(String host, int port, Tls tls, String user, String password, String word) {
        assertThatThrownBy(() -> new RelaySettings(host, port, tls, user, password, 4, Timeouts.USUAL))
                .hasMessageContaining(word)
                .message()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "smtp.example.org, 587, REQUIRED, ada, secret",
        "smtp.example.org, 465, IMPLICIT, ada, secret",
        "smtp.example.org, 25, OPTIONAL, '', ''",
        "localhost, 1025, NONE, '', ''",
    })
    void whatWorksIsTaken(String host, int port, Tls tls, String user, String password) {
        assertThatCode(() -> new RelaySettings(host, port, tls, user, password, 4, Timeouts.USUAL))
                .doesNotThrowAnyException();
    }

    @Test
    void thePasswordIsNeverShown() {
        RelaySettings settings =
                new RelaySettings("smtp.example.org", 587, Tls.REQUIRED, "ada", "secret", 4, Timeouts.USUAL);

        assertThat(settings).hasToString("smtp.example.org:587 tls=REQUIRED user=ada connections=4");
    }

    @Test
    void noWaitIsForEver() {
        Duration second = Duration.ofSeconds(1);

        assertThatThrownBy(() -> new Timeouts(Duration.ZERO, second, second, second))
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> new Timeouts(second, second, Duration.ofDays(1), second))
                .hasMessageContaining("PT24H");
    }
}
