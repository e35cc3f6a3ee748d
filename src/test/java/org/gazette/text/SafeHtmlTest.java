package org.gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {
    private static final SiteAddress SITE = new SiteAddress(URI.create("https://gazette.example/paper/"));

    private static String web(String html) {
        return SafeHtml.forWeb(html, SITE).html();
    }

    private static String feed(String html) {
        return SafeHtml.forFeed(html, SITE).html();
    }

    private static String mail(String html) {
        return SafeHtml.forMail(html, SITE).html();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<SCRIPT SRC=//evil.example></SCRIPT>",
                "<img src=x onerror=alert(1) width=1 height=1>",
                "<svg/onload=alert(1)><style><img src=x onerror=alert(1)></style></svg>",
                "<math><mtext></p><style><img src=x></style></mtext></math>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
                "<style>@import 'https://evil.example'</style>",
                "<template><script>alert(1)</script></template>",
                "<textarea></textarea><select><option>x</select>",
                "<xmp><script>alert(1)</script></xmp>",
                "<!-- <img src=x> -->",
                "<base href='https://evil.example/'><link rel=stylesheet href=x><meta http-equiv=refresh content=0>"
            })
    void nothingIsLeftOfWhatRuns(String html) {
        for (String clean : new String[] {web(html), feed(html), mail(html)}) {
            assertThat(clean)
                    .doesNotContain("alert", "onerror", "onload", "<script", "<style", "@import", "<base", "<meta");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " java\nscript:alert(1)",
                "\u0001javascript:alert(1)",
                "&#106;avascript:alert(1)",
                "javascript&colon;alert(1)",
                "vbscript:x",
                "data:text/html,<script>alert(1)</script>",
                "file:///etc/passwd",
                "ftp://example.org/x",
                "https://",
                "http:///",
                "https://exa mple.org/"
            })
    void aLinkThatLeadsNowhereGoodKeepsItsWordsAlone(String address) {
        assertThat(web("<p><a href=\"" + address.replace("\"", "&quot;") + "\">words</a></p>"))
                .isEqualTo("<p>words</p>");
    }

    @Test
    void addressesBecomeAbsoluteAgainstTheSite() {
        assertThat(feed("<a href='/stories/2020/'>a</a>"))
                .isEqualTo("<a href=\"https://gazette.example/paper/stories/2020/\">a</a>");
        assertThat(feed("<a href='//example.org/ü b?q=ü#é'>a</a>"))
                .isEqualTo("<a href=\"https://example.org/%C3%BC%20b?q=%C3%BC#%C3%A9\">a</a>");
        assertThat(feed("<a href='https:\\\\müller.example\\x'>a</a>"))
                .isEqualTo("<a href=\"https://xn--mller-kva.example/x\">a</a>");
        assertThat(feed("<a href='mailto:desk@example.org?subject=a b'>a</a>"))
                .isEqualTo("<a href=\"mailto:desk@example.org?subject=a%20b\">a</a>");
        assertThat(feed("<a href='HTTP://example.org'>a</a>")).isEqualTo("<a href=\"http://example.org/\">a</a>");
    }

    @Test
    void aLinkThatLeadsAwaySaysSoOnTheWeb() {
        assertThat(web("<a href='https://example.org/' target=_blank rel='sponsored author'>a</a>"))
                .isEqualTo("<a href=\"https://example.org/\" rel=\"sponsored noopener\">a</a>");
        assertThat(web("<a href='/x'>a</a>")).isEqualTo("<a href=\"https://gazette.example/paper/x\">a</a>");
    }

    @Test
    void picturesKeepTheirSizesOnTheWebAndOneAddressElsewhere() {
        String html = "<picture><source srcset='/a.webp 1x, /b,c.webp 2x' type=image/webp>"
                + "<img src=/a.jpg srcset='/a.jpg 480w, //cdn.example/b.jpg 960w' sizes='100vw' alt='A  bridge' width=480px style=x></picture>";

        assertThat(web(html))
                .isEqualTo("<picture><source srcset=\"https://gazette.example/paper/a.webp 1x,"
                        + " https://gazette.example/paper/b%2Cc.webp 2x\" type=\"image/webp\">"
                        + "<img src=\"https://gazette.example/paper/a.jpg\" srcset=\"https://gazette.example/paper/a.jpg 480w,"
                        + " https://cdn.example/b.jpg 960w\" sizes=\"100vw\" alt=\"A bridge\" width=\"480\" loading=\"lazy\">"
                        + "</picture>");
        assertThat(feed(html))
                .isEqualTo("<img src=\"https://gazette.example/paper/a.jpg\" alt=\"A bridge\" width=\"480\">");
        assertThat(mail(html)).isEqualTo(feed(html));
    }

    @Test
    void aPictureThatAScriptWasToLoadLaterIsFound() {
        assertThat(feed("<img src='data:image/gif;base64,R0' data-src='/a.jpg'>"))
                .isEqualTo("<img src=\"https://gazette.example/paper/a.jpg\" alt=\"\">");
        assertThat(feed("<img srcset='/a.jpg 480w'>"))
                .isEqualTo("<img src=\"https://gazette.example/paper/a.jpg\" alt=\"\">");
    }

    @Test
    void aPictureThatOnlyCountsReadersIsLeftOutWithWhatHeldIt() {
        assertThat(
                        web(
                                "<p>Words.</p><p><a href='https://t.example/'><img src='https://t.example/p' width=1 height=1></a></p>"))
                .isEqualTo("<p>Words.</p>");
    }

    @Test
    void anEmbeddedFilmBecomesALinkToItsPage() {
        String html =
                "<div><iframe src='//www.youtube-nocookie.com/embed/aeQX16HCKSs?rel=0' title='Demo  day'></iframe></div>"
                        + "<p>See <iframe src='https://www.example.org/player?x=1'></iframe>.</p>";

        assertThat(feed(html))
                .isEqualTo("<div><p><a href=\"https://www.youtube.com/watch?v=aeQX16HCKSs\">Demo day</a></p></div>"
                        + "<p>See <a href=\"https://www.example.org/player?x=1\">example.org</a>.</p>");
    }

    @Test
    void filmIsKeptOnTheWebAndIsALinkInMail() {
        String html =
                "<video autoplay onplay=x poster=/p.jpg title=Fire><source src=/f.mp4 type=video/mp4><track src=/f.vtt kind=captions>Old</video>";

        assertThat(web(html))
                .isEqualTo("<video poster=\"https://gazette.example/paper/p.jpg\" controls preload=\"none\">"
                        + "<source src=\"https://gazette.example/paper/f.mp4\" type=\"video/mp4\">"
                        + "<track src=\"https://gazette.example/paper/f.vtt\" kind=\"captions\">Old</video>");
        assertThat(mail(html)).isEqualTo("<p><a href=\"https://gazette.example/paper/f.mp4\">Fire</a></p>");
    }

    @Test
    void headingsBeginAtTwoAndKeepSafeIdsOnTheWebOnly() {
        String html =
                "<h1 id=top>One</h1><p id=x>Two</p><p id=y>Three <a href=#y>y</a> <a href=#top>up</a> <a href=#gone>gone</a></p>";

        assertThat(web(html))
                .isEqualTo("<h2 id=\"s-top\">One</h2><p>Two</p><p id=\"s-y\">Three <a href=\"#s-y\">y</a>"
                        + " <a href=\"#s-top\">up</a> gone</p>");
        assertThat(feed(html)).isEqualTo("<h2>One</h2><p>Two</p><p>Three y up gone</p>");
    }

    @Test
    void aSignThatOnlyLedWithinTheTextGoesWithItsLink() {
        assertThat(mail("<h2>A <a href='#a'>¶</a></h2><p>b <a href='#c'>↩</a></p><p><a href='#d'>d</a></p>"))
                .isEqualTo("<h2>A </h2><p>b </p><p>d</p>");
    }

    @Test
    void newsMarkupStays() {
        String html =
                "<figure><img src=\"https://a.example/b.jpg\" alt=\"\"><figcaption>B <cite>AP</cite></figcaption></figure>"
                        + "<blockquote cite=\"https://a.example/\"><p>Q</p></blockquote>"
                        + "<table><caption>T</caption><thead><tr><th scope=\"col\">A</th></tr></thead>"
                        + "<tbody><tr><td colspan=\"2\">1</td></tr></tbody></table>"
                        + "<details open><summary>More</summary><p>m</p></details>"
                        + "<dl><dt>a</dt><dd>b</dd></dl><ol start=\"3\"><li>x</li></ol>"
                        + "<p><time datetime=\"2020-11-16T09:00Z\">today</time> <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>"
                        + " <bdi>x</bdi> <mark>m</mark> H<sub>2</sub>O</p><pre><code>a &lt; b\n  c</code></pre>";

        assertThat(feed(html)).isEqualTo(html);
    }

    @Test
    void oldAndForeignElementsBecomeTheirPlainKin() {
        assertThat(
                        mail(
                                "<center><font color=red>a</font></center><article>b</article><details><summary>c</summary>d</details>"
                                        + "<strike>e</strike><acronym title=F>f</acronym><span style=x>g</span><blink>h</blink>"))
                .isEqualTo("<div>a</div><div>b</div><div><div>c</div>d</div><s>e</s><abbr title=\"F\">f</abbr>gh");
        assertThat(feed("<li>a</li><dt>b</dt><figcaption>c</figcaption>"))
                .isEqualTo("<div>a</div><div>b</div><div>c</div>");
    }

    @Test
    void charactersThatNoFeedMayCarryAreGoneEvenWhenWrittenAsEntities() {
        assertThat(feed("<p title=x>a&#1;b&#xFFFE;c\u0000d&#x85;e ]]&gt; &nbsp;&amp; “ü” 👩‍🚀</p>"))
                .isEqualTo("<p>abcd…e ]]&gt; &#xa0;&amp; “ü” 👩‍🚀</p>");
    }

    @Test
    void takingAnElementAwayLeavesANestingThatEveryParserReadsAlike() {
        assertThat(web("<p>a<object><p>b</object>c")).isEqualTo("<p>a</p><p>b</p>c");
        assertThat(web("<a href=https://a.example/>a<object><a href=https://b.example/>b</a></object></a>"))
                .isEqualTo("<a href=\"https://a.example/\" rel=\"noopener\">ab</a>");
        assertThat(web("<pre>\n\n\na\n</pre>")).isEqualTo("<pre>a\n</pre>");
    }

    @Test
    void plainWordsAreApartByBlocks() {
        assertThat(SafeHtml.forWeb(
                                "<h2>A</h2><p>b<br>c <img src=/x alt=no> d\n e</p><ul><li>f<li>g</ul><table><tr><td>h<td>i</table><pre>j\n k</pre>",
                                SITE)
                        .plain())
                .isEqualTo("A\nb\nc d e\nf\ng\nh i\nj\nk");
    }

    @Test
    void aVeryDeepTextIsCleanedAllTheSame() {
        assertThat(web("<div>".repeat(20_000) + "deep")).contains("deep");
        assertThat(web("<b>".repeat(20_000) + "deep")).contains("deep");
        assertThat(web("<a><table><td>".repeat(500) + "deep")).contains("deep");
    }
}
