package org.gazette.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleInlinerTest {
    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "p{color:red}                                 | <p>x</p>                    | color:red",
                "p{color:red} p{color:blue}                   | <p>x</p>                    | color:blue",
                ".a{color:red} p{color:blue}                  | <p class=a>x</p>            | color:red",
                "#i{color:red} .a.b{color:blue}               | <p id=i class='a b'>x</p>   | color:red",
                "body p{color:red} p{color:blue}              | <p>x</p>                    | color:red",
                "[lang]{color:red} p{color:blue}              | <p lang=de>x</p>            | color:red",
                "*{color:red} p{color:blue}                   | <p>x</p>                    | color:blue",
                "p{color:red!important} #i{color:blue}        | <p id=i>x</p>               | color:red",
                "p{color:red}                                 | <p style='color:blue'>x</p> | color:blue",
                "p{color:red!important}                       | <p style='color:blue'>x</p> | color:red",
                "p{color:red!important}                       | <p style='color:blue!important'>x</p> | color:blue !important",
                "p{margin:0} p{margin-top:4px}                | <p>x</p>                    | margin:0;margin-top:4px",
                "p{margin-top:4px} p{margin:0}                | <p>x</p>                    | margin-top:4px;margin:0",
                "p{font-family:Georgia,'Times New Roman'}     | <p>x</p>                    | font-family:Georgia,'Times New Roman'",
                "P{COLOR:red}                                 | <p>x</p>                    | color:red",
                "p{mso-hide:all}                              | <p>x</p>                    | mso-hide:all",
            })
    void theStrongestDeclarationWins(String css, String body, String style) {
        assertThat(StyleInliner.inline("<style>" + css + "</style>" + body)).contains(" style=\"" + style + "\">x</p>");
    }

    @Test
    void whatAnAttributeCannotSayStaysInOneStyleElement() {
        String page = StyleInliner.inline(
                "<html><head><style>a,a:hover{color:red}</style></head><body>"
                        + "<style>@media (max-width:480px){a{margin:0 !important}} b{color:blue}</style><a>x</a></body></html>");

        assertThat(page)
                .containsOnlyOnce("<style>")
                .contains("a:hover {", "@media (max-width:480px)", "</style></head>");
        assertThat(page).contains("<a style=\"color:red\">x</a>").doesNotContain("blue");
    }

    @Test
    void aPageWithoutSuchRulesKeepsNoStyleElement() {
        assertThat(StyleInliner.inline("<style>p{color:red}</style><p>x</p>")).doesNotContain("<style>");
    }

    @Test
    void blanksConditionalCommentsAndLettersStayAsTheyAre() {
        String body = "<!--[if mso]><table><tr><td><![endif]--><a href=\"" + "\uFDD0WAY_OUT\uFDD1" + "\">é &amp; &lt; –"
                + "\uFDD0NAME\uFDD1" + "</a>";

        assertThat(StyleInliner.inline("<!doctype html><html><head></head><body>" + body + "</body></html>"))
                .isEqualTo("<!doctype html><html><head></head><body>" + body + "</body></html>");
    }

    @Test
    void aBrokenStyleSheetIsNamedByLine() {
        assertThatThrownBy(() -> StyleInliner.inline("<style>p { color: red; }\nb } {</style>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the style sheet cannot be read")
                .hasMessageContaining("line 2");
    }
}
