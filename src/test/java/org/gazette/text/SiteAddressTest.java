package org.gazette.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteAddressTest {
    private static final SiteAddress SITE = new SiteAddress(URI.create("https://Gazette.example:8443/paper/"));

    @Test
    void pathsBeginAtTheSitesFront() {
        assertThat(SITE.of("/stories/x/")).isEqualTo("https://Gazette.example:8443/paper/stories/x/");
        assertThat(SITE.of("https://a.example/x")).isEqualTo("https://a.example/x");
        assertThat(SITE.host()).isEqualTo("gazette.example");
        assertThat(SiteAddress.issue("daily", LocalDate.of(2020, 11, 16))).isEqualTo("/newsletters/daily/2020-11-16/");
    }

    @ParameterizedTest
    @CsvSource({
        "gazette.example, is not an address such as https://gazette.example/",
        "ftp://gazette.example/, is not an address such as https://gazette.example/",
        "mailto:a@b.example, is not an address such as https://gazette.example/",
        "https://gazette.example, must end in a slash: https://gazette.example/",
        "https://gazette.example/paper, must end in a slash: https://gazette.example/paper/",
        "https://gazette.example/?q=1, must be a bare address such as https://gazette.example/",
        "https://gazette.example/#top, must be a bare address such as https://gazette.example/",
        "https://ada:secret@gazette.example/, must be a bare address such as https://gazette.example/"
    })
    void whatIsNoAddressOfASiteIsRefusedWithTheWayOut(String address, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SiteAddress(URI.create(address)))
                .withMessageContaining(reason);
    }
}
