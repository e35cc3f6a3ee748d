package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.gazette.newsletters.Newsroom;
import org.gazette.newsletters.Variant;
import org.gazette.storage.Database;
import org.gazette.storage.FreshDatabases;
import org.gazette.stories.Picture;
import org.gazette.text.Nets;
import org.gazette.text.PublicAddresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final Variant EVERYTHING = new Variant(List.of(), Locale.ENGLISH);

    private final Database database = FreshDatabases.sqlite();
    private final Reader web = new Reader();
    private final Press press = new Press(database);

    @AfterEach
    void close() {
        web.close();
        database.close();
    }

    @Test
    void aPictureThatIsMissingAndOneWithoutWordsAreNamed() {
        String address = web.at("/gone.jpg");
        press.newsroom.file(Newsroom.draft("2020-11-16T06:00:00Z", "A bridge", "world")
                .picture(new Picture(address, "", "", "", 0, 0)));
        web.receives(404);
        web.manners(call -> new Reader.Answer(404, ""));

        assertThat(found(List.of("127.0.0.0/8"), List.of()))
                .contains(
                        "Look at this: a picture is missing: " + address + " (HTTP 404)",
                        "Look at this: the picture of «A bridge» has no text for readers who cannot see it:"
                                + " give the story an alt text");
        web.manners(call -> new Reader.Answer(200, "a picture"));
        assertThat(found(List.of("127.0.0.0/8"), List.of())).noneMatch(words -> words.contains("missing"));
    }

    @Test
    void anAddressInsideTheHouseIsNotCalled() {
        press.newsroom.file(Newsroom.draft("2020-11-16T06:00:00Z", "A bridge", "world")
                .picture(new Picture(web.at("/secret.jpg"), "a bridge", "", "", 0, 0)));

        assertThat(found(List.of(), List.of())).anyMatch(words -> words.contains("a picture is missing: "));
        assertThat(web.calls()).isEmpty();
    }

    @Test
    void storiesThatTellTheSameAndASenderOfAnotherDomainAreNamed() {
        String text = "<p>Passengers on the Skarne ferry will pay 4.80 crowns for a single ticket from 1 January, an"
                + " increase of six per cent, the harbour company announced on Monday.</p>";
        press.newsroom.file(
                Newsroom.draft("2020-11-16T05:00:00Z", "Ferry dearer", "world").body(text));
        press.newsroom.file(
                Newsroom.draft("2020-11-16T06:00:00Z", "Dearer ferry", "sport").body(text));

        assertThat(found(List.of(), List.of("other.example")))
                .contains("Look at this: the sender news@gazette.example is of none of the domains that are signed for"
                        + " (other.example): DMARC will not count the signature");
        assertThat(found(List.of(), List.of("gazette.example"))).noneMatch(words -> words.contains("sender"));
        assertThat(found(List.of(), List.of()))
                .anyMatch(words -> words.startsWith("Note: letters are not signed here"));
    }

    @Test
    void whatWasDroppedToKeepTheLetterLightIsNamed() {
        String standfirst =
                "A sentence that says what the story is about, at some length, and in many words. ".repeat(12);
        for (int number = 10; number < 99; number++) {
            press.newsroom.file(Newsroom.draft(
                            "2020-11-16T05:" + number % 50 / 10 + number % 10 + ":00Z",
                            "Number " + number + " of many stories",
                            "world")
                    .standfirst(number + standfirst)
                    .body("<p>" + word(number) + "</p>"));
        }

        assertThat(press.another()
                        .preview(org.gazette.newsletters.Titles.daily("daily 07:00", 1, 500), Press.MONDAY, EVERYTHING))
                .isInstanceOfSatisfying(
                        Proof.Pulled.class,
                        proof -> assertThat(proof.findings())
                                .extracting(Finding::words)
                                .anyMatch(words -> words.startsWith("too heavy for mail: ")));
    }

    private static String word(int number) {
        StringBuilder text = new StringBuilder();
        for (int one = 0; one < 40; one++) {
            text.append((char) ('a' + number % 26))
                    .append((char) ('a' + number / 26))
                    .append((char) ('a' + one % 26))
                    .append((char) ('a' + one / 26))
                    .append("xyz ");
        }
        return text.toString();
    }

    private List<String> found(List<String> networks, List<String> signing) {
        Links links = new Links(
                press.newsroom.site,
                new CallbackClient(press.newsroom.site, new PublicAddresses(new Nets(networks))),
                path -> true);
        Proof proof = press.looking(new Preflight(press.newsroom.site, links, signing))
                .preview(press.daily, Press.MONDAY, EVERYTHING);
        return ((Proof.Pulled) proof).findings().stream().map(Finding::toString).toList();
    }
}
