package org.gazette.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackAddressTest {
    private static final String NO_ADDRESS = "is no absolute address such as https://reader.example/push";
    private static final String NO_HOST = "has a host that is neither a name nor an IP address in its usual form";

    @ParameterizedTest
    @CsvSource({
        "https://Reader.Example/push?id=%41&&x, reader.example",
        "http://reader.example, reader.example",
        "http://reader.example:80/, reader.example",
        "http://reader.example:443/, reader.example",
        "http://reader.example:1024/, reader.example",
        "http://reader.example:65535/, reader.example",
        "http://93.184.216.34/, 93.184.216.34",
        "http://[2606:2800::1]:8080/, 2606:2800::1",
        "http://xn--bcher-kva.example/, xn--bcher-kva.example",
        "http://localhost/, localhost"
    })
    void anAddressStaysAsItWasGiven(String address, String host) {
        assertThat(CallbackAddress.of(address)).hasToString(address);
        assertThat(CallbackAddress.of(address).host()).isEqualTo(host);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "reader.example/push | " + NO_ADDRESS,
                "/push | " + NO_ADDRESS,
                "https:///push | " + NO_ADDRESS,
                "https://reader.example/a b | " + NO_ADDRESS,
                "https://reader.example/ü | " + NO_ADDRESS,
                "https://bücher.example/ | " + NO_ADDRESS,
                "mailto:ada@reader.example | " + NO_ADDRESS,
                "ftp://reader.example/ | is no http or https address",
                "gopher://reader.example:70/ | is no http or https address",
                "file://reader.example/etc/passwd | is no http or https address",
                "https://reader.example@10.0.0.1/ | must name no user and no fragment",
                "https://reader.example/#push | must name no user and no fragment",
                "http://reader.example:0/ | has a port that is not for HTTP: use 80, 443 or one from 1024 on",
                "http://reader.example:22/ | has a port that is not for HTTP: use 80, 443 or one from 1024 on",
                "http://reader.example:25/ | has a port that is not for HTTP: use 80, 443 or one from 1024 on",
                "http://reader.example:1023/ | has a port that is not for HTTP: use 80, 443 or one from 1024 on",
                "http://reader.example:65536/ | has a port that is not for HTTP: use 80, 443 or one from 1024 on",
                "http://2130706433/ | " + NO_HOST,
                "http://0x7f000001/ | " + NO_HOST,
                "http://0177.0.0.1/ | " + NO_HOST,
                "http://127.1/ | " + NO_ADDRESS,
                "http://0x7f.0.0.1/ | " + NO_ADDRESS,
                "http://127.0.0.01/ | " + NO_HOST,
                "http://reader.example./ | " + NO_HOST,
                "http://[fe80::1%25eth0]/ | " + NO_HOST
            })
    void anAddressWithMoreThanOneReadingIsRefused(String address, String words) {
        assertThatThrownBy(() -> CallbackAddress.of(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(words);
    }

    @ParameterizedTest
    @ValueSource(ints = {CallbackAddress.LONGEST, CallbackAddress.LONGEST + 1})
    void anAddressHasALength(int length) {
        String address = "https://reader.example/" + "x".repeat(length - 23);

        assertThat(address).hasSize(length);
        if (length > CallbackAddress.LONGEST) {
            assertThatThrownBy(() -> CallbackAddress.of(address)).hasMessage("is longer than 1024 characters");
        } else {
            assertThat(CallbackAddress.of(address)).hasToString(address);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://reader.example, https://reader.example?hub.mode=subscribe",
        "https://reader.example/push, https://reader.example/push?hub.mode=subscribe",
        "https://reader.example/push?, https://reader.example/push?hub.mode=subscribe",
        "https://reader.example/push?id=7, https://reader.example/push?id=7&hub.mode=subscribe",
        "https://reader.example/push?id=7&, https://reader.example/push?id=7&hub.mode=subscribe"
    })
    void parametersComeBehindItsOwnQuery(String address, String with) {
        assertThat(CallbackAddress.of(address).with("hub.mode=subscribe")).hasToString(with);
    }
}
