package org.gazette.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gazette.newsletters.Titles;
import org.gazette.text.SiteAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and letters for readers in other tongues than English. */
class TonguesTest {
    private static final SiteAddress SITE = new SiteAddress(URI.create("https://gazette.example/"));
    private static final Pattern KEY = Pattern.compile("(?m)^\\s*(?:<#assign )?(\\w+) = \"[^\"]+\"|<#function (\\w+)");

    @ParameterizedTest
    @CsvSource({
        "de, ltr, Sie stehen nicht mehr auf der Liste",
        "ar, rtl, لم تعد في القائمة",
        "pt, ltr, Já não está na lista",
        "pt-BR, ltr, Já não está na lista",
        "zh, ltr, 您已不在名单上",
        "en-GB, ltr, You are off the list",
        "fi, ltr, You are off the list"
    })
    void aPageForReadersSpeaksTheLanguageOfThePaper(String tag, String direction, String words) {
        assertThat(pages(tag).left()).contains("<html lang=\"" + tag + "\" dir=\"" + direction + "\">", words);
    }

    @ParameterizedTest
    @CsvSource({
        "de, ltr, Bitte bestätigen:",
        "ar, rtl, يرجى التأكيد:",
        "pt, ltr, 'Confirme, por favor:'",
        "zh, ltr, 请确认："
    })
    void aQuestionSpeaksTheLanguageOfItsReader(String tag, String direction, String subject) {
        Notes notes = new Notes(new Templates(Path.of("none")), SITE, "Gazette");
        Note note = notes.confirm(
                List.of(Titles.daily()),
                Locale.forLanguageTag(tag),
                java.time.Instant.parse("2020-11-16T07:00:00Z"),
                ZoneOffset.UTC,
                "192.0.2.0/24",
                false);

        assertThat(note.subject()).startsWith(subject);
        assertThat(note.html()).contains("lang=\"" + tag + "\"", "dir=\"" + direction + "\"", "192.0.2.0/24");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Send me what I chose.",
        "de, Schicken Sie mir",
        "ar, أرسلوا إليّ",
        "pt-BR, Enviem-me",
        "zh, 请把我选择",
        "fi, Send me"
    })
    void whatAReaderAgreesToStandsInTheLanguageOfTheNewsletter(String tag, String words) {
        Notes notes = new Notes(new Templates(Path.of("none")), SITE, "Gazette");

        assertThat(notes.consent(Locale.forLanguageTag(tag))).startsWith(words).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "ar", "pt", "zh"})
    void nothingIsLeftUntranslated(String tag) throws IOException {
        assertThat(keys("templates/web/phrases/" + tag + ".ftl")).isEqualTo(keys("templates/web/parts/phrases.ftl"));
        assertThat(keys("templates/mail/notes/" + tag + ".ftl")).isEqualTo(keys("templates/mail/notes/en.ftl"));
    }

    @Test
    void aPaperMayPutItsOwnWordsInPlaceOfTheBuiltInOnes(@org.junit.jupiter.api.io.TempDir Path folder)
            throws IOException {
        Files.createDirectories(folder.resolve("web/phrases"));
        Files.writeString(folder.resolve("web/phrases/fi.ftl"), "<#assign left = \"Olet poissa listalta\">\n");

        assertThat(new Pages(new Templates(folder), wording("fi")).left()).contains("Olet poissa listalta");
    }

    private static Set<String> keys(String file) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (MatchResult one :
                KEY.matcher(Files.readString(Path.of(file))).results().toList()) {
            keys.add(one.group(1) == null ? one.group(2) : one.group(1));
        }
        return keys;
    }

    private static Pages pages(String tag) {
        return new Pages(new Templates(Path.of("none")), wording(tag));
    }

    private static Wording wording(String tag) {
        Paper paper = new Paper(
                "Gazette", "", Locale.forLanguageTag(tag), ZoneOffset.UTC, "", List.of(), List.of(Titles.daily()));
        return new Wording(paper, SITE, true);
    }
}
