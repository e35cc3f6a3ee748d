package org.gazette.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.text.SiteAddress;

class NewsDeskTest {
    private static final Instant NOON = Instant.parse("2020-11-16T12:00:00Z");

    private static NewsDesk desk(Database database) {
        return desk(database, NOON);
    }

    private static NewsDesk desk(Database database, Instant now) {
        SiteAddress site = new SiteAddress(URI.create("https://gazette.example/"));
        return new NewsDesk(database, site, Section.named("News"), "en", Map.of(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Draft bridge() {
        return new Draft("inbox/bridge.md")
                .headline("A new bridge opens")
                .published(NOON.minus(Duration.ofHours(3)))
                .section("City")
                .tag("rail")
                .byline("Ada Lovelace")
                .body("<p>It is blue.</p>");
    }

    @OnBothDatabases
    void aDraftBecomesAStoryUnderAPermanentId(Database database) {
        Filing filing = desk(database).publish(bridge());

        assertThat(filing).isInstanceOf(Filing.Published.class);
        Story story = new Stories(database).at("2020/11/16/a-new-bridge-opens").orElseThrow();
        assertThat(story.id()).isEqualTo("tag:gazette.example,2020-11-16:stories/a-new-bridge-opens");
        assertThat(story.section()).isEqualTo(new Section("city", "City"));
        assertThat(story.words()).isEqualTo(3);
        assertThat(story.readingMinutes()).isEqualTo(1);
    }

    @OnBothDatabases
    void handedInAgainItChangesNothing(Database database) {
        NewsDesk desk = desk(database);
        desk.publish(bridge());
        var touched = new Stories(database).touched();

        assertThat(desk.publish(bridge())).isEqualTo(new Filing.Unchanged("inbox/bridge.md"));
        assertThat(new Stories(database).touched()).isEqualTo(touched);
    }

    @OnBothDatabases
    void anEditedDraftMakesARevisionAndKeepsIdPathAndDate(Database database) {
        desk(database).publish(bridge());
        Story before = new Stories(database).latest(Label.ALL, 1).get(0);

        Instant later = NOON.plus(Duration.ofHours(1));
        Filing filing = desk(database, later).publish(bridge().headline("A blue bridge opens"));

        assertThat(filing).isInstanceOf(Filing.Revised.class);
        Story after = new Stories(database).latest(Label.ALL, 1).get(0);
        assertThat(after.headline()).isEqualTo("A blue bridge opens");
        assertThat(List.of(after.id(), after.path())).isEqualTo(List.of(before.id(), before.path()));
        assertThat(after.publishedAt()).isEqualTo(before.publishedAt());
        assertThat(after.updatedAt()).isEqualTo(later);
        assertThat(new Stories(database).revisions(after.number()))
                .extracting(Revision::kind)
                .containsExactly(Revision.Kind.FIRST, Revision.Kind.UPDATE);
    }

    @OnBothDatabases
    void aTypoDoesNotMoveTheDateOfTheUpdate(Database database) {
        desk(database).publish(bridge());
        desk(database, NOON.plusSeconds(60))
                .publish(bridge().headline("A new bridge opened").revision(Revision.Kind.TYPO, ""));

        Story story = new Stories(database).latest(Label.ALL, 1).get(0);
        assertThat(story.updatedAt()).isEqualTo(story.publishedAt());
    }

    @OnBothDatabases
    void aDraftThatCannotBePublishedIsSetAsideAndTheOthersGoOn(Database database) {
        List<Filing> filings = desk(database)
                .publish(List.of(
                        new Draft("inbox/undated.md").headline("When was this?"),
                        new Draft("inbox/untitled.md").published(NOON).line(4),
                        bridge()));

        assertThat(filings.get(0)).hasToString("inbox/undated.md:1: no date: add «date: 2020-11-16 09:00»");
        assertThat(filings.get(1)).hasToString("inbox/untitled.md:4: no headline: add «title: …»");
        assertThat(filings.get(2)).isInstanceOf(Filing.Published.class);
        assertThat(new Stories(database).setAside())
                .extracting(Filing.SetAside::origin)
                .containsExactly("inbox/undated.md", "inbox/untitled.md");
    }

    @OnBothDatabases
    void aMendedDraftLeavesTheListOfThoseSetAside(Database database) {
        NewsDesk desk = desk(database);
        desk.publish(new Draft("inbox/bridge.md").headline("A new bridge opens"));
        desk.publish(bridge());

        assertThat(new Stories(database).setAside()).isEmpty();
    }

    @OnBothDatabases
    void noTwoStoriesHaveTheSameMoment(Database database) {
        List<Draft> drafts = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            drafts.add(new Draft("inbox/" + n).headline("Story " + n).published(NOON));
        }
        desk(database, NOON.plusSeconds(9)).publish(drafts);

        assertThat(new Stories(database).latest(Label.ALL, 9))
                .extracting(Story::publishedAt)
                .containsExactly(NOON.plusSeconds(2), NOON.plusSeconds(1), NOON);
    }

    @OnBothDatabases
    void aStoryThatIsDueDoesNotWaitBecauseAnotherCameInTheSameSecond(Database database) {
        NewsDesk desk = desk(database, NOON.plusMillis(700));
        for (int n = 0; n < 3; n++) {
            desk.publish(new Draft("inbox/" + n).headline("Story " + n).published(NOON.plusMillis(600)));
        }

        assertThat(new Stories(database).latest(Label.ALL, 9))
                .extracting(Story::publishedAt)
                .containsExactly(NOON.plusMillis(2), NOON.plusMillis(1), NOON);
    }

    @OnBothDatabases
    void howeverManyComeAtOnceAllAreSeenAtOnce(Database database) {
        List<Draft> drafts = new ArrayList<>();
        for (int n = 0; n < 1_500; n++) {
            drafts.add(new Draft("inbox/" + n).headline("Story " + n).published(NOON));
        }
        desk(database).publish(drafts);

        assertThat(new Stories(database).latest(Label.ALL, 2_000))
                .extracting(Story::publishedAt)
                .hasSize(1_500)
                .doesNotHaveDuplicates()
                .allMatch(moment -> !moment.isAfter(NOON));
    }

    @OnBothDatabases
    void aStoryOfTheSameDayAndHeadlineGetsAnAddressOfItsOwn(Database database) {
        NewsDesk desk = desk(database);
        desk.publish(bridge());
        desk.publish(new Draft("inbox/other.md").headline("A new bridge opens").published(NOON.minusSeconds(5)));

        assertThat(new Stories(database).at("2020/11/16/a-new-bridge-opens-2")).isPresent();
    }

    @OnBothDatabases
    void aStoryWhoseHourHasNotComeWaitsForIt(Database database) {
        desk(database).publish(bridge().published(NOON.plus(Duration.ofHours(1))));
        assertThat(new Stories(database).count()).isZero();

        assertThat(desk(database, NOON.plus(Duration.ofHours(2))).release()).isEqualTo(1);
        assertThat(new Stories(database).latest(Label.section("city"), 1)).hasSize(1);
    }

    @OnBothDatabases
    void aRetractedStoryIsSeenNoMoreAndDoesNotComeBack(Database database) {
        NewsDesk desk = desk(database);
        desk.publish(bridge());
        Story story = new Stories(database).latest(Label.ALL, 1).get(0);

        assertThat(desk.retract(story.number(), "It was not true.")).isTrue();
        assertThat(desk.retract(story.number(), "It was not true.")).isFalse();
        assertThat(new Stories(database).at(story.path())).isEmpty();
        assertThat(new Stories(database).latest(Label.section("city"), 1)).isEmpty();
        assertThat(desk.publish(bridge())).isInstanceOf(Filing.SetAside.class);
        assertThat(new Stories(database).revisions(story.number()))
                .extracting(Revision::note)
                .containsExactly("", "It was not true.");
    }

    @OnBothDatabases
    void charactersThatWouldBreakAFeedAreTakenOut(Database database) {
        desk(database).publish(bridge().headline("A\u0001 new ]]> bridge\uFFFE\r\n opens\uD800"));

        assertThat(new Stories(database).latest(Label.ALL, 1).get(0).headline()).isEqualTo("A new ]]> bridge opens");
    }

    @OnBothDatabases
    void storiesEditedInOneGoAreNotUpdatedAtTheSameMoment(Database database) {
        desk(database)
                .publish(List.of(
                        bridge(), new Draft("inbox/cup.md").headline("Cup").published(NOON)));
        desk(database, NOON.plusSeconds(60))
                .publish(List.of(
                        bridge().headline("A blue bridge opens"),
                        new Draft("inbox/cup.md").headline("The cup").published(NOON)));

        assertThat(new Stories(database).latest(Label.ALL, 2))
                .extracting(Story::updatedAt)
                .containsExactlyInAnyOrder(NOON.plusSeconds(60), NOON.plusSeconds(61));
    }

    @OnBothDatabases
    void anIdFromOutsideIsKeptByteForByteOrSetAside(Database database) {
        desk(database).publish(bridge().id("http://old.example/?p=19 "));
        Filing odd = desk(database)
                .publish(new Draft("inbox/odd").headline("Odd").published(NOON).id("a\u0001b"));

        assertThat(new Stories(database).latest(Label.ALL, 9))
                .extracting(Story::id)
                .containsExactly("http://old.example/?p=19 ");
        assertThat(odd.toString()).contains("the id «ab»").contains("no feed can carry");
    }

    @OnBothDatabases
    void onlyTheLabelsOfAStoryAreTouched(Database database) {
        NewsDesk desk = desk(database);
        desk.publish(bridge());
        desk.publish(new Draft("inbox/cup.md")
                .headline("The cup is won")
                .section("Sport")
                .published(NOON));
        var before = new Stories(database).touched();

        desk.publish(bridge().headline("A blue bridge opens"));

        var after = new Stories(database).touched();
        assertThat(after.get("section/city")).isGreaterThan(before.get("section/city"));
        assertThat(after.get("section/sport")).isEqualTo(before.get("section/sport"));
    }

    @OnBothDatabases
    void everyStoryIsWalkedOnceFromTheNewestToTheOldest(Database database) {
        List<Draft> drafts = new ArrayList<>();
        for (int n = 0; n < 450; n++) {
            drafts.add(new Draft("inbox/" + n).headline("Story " + n).published(NOON.minusSeconds(450 - n)));
        }
        desk(database).publish(drafts);

        List<String> walked = new ArrayList<>();
        new Stories(database).each(Label.ALL, story -> walked.add(story.headline()));
        assertThat(walked)
                .hasSize(450)
                .doesNotHaveDuplicates()
                .startsWith("Story 449")
                .endsWith("Story 0");
    }
}
