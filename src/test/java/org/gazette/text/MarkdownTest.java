package org.gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void readsWhatNewsroomsWrite() {
        assertThat(Markdown.toHtml("A **b** ~~c~~ https://a.example/x and <span>d</span>\n"))
                .isEqualTo(
                        "<p>A <strong>b</strong> <del>c</del> <a href=\"https://a.example/x\">https://a.example/x</a>"
                                + " and <span>d</span></p>\n");
        assertThat(Markdown.toHtml("|a|b|\n|-|-|\n|1|2|\n")).contains("<table>", "<th>a</th>", "<td>2</td>");
        assertThat(Markdown.toHtml("<figure>\n<img src=x>\n</figure>\n"))
                .isEqualTo("<figure>\n<img src=x>\n</figure>\n");
    }

    @Test
    void headingsCanBeLinkedTo() {
        assertThat(Markdown.toHtml("# What’s *new*?\n## `code`\n## Über\n## Über\n## 北京"))
                .contains(
                        "<h1 id=\"whats-new\">",
                        "<h2 id=\"code\">",
                        "<h2 id=\"uber\">",
                        "<h2 id=\"uber-1\">",
                        "<h2 id=\"h-");
    }

    @Test
    void footnotesAreSetAtTheEndInTheOrderOfTheirMarks() {
        String html = Markdown.toHtml("One[^b] two[^a] three[^b], `[^a]` and [^none].\n\n"
                + "[^a]: First *note*\ngoes on.\n[^b]: Second.\n\nEnd.\n");

        assertThat(html)
                .isEqualTo(
                        "<p>One<sup id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup>"
                                + " two<sup id=\"fnref-2\"><a href=\"#fn-2\">2</a></sup>"
                                + " three<sup><a href=\"#fn-1\">1</a></sup>, <code>[^a]</code> and [^none].</p>\n<p>End.</p>\n<hr />\n<ol>\n"
                                + "<li id=\"fn-1\">\n<p>Second. <a href=\"#fnref-1\">↩</a></p>\n</li>\n"
                                + "<li id=\"fn-2\">\n<p>First <em>note</em>\ngoes on.\n <a href=\"#fnref-2\">↩</a></p>\n</li>\n</ol>\n");
    }

    @Test
    void textThatIsNestedWithoutEndIsReadAllTheSame() {
        assertThat(Markdown.toHtml("> ".repeat(5_000) + "deep")).contains("deep");
        assertThat(Markdown.toHtml("*_".repeat(5_000) + "deep" + "_*".repeat(5_000)))
                .contains("deep");
        assertThat(Markdown.toHtml("![".repeat(5_000) + "deep" + "](x)".repeat(5_000)))
                .contains("deep");
    }
}
