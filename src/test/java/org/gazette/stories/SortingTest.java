package org.gazette.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.text.SiteAddress;

class SortingTest {
    private static final Instant NOON = Instant.parse("2020-11-16T12:00:00Z");
    private static final Label RAIL = Label.feed("rail");

    @OnBothDatabases
    void aNewFeedTakesInTheStoriesThatAreThere(Database database) {
        file(desk(database, Map.of()), "train", "ship", "tram");

        desk(database, Map.of("rail", words("rails"))).prepare();

        assertThat(under(database)).containsExactly("tram", "train");
        assertThat(new Stories(database).head(RAIL).turns()).hasSize(2);
        assertThat(new Stories(database).listing(RAIL).orElseThrow().stories()).isEqualTo(2);
    }

    @OnBothDatabases
    void aChangedFeedLosesWhatItNoLongerTakesInAndGetsWhatItDoes(Database database) {
        file(desk(database, Map.of("rail", words("rails"))), "train", "ship", "tram");

        desk(database, Map.of("rail", words("water"))).prepare();

        assertThat(under(database)).containsExactly("ship");
        assertThat(new Stories(database).listing(RAIL).orElseThrow().stories()).isEqualTo(1);
        assertThat(new Stories(database).head(RAIL).turns()).hasSize(1);
    }

    @OnBothDatabases
    void aDroppedFeedIsGone(Database database) {
        file(desk(database, Map.of("rail", words("rails"))), "train");

        desk(database, Map.of()).prepare();

        assertThat(under(database)).isEmpty();
        assertThat(new Stories(database).listing(RAIL)).isEmpty();
        assertThat(new Stories(database).listings(Label.Kind.FEED)).isEmpty();
    }

    @OnBothDatabases
    void sortedTwiceNothingChanges(Database database) {
        file(desk(database, Map.of()), "train", "ship");
        Map<String, Selection> own = Map.of("rail", words("rails"));
        desk(database, own).prepare();
        var touched = new Stories(database).touched();

        desk(database, own).prepare();

        assertThat(new Stories(database).touched()).isEqualTo(touched);
    }

    @OnBothDatabases
    void aRunThatWasCutShortIsFinishedByTheNext(Database database) {
        List<String> names = new ArrayList<>();
        for (int n = 0; n < 450; n++) {
            names.add((n % 2 == 0 ? "train-" : "ship-") + n);
        }
        file(desk(database, Map.of()), names.toArray(String[]::new));
        Map<String, Selection> own = Map.of("rail", words("rails"));
        desk(database, own).prepare();
        long half = database.read(handle -> handle.createQuery(
                        "select published_at from story_label where kind = 'FEED' order by published_at limit 1 offset 99")
                .mapTo(Long.class)
                .one());
        database.run(handle -> {
            handle.execute("delete from story_label where kind = 'FEED' and published_at > ?", half);
            handle.execute("update selection set sorted_at = ?", half);
        });

        desk(database, own).prepare();

        assertThat(under(database)).hasSize(225).doesNotHaveDuplicates();
    }

    @OnBothDatabases
    void whoeverFilesLabelsByTheDefinitionThatWasNotedLast(Database database) {
        NewsDesk old = desk(database, Map.of("rail", words("rails")));
        file(old, "train");
        desk(database, Map.of("rail", words("water"))).prepare();

        file(old, "ship", "tram");

        assertThat(under(database)).containsExactly("ship");
    }

    @OnBothDatabases
    void theFirstToFileSortsWhatIsThere(Database database) {
        file(desk(database, Map.of()), "train");

        file(desk(database, Map.of("rail", words("rails"))), "tram");

        assertThat(under(database)).containsExactly("tram", "train");
    }

    @OnBothDatabases
    void aStoryThatWasTakenBackStaysOut(Database database) {
        NewsDesk desk = desk(database, Map.of());
        file(desk, "train", "tram");
        desk.retract(new Stories(database).referredTo("train").orElseThrow().number(), "Never ran");

        desk(database, Map.of("rail", words("rails"))).prepare();

        assertThat(under(database)).containsExactly("tram");
    }

    private static List<String> under(Database database) {
        return new Stories(database)
                .latest(RAIL, 1_000).stream()
                        .map(story -> story.path().substring("2020/11/16/".length()))
                        .toList();
    }

    private static Selection words(String word) {
        return new Selection(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(word));
    }

    private static NewsDesk desk(Database database, Map<String, Selection> own) {
        SiteAddress site = new SiteAddress(URI.create("https://gazette.example/"));
        return new NewsDesk(database, site, Section.named("News"), "en", own, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    /** In the order of time; ships go on water, all else on rails. */
    private static void file(NewsDesk desk, String... names) {
        List<Draft> drafts = new ArrayList<>();
        for (String name : names) {
            drafts.add(new Draft(name + ".md")
                    .headline("The " + name)
                    .slug(name)
                    .published(NOON.minusSeconds(3_600))
                    .body("<p>It goes on " + (name.startsWith("ship") ? "water" : "rails") + ".</p>"));
        }
        assertThat(desk.publish(drafts)).noneMatch(filing -> filing instanceof Filing.SetAside);
    }
}
