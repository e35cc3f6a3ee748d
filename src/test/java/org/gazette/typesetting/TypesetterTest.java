package org.gazette.typesetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gazette.mail.Blank;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Variant;
import org.gazette.stories.Section;
import org.gazette.stories.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesetterTest {
    private static final String LEAD = "Night ferries return to the northern islands after nine winters";

    private final Typesetter typesetter = MailSamples.typesetter();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Harbour Daily – November 16, 2020 – " + LEAD,
                "de | Harbour Daily – 16. November 2020 – " + LEAD,
                "fr | Harbour Daily – 16 novembre 2020 – " + LEAD,
                "es | Harbour Daily – 16 de noviembre de 2020 – " + LEAD,
            })
    void theSubjectIsTheTitleWithTheDateInTheReadersLanguage(String language, String subject) {
        assertThat(MailSamples.edition(new Variant(List.of(), Locale.forLanguageTag(language)))
                        .subject())
                .isEqualTo(subject);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{masthead} – {date} – {lead} | Harbour Daily – November 16, 2020 – Harbour seventeen seventeen seventeen seventeen seventeen seventeen seventeen…",
                "{lead} ({masthead}, {date}) | Harbour seventeen seventeen seventeen seventeen seventeen seventeen seventeen… (Harbour Daily, November 16, 2020)",
                "{masthead} | Harbour Daily",
            })
    void aLongHeadlineIsCutAtAWordSoThatTheTitleFits(String pattern, String expected) {
        Digest digest = MailSamples.digest(List.of(story("Harbour " + "seventeen ".repeat(20) + "boats")));

        String title = typesetter.title(MailSamples.newsletter(pattern), digest, MailSamples.DAY, Locale.ENGLISH);

        assertThat(title).isEqualTo(expected).hasSizeLessThanOrEqualTo(120);
    }

    @Test
    void aReaderOfAllSectionsGetsEveryStoryTheLeadFirst() {
        Edition edition = MailSamples.edition();

        assertThat(edition.preheader())
                .isEqualTo(
                        "Three refitted ships will sail at ten each evening, and the first is sold out until spring.");
        assertThat(edition.html()).containsSubsequence(headlines());
        assertThat(edition.plain()).containsSubsequence(headlines());
    }

    @Test
    void aReaderOfSomeSectionsGetsTheseAloneAndTheirFirstStoryLeads() {
        Edition edition = MailSamples.edition(new Variant(List.of("culture", "business-and-money"), Locale.ENGLISH));

        assertThat(edition.subject()).contains("Bread is cheaper");
        assertThat(edition.plain())
                .containsOnlyOnce("Bread is cheaper")
                .contains("The opera opens")
                .doesNotContain(LEAD, "Mountain villages");
    }

    @Test
    void aReaderWhoseSectionsHaveNothingGetsNoEdition() {
        assertThat(typesetter.set(
                        MailSamples.newsletter(),
                        MailSamples.issue(),
                        MailSamples.digest(),
                        new Variant(List.of("sport"), Locale.ENGLISH)))
                .isEmpty();
    }

    @Test
    void theHeadSaysDateNumberAndReadingTime() {
        Edition edition = MailSamples.edition(new Variant(List.of(), Locale.GERMAN));

        assertThat(edition.plain())
                .startsWith("Harbour Daily\nMontag, 16. November 2020 · Nr. 12 · 20 Min. Lesezeit\n____")
                .contains("Guten Morgen" + Blank.NAME.mark() + ".\n");
        assertThat(edition.html()).contains("Montag, 16. November 2020", "Nr. 12", "20 Min. Lesezeit");
    }

    @Test
    void theLeadHasItsPictureStandfirstAttributionBylineAndAgency() {
        String html = MailSamples.edition().html();

        assertThat(html)
                .contains(
                        "src=\"https://gazette.example/media/ferry.jpg\" alt=\"A white ferry leaves a harbour at dusk\" width=\"600\" height=\"400\"")
                .contains("The Meridian on her first trial run. Picture: Ines Okafor")
                .contains("sold out until spring …reports the Harbour Gazette")
                .contains("By Ada Park, Ben Ito · Northern Wire · 4 min read");
    }

    @Test
    void whatHasNoStandfirstIsPrintedWithItsFirstWords() {
        assertThat(MailSamples.edition().plain()).contains("  The harbour master opened the gates at six");
    }

    @Test
    void theFootTellsWhyAndHowToLeaveAndWhereItStandsOnTheWeb() {
        Edition edition = MailSamples.edition();

        assertThat(edition.plain())
                .contains("You get this because you subscribed to Harbour Daily.\n")
                .contains("Unsubscribe:\n" + Blank.WAY_OUT.mark() + "\n")
                .contains("https://gazette.example/newsletters/daily/2020-11-16/\n")
                .contains("https://gazette.example/newsletters/daily.atom\n")
                .endsWith("The Harbour Gazette\n1 Quay Street\nPort Meridian\n");
        assertThat(edition.html()).contains("1 Quay Street<br>Port Meridian");
    }

    @Test
    void thePlainTextIsSeventyTwoColumnsWideSaveForAddresses() {
        assertThat(MailSamples.edition().plain().lines())
                .allSatisfy(line -> assertThat(line.length() <= 72 || line.contains("://"))
                        .as(line)
                        .isTrue());
    }

    @Test
    void thePageOfTheArchiveIsTheMailWithNobodysName() {
        Edition edition = MailSamples.edition();

        String page = typesetter.page(MailSamples.newsletter(), MailSamples.issue(), edition);

        String canonical = "<link rel=\"canonical\" href=\"https://gazette.example/newsletters/daily/2020-11-16/\">";
        assertThat(page).containsOnlyOnce(canonical).contains("Good morning.", "<title>Harbour Daily – November 16");
        assertThat(page.replace(canonical, ""))
                .isEqualTo(edition.html()
                        .replace(Blank.NAME.mark(), "")
                        .replace(Blank.WAY_OUT.mark(), "https://gazette.example/newsletters/daily/"));
    }

    @ParameterizedTest(name = "{0} stories")
    @ValueSource(ints = {60, 100, 150, 400})
    void anIssueThatIsTooHeavyLosesTextsFromItsEndThenStories(int stories) {
        Digest digest = MailSamples.digest(IntStream.rangeClosed(1, stories)
                .mapToObj(number -> story("Story number " + number + " of a long day at the harbour"))
                .toList());

        Edition edition = typesetter
                .set(MailSamples.newsletter(), MailSamples.issue(), digest, MailSamples.ENGLISH)
                .orElseThrow();

        assertThat(Weight.of(edition.html()))
                .isLessThanOrEqualTo(Typesetter.HEAVIEST)
                .isGreaterThan(50_000);
        assertThat(edition.html()).contains("Story number 1 of");
        assertThat(edition.plain().split("Story number ").length - 1)
                .isEqualTo(edition.html().split(">Story number ").length - 1);
    }

    @Test
    void anEditionWithoutAWayOutIsNotSet(@TempDir Path own) throws IOException {
        Files.createDirectories(own.resolve("mail"));
        Files.writeString(own.resolve("mail/issue.ftl"), "<#ftl output_format=\"plainText\">${masthead}");
        Typesetter careless = new Typesetter(new Templates(own), MailSamples.SITE, "The Harbour Gazette");

        assertThatThrownBy(() -> careless.set(
                        MailSamples.newsletter(), MailSamples.issue(), MailSamples.digest(), MailSamples.ENGLISH))
                .hasMessageContaining("no way to unsubscribe in its plain text")
                .hasMessageContaining("${wayOut}");
    }

    @Test
    void aBrokenStyleSheetOfTheNewsroomIsNamed(@TempDir Path own) throws IOException {
        Files.createDirectories(own.resolve("mail/parts"));
        Files.writeString(own.resolve("mail/parts/style.css"), "p { color: red; }\nb } {");
        Typesetter careless = new Typesetter(new Templates(own), MailSamples.SITE, "The Harbour Gazette");

        assertThatThrownBy(() -> careless.set(
                        MailSamples.newsletter(), MailSamples.issue(), MailSamples.digest(), MailSamples.ENGLISH))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining("the style sheet cannot be read");
    }

    private static String[] headlines() {
        return MailSamples.digest().stories().stream()
                .map(Story::headline)
                .filter(headline -> !headline.contains("&"))
                .toArray(String[]::new);
    }

    private static Story story(String headline) {
        return MailSamples.story(
                headline.hashCode() & 0xffff,
                Section.named("World"),
                headline,
                "What was said about it on the quay, in a sentence that is neither short nor long, and then again.",
                300,
                Optional.empty());
    }

    @Test
    void whatBecameOfEarlierStoriesStandsInABoxOfItsOwnAndUpdatesAndOtherSectionsAreMarked() {
        Edition edition = MailSamples.edition();

        assertThat(edition.plain())
                .containsSubsequence("Also in: Business & Money", "Updated · ")
                .containsSubsequence(
                        "Corrections",
                        "Six bridges, one lamp",
                        "There are five.",
                        "https://gazette.example/stories/2020/11/15/six-bridges-one-lamp/",
                        "A choir of one",
                        "Withdrawn");
        assertThat(edition.html()).contains("Corrections", "There are five.", "Withdrawn", "Updated");
        Edition world = MailSamples.edition(new Variant(List.of("world"), Locale.ENGLISH));
        assertThat(world.plain()).contains("There are five.").doesNotContain("A choir of one");
        Edition business = MailSamples.edition(new Variant(List.of("business-and-money"), Locale.ENGLISH));
        assertThat(business.plain()).doesNotContain("Corrections");
    }
}
