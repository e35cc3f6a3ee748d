package org.gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainMarkupTest {
    private static final SiteAddress SITE = new SiteAddress(URI.create("https://gazette.example/"));
    private static final String[] PIECES = {
        "<p>",
        "</p>",
        "<h2>",
        "</h2>",
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
        "<ol>",
        "</ol>",
        "<blockquote>",
        "</blockquote>",
        "<em>",
        "</em>",
        "<b>",
        "</b>",
        "<strong>",
        "</strong>",
        "<a href=\"https://else.example/?a=1\">",
        "</a>",
        "<br>",
        "<hr>",
        "\n",
        " ",
        "Words of it",
        "é “quoted” – so",
        "&amp;",
        "&lt;",
        "&#xa0;",
        "&nbsp;",
        "\u00a0",
        "\"",
        "'",
        "<",
        ">",
        "<p class=\"x\">",
        "<h1>",
        "</h1>",
        "<span>",
        "</span>",
        "\t",
        "e\u0301",
        "<a href=\"/x\">",
        "<q>",
        "</q>",
        "<!-- c -->",
        "<BR>",
        "<br/>",
        "<code>",
        "</code>",
        "<sup>",
        "</sup>"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Words",
                "<p>It is <em>blue</em> &amp; <strong>new</strong>.</p>\n<h2>So</h2>\n<p>1 &lt; 2<br>\nand on</p>",
                "<ul>\n<li>one</li>\n<li><p>two</p><ul><li>three</li></ul></li>\n</ul>",
                "<blockquote><p>«Über»</p></blockquote><hr><p><a href=\"https://else.example/a\">More</a></p>"
            })
    void whatMostNewsroomsWriteIsPlain(String html) {
        assertThat(PlainMarkup.is(html, true)).isTrue();
        assertStays(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>open",
                "<p></p>",
                "<p> </p>",
                "<p>&#xa0;</p>",
                "<p><p>a</p></p>",
                "<li>alone</li>",
                "<em><p>a</p></em>",
                "<em>a<em>b</em></em>",
                "<p>a</em></p>",
                "<h1>a</h1>",
                "<script>a()</script>",
                "<p onclick=\"a()\">a</p>",
                "<a href=\"javascript:a()\">a</a>",
                "<a href=\"https://a.example/?a&b\">a</a>",
                "a & b",
                "a > b",
                "a < b",
                "&copy;",
                "a\u0007",
                "e\u0301",
                "a\u00a0b"
            })
    void whatCleaningMightChangeIsNot(String html) {
        assertThat(PlainMarkup.is(html, true)).isFalse();
    }

    @Test
    void aLinkIsMarkedOnThePublicSiteAndSoNotPlainThere() {
        assertThat(PlainMarkup.is("<p><a href=\"https://else.example/\">a</a></p>", false))
                .isFalse();
    }

    @Test
    void whateverIsPlainStaysAsItIsWhenItIsCleanedTheLongWay() {
        Random random = new Random(7);
        int plain = 0;
        for (int round = 0; round < 200_000; round++) {
            String html = any(random);
            if (PlainMarkup.is(html, true)) {
                plain++;
                assertStays(html);
            }
        }
        assertThat(plain).isGreaterThan(2_000);
    }

    /** Pieces in any order; every other one begins and ends as if it were meant. */
    private static String any(Random random) {
        StringBuilder html = new StringBuilder();
        int pieces = 1 + random.nextInt(5);
        for (int n = 0; n < pieces; n++) {
            int at = random.nextInt(PIECES.length);
            String piece = PIECES[at];
            html.append(piece);
            if (piece.startsWith("<") && at + 1 < PIECES.length && PIECES[at + 1].startsWith("</")) {
                boolean list = piece.equals("<ul>") || piece.equals("<ol>");
                html.append(list ? "<li>" : "")
                        .append(PIECES[random.nextInt(PIECES.length)])
                        .append("x");
                html.append(list ? "</li>" : "").append(PIECES[at + 1]);
            }
        }
        return html.toString();
    }

    private static void assertStays(String html) {
        assertThat(SafeHtml.mended(html, SITE, AllowList.FEED).html()).isEqualTo(html);
        assertThat(SafeHtml.mended(html, SITE, AllowList.MAIL).html()).isEqualTo(html);
        if (PlainMarkup.is(html, false)) {
            assertThat(SafeHtml.mended(html, SITE, AllowList.WEB).html()).isEqualTo(html);
        }
    }
}
