package org.gazette.typesetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {
    @TempDir
    Path own;

    record Picture(String alt) {}

    record Story(String headline, int minutes, Optional<Picture> picture) {}

    record Page(Story story, List<Story> latest) {}

    private static final Story BRIDGE = new Story("Bridge & <tunnel>", 1_234, Optional.empty());
    private static final Page WORDS = new Page(BRIDGE, List.of(BRIDGE));

    @Test
    void wordsAreEscapedAndNumbersArePlain() throws IOException {
        write("page.ftlh", "<p title=\"${story.headline}\">${story.minutes}");

        assertThat(set("page.ftlh")).isEqualTo("<p title=\"Bridge &amp; &lt;tunnel&gt;\">1234");
    }

    @Test
    void aMisspeltWordIsNamedWithFileLineAndTheWordThatWasMeant() throws IOException {
        write("page.ftlh", "<p>\n\n  ${story.headlin}");

        assertThatThrownBy(() -> set("page.ftlh"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageStartingWith("templates/page.ftlh:3: no word «story.headlin» is given to this template; "
                        + "did you mean «headline»? templates/WORDS.md lists the words")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aMisspeltWordInAPartNamesThePart() throws IOException {
        write("page.ftlh", "<#list latest as one><#include \"parts/line.ftlh\"></#list>");
        write("parts/line.ftlh", "\n${one.minuts}");

        assertThatThrownBy(() -> set("page.ftlh"))
                .hasMessageStartingWith("templates/parts/line.ftlh:2: no word «one.minuts»")
                .hasMessageContaining("did you mean «minutes»?");
    }

    @Test
    void aWordThatIsMissingWithoutATypoSuggestsNothing() throws IOException {
        write("page.ftlh", "${story.picture.alt}${weather}");

        assertThatThrownBy(() -> set("page.ftlh"))
                .hasMessageContaining("«story.picture»")
                .hasMessageContaining("ask with ??")
                .hasMessageNotContaining("did you mean");
    }

    @Test
    void aBrokenTemplateIsNamedWithItsLine() throws IOException {
        write("page.ftlh", "<p>\n<#if story.headline?has_content>\n${story.headline}");

        assertThatThrownBy(() -> set("page.ftlh"))
                .isInstanceOf(TemplateFault.class)
                .hasMessageMatching("templates/page\\.ftlh:\\d+: .*#if.*");
    }

    @Test
    void aTemplateThatIncludesABrokenOneNamesTheBrokenOne() throws IOException {
        write("page.ftlh", "<#include \"part.ftlh\">");
        write("part.ftlh", "\n<#if>");

        assertThatThrownBy(() -> set("page.ftlh")).hasMessageStartingWith("templates/part.ftlh:2: ");
    }

    @Test
    void aTemplateThatIsNotThereIsSaidToBeMissing() {
        assertThatThrownBy(() -> set("web/weather.ftlh"))
                .hasMessage("templates/web/weather.ftlh: there is no such template");
    }

    @Test
    void aNewsroomsOwnTemplateTakesThePlaceOfTheBuiltInOne() throws IOException {
        write("web/favicon.ftlh", "mine");

        assertThat(set("web/favicon.ftlh")).isEqualTo("mine");
    }

    @Test
    void anEditedTemplateChangesTheStamp() throws IOException {
        write("page.ftlh", "one");
        Templates templates = new Templates(own);
        String before = templates.stamp();

        assertThat(templates.stamp()).isEqualTo(before);
        write("page.ftlh", "another");
        assertThat(templates.stamp()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "<#assign x = \"freemarker.template.utility.ObjectConstructor\"?new()>${x(\"java.io.File\", \"/\")}",
                "${story?api.class}",
                "${latest?api.getClass()}",
                "${story.class.name}",
                "${story.headline.class}",
                "${story.headline.getBytes()?size}",
                "${latest.class}",
                "${story.getClass()}",
                "${\"${story.headline}\"?interpret}",
                "<#assign t = \"<#list 1.. as i></#list>\"?interpret><@t/>",
                "${\"1+1\" ? eval}",
                "<#include \"/etc/passwd\">",
                "<#include \"../../../../../../etc/passwd\">",
                "<#include \"file:///etc/passwd\">",
                "<#import \"/../secret.ftl\" as s>"
            })
    void noTemplateReachesAClassAFileOrATemplateMadeOfText(String attempt) throws IOException {
        write("page.ftlh", attempt);

        assertThatThrownBy(() -> set("page.ftlh")).isInstanceOf(TemplateFault.class);
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.ftl"), "secret");
        Files.createSymbolicLink(own.resolve("page.ftl"), secret);

        assertThatThrownBy(() -> set("page.ftl")).isInstanceOf(TemplateFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#list 1.. as i></#list>",
                "<#include \"endless.ftlh\">",
                "<#import \"endless.ftlh\" as e><@e.run/>",
                "<#macro again><#list 1..1000000000 as i></#list></#macro><@again/>"
            })
    void aListWithoutAnEndIsStopped(String endless) throws IOException {
        write("page.ftlh", endless);
        write("endless.ftlh", "<#macro run><#list 1.. as i></#list></#macro><#if !e??><@run/></#if>");

        assertThatThrownBy(() -> new Templates(own, Duration.ofMillis(300), 1_000_000).set("page.ftlh", WORDS))
                .isInstanceOf(TemplateFault.class)
                .hasMessageMatching("templates/page\\.ftlh: not done after .* s; look for a list without an end");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aThreadThatIsInterruptedFromOutsideStaysSo() throws IOException {
        write("page.ftlh", "<#list 1..3 as i>${i}</#list>");
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> set("page.ftlh")).isInstanceOf(TemplateFault.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aPageThatGrowsWithoutBoundIsStopped() throws IOException {
        write("page.ftlh", "<#list 1.. as i>${story.headline}</#list>");

        assertThatThrownBy(() -> new Templates(own, Duration.ofSeconds(20), 10_000).set("page.ftlh", WORDS))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining("the page has more than 10000 characters");
    }

    private String set(String name) {
        return new Templates(own).set(name, WORDS);
    }

    private void write(String name, String text) throws IOException {
        Path file = own.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
