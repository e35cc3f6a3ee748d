package org.gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tag soup from seeds: whatever comes in, what goes out is harmless, and the same to every parser. */
class SafeHtmlFuzzTest {
    private static final SiteAddress SITE = new SiteAddress(URI.create("https://gazette.example/"));
    private static final List<BiFunction<String, SiteAddress, SafeHtml>> TARGETS =
            List.of(SafeHtml::forWeb, SafeHtml::forFeed, SafeHtml::forMail);
    private static final String[] TAGS =
            ("a b i p div span h1 h3 ul ol li dl dt dd table tbody tr td th caption colgroup col figure figcaption img"
                            + " picture source video track iframe object embed svg math mtext style script noscript template"
                            + " textarea select option title xmp plaintext noembed form button input label fieldset details summary"
                            + " pre code blockquote ruby rt rp br hr wbr center font marquee applet body html head frameset"
                            + " foreignobject annotation-xml mglyph image nobr listing keygen isindex bdo s small u em strong"
                            + " section article aside time abbr")
                    .split(" ");
    private static final String[] ATTRIBUTES =
            ("href src srcset id name class style onerror onclick onload title alt width height poster data data-src"
                            + " datetime dir lang rel target formaction xlink:href action open controls autoplay cite type"
                            + " background srcdoc")
                    .split(" ");
    private static final String[] VALUES = {
        "javascript:alert(1)",
        " jAvAscript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "https://a.example/x",
        "/x",
        "x y",
        "#a",
        "#s-a",
        "a",
        "s-a",
        "//b.example",
        "1",
        "100%",
        "\"><script>alert(1)</script>",
        "'`<>",
        "",
        "</title>",
        "--><img onerror=x>",
        "vbscript:x",
        "mailto:a@b.example",
        "/a 1x, javascript:x 2x, b 3w",
        "https://www.youtube.com/embed/abcdefghijk",
        "rtl",
        "2020-11-16",
        "\u0000\u0001",
        "\ud800",
        "https:evil",
        "\\\\e"
    };
    private static final String[] WORDS = {
        "words ",
        "&lt;",
        "&#1;",
        "&nbsp;",
        "\n",
        "<",
        "&",
        "]]>",
        "<!--",
        "-->",
        "<![CDATA[x]]>",
        "<!doctype x>",
        "\u0000",
        "</",
        "&#60;script&#62;",
        "\ud83d",
        "漢字",
        "\u202e",
        "\n\n",
        "<?php x ?>",
        "--!>",
        "\u2028"
    };

    static LongStream seeds() {
        return LongStream.range(0, 3_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverComesInIsHarmlessAndReadAlike(long seed) {
        String soup = soup(new Random(seed));
        for (BiFunction<String, SiteAddress, SafeHtml> target : TARGETS) {
            String clean = target.apply(soup, SITE).html();
            Document tree = Jsoup.parseBodyFragment(clean);
            tree.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);

            assertThat(target.apply(clean, SITE).html())
                    .as("cleaned twice: %s", soup)
                    .isEqualTo(clean);
            assertThat(tree.body().html()).as("parsed again: %s", soup).isEqualTo(clean);
            assertThat(Words.legal(clean)).isEqualTo(clean);
            tree.body().getAllElements().forEach(element -> assertHarmless(element, soup));
        }
    }

    private static void assertHarmless(Element element, String soup) {
        assertThat(element.normalName())
                .as(soup)
                .doesNotMatch(
                        "script|style|iframe|object|embed|svg|math|form|input|noscript|template|base|link|meta|bdo");
        for (Attribute attribute : element.attributes()) {
            assertThat(attribute.getKey())
                    .as(soup)
                    .doesNotStartWith("on")
                    .doesNotMatch("style|srcdoc|formaction|data.*");
            if (attribute.getKey().matches("href|src|poster|cite")) {
                assertThat(attribute.getValue()).as(soup).matches("(https?://[^/].*|mailto:.*|#s-.*)");
            }
            if (attribute.getKey().equals("srcset")) {
                assertThat(attribute.getValue()).as(soup).doesNotContain("script:");
            }
        }
    }

    private static String soup(Random random) {
        StringBuilder soup = new StringBuilder();
        int parts = 1 + random.nextInt(40);
        for (int part = 0; part < parts; part++) {
            switch (random.nextInt(5)) {
                case 0 -> soup.append(pick(random, WORDS));
                case 1 -> soup.append("</").append(pick(random, TAGS)).append('>');
                default -> tag(random, soup);
            }
        }
        return soup.toString();
    }

    private static void tag(Random random, StringBuilder soup) {
        soup.append('<').append(pick(random, TAGS));
        for (int attribute = random.nextInt(4); attribute > 0; attribute--) {
            char quote = "\"' ".charAt(random.nextInt(3));
            soup.append(' ').append(pick(random, ATTRIBUTES)).append('=').append(quote);
            soup.append(pick(random, VALUES)).append(quote);
        }
        soup.append(random.nextInt(6) == 0 ? "/>" : ">");
    }

    private static String pick(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }
}
