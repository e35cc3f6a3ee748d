package org.gazette.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @Test
    void whatNoXmlMayHoldIsGoneAndAllElseStays() {
        assertThat(Words.legal("a\u0000\u0001\u0008\u001f\u007f\u0080\u009f\ufffe\uffff\ufdd0b"))
                .isEqualTo("ab");
        assertThat(Words.legal("lone \ud83d and \udc00.")).isEqualTo("lone  and .");
        assertThat(Words.legal("👩‍🚀 🏴󠁧󠁢󠁳󠁣󠁴󠁿 漢字 עברית ]]> \ufffd \ue000"))
                .isEqualTo("👩‍🚀 🏴󠁧󠁢󠁳󠁣󠁴󠁿 漢字 עברית ]]> \ufffd \ue000");
        assertThat(Words.legal("e\u0301")).isEqualTo("é");
    }

    @Test
    void lineEndsOfEveryKindPartWords() {
        assertThat(Words.legal("a\r\nb\rc\nd\u0085e\u000bf\fg\r")).isEqualTo("a\nb\nc\nd\ne\nf\ng\n");
    }

    @Test
    void aLineHasSingleBlanksAndNothingUnseenThatTurnsTextRound() {
        assertThat(Words.line(" \t a\u00a0 \u2028b\u2029\u3000c\n")).isEqualTo("a b c");
        assertThat(Words.line("\ufeffpay\u202egnp.exe\u2069 now\u200b")).isEqualTo("paygnp.exe now");
        assertThat(Words.line("\u200b\ufeff \u200b")).isEmpty();
        assertThat(Words.line("\u200fשלום می\u200cروم")).isEqualTo("\u200fשלום می\u200cروم");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', 0",
        "' – … ! ', 0",
        "'It’s a well-known don''t', 4",
        "'A 3rd of 2020', 4",
        "'漢字 かな カナ', 6",
        "'新华社北京11月16日电', 10",
        "'हिन्दी में समाचार', 3",
        "'naïve café', 2",
        "'שלום עולם', 2",
        "'می‌روم خانه', 2",
        "'👩‍🚀 goes 🚀🚀 up', 2",
        "'한국어 뉴스', 2"
    })
    void wordsAreCountedInEveryScript(String text, int words) {
        assertThat(Words.count(text)).isEqualTo(words);
    }

    @Test
    void shorteningCutsAtAWordAndPartsNoSign() {
        assertThat(Words.shorten("A new bridge opens", 18)).isEqualTo("A new bridge opens");
        assertThat(Words.shorten("A new bridge opens", 17)).isEqualTo("A new bridge…");
        assertThat(Words.shorten("A new bridge – opens", 16)).isEqualTo("A new bridge…");
        assertThat(Words.shorten("👩‍🚀👩‍🚀👩‍🚀", 5)).isEqualTo("👩‍🚀…");
        assertThat(Words.shorten("👍🏽👍🏽👍🏽", 4)).isEqualTo("👍🏽…");
        assertThat(Words.shorten("新华社北京电", 4)).isEqualTo("新华社…");
        assertThat(Words.shorten("हिन्दी", 4)).isEqualTo("हि…");
    }

    @Test
    void theWordsOfHtmlAreThoseThatAReaderSees() {
        assertThat(Words.ofHtml("<p>a<script>b</script><style>c</style><!-- d -->e</p><div>f</div>g"))
                .isEqualTo("ae\nf\ng");
    }
}
