package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.StandingClock;
import org.gazette.storage.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader is shown above the button is what is kept as the words of the consent, letter for letter. */
class ConsentTest {
    private static final String GERMAN =
            "Schicken Sie mir, was ich gewählt habe. Ich kann es jederzeit mit einem Klick abbestellen.";

    @TempDir
    private Path folder;

    private final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T07:00:00Z"));

    @Test
    void itStandsInTheLanguageOfEachNewsletter() throws Exception {
        Path newsletters = newsroom().resolve("config/newsletters");
        String daily = Files.readString(newsletters.resolve("daily.conf"));
        Files.writeString(newsletters.resolve("woche.conf"), daily + "\nlanguage: \"de\"\n");

        assertThat(shownAndKept()).isEqualTo("Send me what I chose. I can leave at any time with one click. " + GERMAN);
    }

    @Test
    void aHouseOfOneLanguageSaysItOnce() throws Exception {
        Path newsletter = newsroom().resolve("config/newsletters/daily.conf");
        Files.writeString(newsletter, Files.readString(newsletter) + "\nlanguage: \"de\"\n");

        assertThat(shownAndKept()).isEqualTo(GERMAN);
    }

    @Test
    void wordsOfTheNewsroomsOwnTakeItsPlace() throws Exception {
        Path settings = newsroom().resolve("config/gazette.conf");
        Files.writeString(settings, Files.readString(settings) + "\nsubscribe.wording: \"Yes, daily & weekly.\"\n");

        assertThat(shownAndKept()).isEqualTo("Yes, daily & weekly.");
    }

    private Path newsroom() throws Exception {
        Setup.init(
                folder.resolve("paper"),
                new Setup.Answers("The Test", "https://test.example/", "", "", LocalDate.of(2020, 1, 1)));
        return folder.resolve("paper");
    }

    /** Signs somebody up by the form. */
    private String shownAndKept() throws Exception {
        String shown;
        try (Serving serving =
                House.open(new Home(folder.resolve("paper")), clock).serving(Optional.empty())) {
            URI place = URI.create("http://127.0.0.1:" + serving.start(0) + "/subscribe");
            HttpClient client = HttpClient.newHttpClient();
            String page = client.send(HttpRequest.newBuilder(place).build(), BodyHandlers.ofString())
                    .body();
            shown = find(page, "<p class=\"hint\">([^<]+)</p>\\s*<button").replace("&amp;", "&");
            clock.forward(Duration.ofSeconds(3));
            String form = "newsletter=daily&address=ada%40example.org&ticket="
                    + find(page, "name=\"ticket\" value=\"([^\"]+)\"");
            client.send(
                    HttpRequest.newBuilder(place)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }
        try (Database database = Database.sqlite(folder.resolve("paper/data/gazette.db"))) {
            String kept = database.read(handle -> handle.createQuery("select wording from sign_up")
                    .mapTo(String.class)
                    .one());
            assertThat(kept).isEqualTo(shown);
        }
        return shown;
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
