package org.gazette.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example",
        "HTTP://a.example:80/ü?q=ä b#ö, http://a.example:80/%C3%BC?q=%C3%A4%20b#%C3%B6",
        "https://bücher.example/, https://xn--bcher-kva.example/",
        "https://a.example/100%/%41, https://a.example/100%25/%41",
        "https://a.example/%zz%4, https://a.example/%25zz%254",
        "https://a.example/🌉[1], https://a.example/%F0%9F%8C%89%5B1%5D",
        "https://[::1]:8080/, https://[::1]:8080/",
    })
    void anAddressIsPutInTheFormThatEveryReaderTakes(String address, String fit) {
        assertThat(WebAddress.of(address)).contains(fit);
        assertThat(WebAddress.isFit(fit)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/stories/",
                "//a.example/",
                "mailto:a@b.example",
                "javascript:alert(1)",
                "https:///x",
                "https://"
            })
    void whatIsNoWebAddressIsNone(String address) {
        assertThat(WebAddress.of(address)).isEmpty();
        assertThat(WebAddress.isFit(address)).isFalse();
    }
}
