package org.gazette.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gazette.newsletters.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MailWordsTest {
    private static final Path MAIL = Path.of("templates/mail");

    @Test
    void wordsMdListsEachWordOfTheMailTemplatesAndNoOther() throws IOException {
        String part = Files.readString(Path.of("templates/WORDS.md"))
                .replaceAll("(?s).*\n## mail/issue.ftlh[^\n]*\n", "")
                .replaceAll("(?s)\n## .*", "");

        assertThat(found("(?m)^\\| `([a-zA-Z.]+)` \\|", part)).isEqualTo(given());
    }

    @Test
    void eachWordIsPrintedBySomeTemplate() throws IOException {
        String templates;
        try (Stream<Path> files = Files.walk(MAIL)) {
            templates = files.filter(file -> file.toString().matches(".*\\.ftlh?"))
                    .map(MailWordsTest::read)
                    .collect(Collectors.joining("\n"));
        }
        assertThat(given())
                .allSatisfy(word -> assertThat(templates)
                        .containsPattern("[{ (+]((\\w+\\.)+)?" + word.replaceAll(".*\\.", "") + "\\b"));
    }

    static List<String> languages() throws IOException {
        try (Stream<Path> files = Files.list(MAIL.resolve("words"))) {
            return files.map(file -> file.getFileName().toString().replace(".ftl", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("languages")
    void aLanguageSaysAllFixedWords(String language) {
        Set<String> missing = fixed("en");
        missing.removeAll(fixed(language));
        missing.remove("stop");

        assertThat(missing).isEmpty();
        assertThat(fixed("en")).containsAll(fixed(language));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("languages")
    void anIssueInALanguageIsInThatLanguage(String language) {
        Edition edition = MailSamples.edition(new Variant(List.of(), Locale.forLanguageTag(language)));
        String unsubscribe = found("unsubscribe = \"([^\"]+)\"", read(words(language)))
                .iterator()
                .next();

        assertThat(edition.html()).contains(unsubscribe, "<html lang=\"" + language + "\"");
        assertThat(edition.plain()).contains(unsubscribe + ":");
        assertThat(language.equals("en") || !edition.html().contains("min read"))
                .isTrue();
        assertThat(edition.html() + edition.plain()).doesNotContain("${", "<#", "[=");
    }

    private static Set<String> given() {
        Set<String> words = names("", IssueWords.class);
        words.addAll(names("piece.", IssueWords.Piece.class));
        words.addAll(names("picture.", IssueWords.Photo.class));
        words.addAll(names("part.", IssueWords.Part.class));
        words.addAll(names("note.", IssueWords.Note.class));
        words.addAll(names("feed.", IssueWords.Feed.class));
        return words;
    }

    private static Set<String> names(String before, Class<? extends Record> words) {
        return Stream.of(words.getRecordComponents())
                .map(RecordComponent::getName)
                .map(before::concat)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> fixed(String language) {
        return found("<#(?:assign|function) (\\w+)", read(words(language)));
    }

    private static Path words(String language) {
        return MAIL.resolve("words/" + language + ".ftl");
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        for (Matcher matcher = Pattern.compile(pattern).matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
