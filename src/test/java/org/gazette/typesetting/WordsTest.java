package org.gazette.typesetting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The page of words, the templates and the records say the same. */
class WordsTest {
    private static final Path TEMPLATES = Path.of("templates");
    private static final Templates SET = new Templates(Path.of("none"));

    @Test
    void theListNamesEachWordThatATemplateIsGivenAndNoOther() {
        Map<String, Set<String>> given = new TreeMap<>();
        records(PageWords.class).forEach(words -> given.put("web/" + template(words), names(words)));
        records(PartWords.class).forEach(words -> given.put(words.getSimpleName(), names(words)));

        Map<String, Set<String>> listed = listed();

        assertThat(listed).containsAllEntriesOf(given);
        assertThat(listed.keySet().stream().filter(title -> title.startsWith("web/")))
                .allMatch(given::containsKey);
    }

    @TestFactory
    Stream<DynamicTest> noPlaceOfATemplateAsksForAWordThatIsNotListed() {
        Set<String> known = listed().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return webTemplates()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    TemplateText text = TemplateText.of(read(file));
                    Set<String> unknown = new TreeSet<>(text.asked());
                    unknown.removeAll(text.own());
                    unknown.removeAll(known);
                    unknown.removeAll(phrases());
                    assertThat(unknown).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> aTemplateIsSetWithEverythingAndWithNothing() {
        return records(PageWords.class)
                .map(words -> Map.entry("web/" + template(words), words))
                .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> {
                    String full = SET.set(page.getKey(), Sample.full(page.getValue()));
                    assertThat(full).doesNotContain("<&>").doesNotContain("${");
                    SET.set(page.getKey(), Sample.bare(page.getValue()));
                }));
    }

    @Test
    void onlyTwoWordsArePrintedAsMarkup() {
        Pattern markup = Pattern.compile("\\$\\{([^}]*)\\?no_esc}");
        assertThat(webTemplates()
                        .flatMap(file -> markup.matcher(read(file)).results())
                        .map(found -> found.group(1)))
                .containsExactlyInAnyOrder("story.body", "head.linkedData");
        assertThat(webTemplates().map(WordsTest::read))
                .noneMatch(text -> text.contains("noautoesc") || text.contains("output_format"));
    }

    /** Headings with the words listed under each. */
    private static Map<String, Set<String>> listed() {
        Map<String, Set<String>> listed = new TreeMap<>();
        String heading = "";
        for (String line : read(TEMPLATES.resolve("WORDS.md")).lines().toList()) {
            if (line.startsWith("##")) {
                heading = line.replaceFirst("^#+ ", "");
            } else if (line.startsWith("- `") && !heading.isEmpty()) {
                listed.computeIfAbsent(heading, one -> new TreeSet<>()).add(line.split("`", 3)[1]);
            }
        }
        return listed;
    }

    /** The names of {@code phrases.ftl}. */
    private static Set<String> phrases() {
        return TemplateText.of(read(TEMPLATES.resolve("web/parts/phrases.ftl"))).own();
    }

    private static Stream<Class<? extends Record>> records(Class<?> home) {
        return Stream.of(home.getDeclaredClasses()).map(one -> one.asSubclass(Record.class));
    }

    private static Set<String> names(Class<?> words) {
        return Stream.of(words.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String template(Class<?> words) {
        return words.getSimpleName().toLowerCase(Locale.ROOT) + ".ftlh";
    }

    private static Stream<Path> webTemplates() {
        try (Stream<Path> files = Files.walk(TEMPLATES.resolve("web"))) {
            return files.filter(file -> file.toString().endsWith(".ftlh")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names in the expressions of a template. */
    private record TemplateText(Set<String> asked, Set<String> own) {
        private static final Pattern EXPRESSION = Pattern.compile(
                "\\$\\{([^}]*)}|<#(?:if|elseif|list|return|assign|macro|function|nested)\\s((?:[^>\"]|\"[^\"]*\")*)>"
                        + "|<@([^>]*)/?>");
        private static final Pattern NAME = Pattern.compile("(?<![\\w?])[a-zA-Z]\\w*");
        private static final Pattern OWN =
                Pattern.compile("<#(?:macro|function)\\s+(.*?)>|\\bas\\s+(\\w+)|;\\s*(\\w+)\\s*>|<#assign([^>]*)>");
        private static final Set<String> LANGUAGE = Set.of("as", "gt", "lt", "gte", "lte", "true", "false");

        static TemplateText of(String text) {
            Set<String> asked = EXPRESSION
                    .matcher(text)
                    .results()
                    .map(found -> group(found))
                    .flatMap(expression ->
                            names(expression.replaceAll("\"[^\"]*\"", "").replaceAll("\\?\\w+", "")))
                    .filter(name -> !LANGUAGE.contains(name))
                    .collect(Collectors.toSet());
            Set<String> own = OWN.matcher(text)
                    .results()
                    .flatMap(found -> names(group(found).replaceAll("\"[^\"]*\"", "")))
                    .collect(Collectors.toSet());
            own.addAll(List.of(
                    "frame", "piece", "say", "page", "teaser", "number", "lines", "spread", "tongue", "image", "field",
                    "picks"));
            return new TemplateText(asked, own);
        }

        private static String group(MatchResult found) {
            for (int at = 1; at <= found.groupCount(); at++) {
                if (found.group(at) != null) {
                    return found.group(at);
                }
            }
            return "";
        }

        private static Stream<String> names(String expression) {
            return NAME.matcher(expression).results().map(MatchResult::group);
        }
    }
}
