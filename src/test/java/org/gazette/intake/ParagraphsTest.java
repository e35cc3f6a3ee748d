package org.gazette.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphsTest {
    @Test
    void blankLinesPartParagraphsAndBlocksStandByThemselves() {
        assertThat(Paragraphs.set("One\n<em>two</em>\n\n\n<h2>Three</h2>\nfour\n<ul>\n<li>five</li>\n</ul>\nsix"))
                .isEqualTo(
                        "<p>One<br>\n<em>two</em></p>\n<h2>Three</h2>\n<p>four</p>\n<ul>\n<li>five</li>\n</ul>\n<p>six</p>\n");
    }

    @Test
    void aTextThatHasParagraphsStays() {
        assertThat(Paragraphs.set("<p>One</p>\n\ntwo")).isEqualTo("<p>One</p>\n\ntwo");
        assertThat(Paragraphs.set("<!-- wp:heading -->\n\n<h2>One</h2>"))
                .isEqualTo("<!-- wp:heading -->\n\n<h2>One</h2>");
    }
}
