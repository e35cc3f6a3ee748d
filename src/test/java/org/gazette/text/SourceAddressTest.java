package org.gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SourceAddressTest {
    private final SourceAddress source = new SourceAddress(URI.create("https://old.example/blog"));

    @Test
    void relativeAddressesOfEveryKindBecomeAbsolute() {
        SourceAddress.Absolute html = source.html("<a href=/x>a</a><a href='y z'>b</a><a href=//c.example/>c</a>"
                + "<img src=../i.png srcset='/i.png 1x, https://d.example/i.png 2x'><a href=#top>d</a>"
                + "<a href=https://e.example/>e</a><img src=/media/own.jpg><a href=mailto:a@b.example>f</a>");

        assertThat(html.html())
                .isEqualTo("<a href=\"https://old.example/x\">a</a><a href=\"https://old.example/blog/y%20z\">b</a>"
                        + "<a href=\"https://c.example/\">c</a>"
                        + "<img src=\"https://old.example/blog/i.png\" srcset=\"https://old.example/i.png 1x, https://d.example/i.png 2x\">"
                        + "<a href=\"#top\">d</a><a href=\"https://e.example/\">e</a><img src=\"/media/own.jpg\">"
                        + "<a href=\"mailto:a@b.example\">f</a>");
        assertThat(html.changed()).isEqualTo(5);
    }

    @Test
    void htmlWithNothingToChangeStaysByteForByte() {
        String html = "<P class=x>a<br/>&eacute; <a href='https://a.example'>b";

        assertThat(source.html(html)).isEqualTo(new SourceAddress.Absolute(html, 0));
    }
}
