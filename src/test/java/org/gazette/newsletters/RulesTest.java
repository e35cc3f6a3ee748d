package org.gazette.newsletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gazette.newsletters.Newsroom.draft;
import static org.gazette.newsletters.Newsroom.headlines;
import static org.gazette.newsletters.Newsroom.slot;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Revision;
import org.gazette.stories.Section;
import org.gazette.stories.Story;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final String FERRY = "Passengers on the Skarne ferry will pay 4.80 crowns for a single ticket from"
            + " 1 January, an increase of six per cent, the harbour company announced on Monday.";
    private static final String FERRY_AGAIN = "From 1 January a single ticket for the Skarne ferry will cost passengers"
            + " 4.80 crowns, the harbour company announced on Monday: an increase of six per cent.";

    private final Newsletter daily = Titles.daily();

    @OnBothDatabases
    void lateNewsWithADateFromBeforeTheLastIssueIsInTheNext(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.story("2020-11-15T05:00:00Z", "in time", "world");
        newsroom.post(daily, slot("2020-11-15"));
        newsroom.story("2020-11-15T06:00:00Z", "handed in late", "world");
        newsroom.story("2020-11-07T06:00:00Z", "from long ago", "world");
        newsroom.story("2020-11-16T06:00:00Z", "new", "world");

        assertThat(headlines(newsroom.editor.choose(daily, slot("2020-11-16"))))
                .containsExactly("new", "handed in late");
        newsroom.post(daily, slot("2020-11-16"));
        assertThat(newsroom.editor.choose(daily, slot("2020-11-17")).isEmpty()).isTrue();
    }

    @OnBothDatabases
    void whatFoundNoRoomIsNotLateNews(Database database) {
        Newsroom newsroom = new Newsroom(database);
        Newsletter one = Titles.daily("daily 07:00", 1, 1);
        newsroom.story("2020-11-15T05:00:00Z", "no room for this", "world");
        newsroom.story("2020-11-15T06:00:00Z", "printed", "world");
        newsroom.post(one, slot("2020-11-15"));

        assertThat(newsroom.editor.choose(one, slot("2020-11-16")).isEmpty()).isTrue();
    }

    @OnBothDatabases
    void belowTheMinimumAnIssueWaitsGoesOrIsLetGo(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.story("2020-11-15T05:00:00Z", "alone", "world");
        Newsletter send = shortage(Rules.Shortage.SEND);
        Newsletter skip = shortage(Rules.Shortage.SKIP);

        assertThat(headlines(newsroom.editor.choose(send, slot("2020-11-15")))).containsExactly("alone");
        Digest letGo = newsroom.editor.choose(skip, slot("2020-11-15"));
        assertThat(letGo.reason()).isEqualTo("1 of 2 stories since 2020-11-14 07:00, which are let go");

        newsroom.issues.skip(slot("2020-11-15"), letGo);
        newsroom.story("2020-11-16T05:00:00Z", "one", "world");
        newsroom.story("2020-11-16T06:00:00Z", "two", "world");
        assertThat(headlines(newsroom.editor.choose(skip, slot("2020-11-16")))).containsExactly("two", "one");
    }

    @OnBothDatabases
    void anEmbargoKeepsYoungStoriesForTheNextIssue(Database database) {
        Newsroom newsroom = new Newsroom(database);
        Newsletter hour = daily.by(rules(Rules.Shortage.POSTPONE, Duration.ofHours(1), QuietDays.NONE));
        newsroom.story("2020-11-15T06:00:00Z", "an hour old", "world");
        newsroom.story("2020-11-15T06:00:01Z", "not an hour old", "world");

        assertThat(headlines(newsroom.editor.choose(hour, slot("2020-11-15")))).containsExactly("an hour old");
        newsroom.post(hour, slot("2020-11-15"));
        assertThat(headlines(newsroom.editor.choose(hour, slot("2020-11-16")))).containsExactly("not an hour old");
    }

    @OnBothDatabases
    void aQuietDayHasNoIssueAndItsStoriesWait(Database database) {
        Newsroom newsroom = new Newsroom(database);
        Newsletter quiet = daily.by(
                rules(Rules.Shortage.POSTPONE, Duration.ZERO, new QuietDays(List.of(QuietDays.Day.parse("Sunday")))));
        newsroom.story("2020-11-15T05:00:00Z", "on Sunday", "world");

        assertThat(newsroom.editor.choose(quiet, slot("2020-11-15")).reason()).isEqualTo("a quiet day: sunday");
        Newsletter later = Titles.of("daily", quiet.cadence(), 1, 5);
        assertThat(headlines(newsroom.editor.choose(later, slot("2020-11-15")))).containsExactly("on Sunday");
    }

    @Test
    void quietDaysAreWeekdaysDaysOfEveryYearAndDates() {
        QuietDays days = new QuietDays(List.of(
                QuietDays.Day.parse("sunday"), QuietDays.Day.parse("12-25"), QuietDays.Day.parse("2026-04-03")));

        assertThat(days.on(LocalDate.parse("2026-12-25"))).contains("12-25");
        assertThat(days.on(LocalDate.parse("2026-04-03"))).contains("2026-04-03");
        assertThat(days.on(LocalDate.parse("2026-04-05"))).contains("sunday");
        assertThat(days.on(LocalDate.parse("2027-04-03"))).isEmpty();
        assertThatThrownBy(() -> QuietDays.Day.parse("02-30"))
                .hasMessage("\"02-30\" is no day such as sunday, 12-25 or 2026-04-03");
    }

    @OnBothDatabases
    void onlyListedSectionsTagsAndLanguagesAreCarriedWhereTheNewsletterSaysSo(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.file(draft("2020-11-16T01:00:00Z", "world, tagged", "world").tag("Rail Ways"));
        newsroom.file(draft("2020-11-16T02:00:00Z", "world, untagged", "world"));
        newsroom.file(draft("2020-11-16T03:00:00Z", "sport, tagged", "sport").tag("Rail Ways"));
        newsroom.file(
                draft("2020-11-16T04:00:00Z", "welt", "world").tag("Rail Ways").language("de"));
        Rules usual = Rules.USUAL;
        Newsletter narrow = daily.by(new Rules(
                true,
                List.of("rail-ways"),
                List.of("en"),
                "",
                usual.shortage(),
                usual.embargo(),
                usual.lateNews(),
                usual.notLater(),
                usual.quiet(),
                true,
                true,
                usual.desk()));

        assertThat(headlines(newsroom.editor.choose(narrow, slot("2020-11-16"))))
                .containsExactly("world, tagged");
    }

    @OnBothDatabases
    void aStoryWithTheTagOfTheLeadLeads(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.pictured("2020-11-16T06:00:00Z", "news of the world", "world");
        newsroom.file(draft("2020-11-15T08:00:00Z", "pinned", "sport").tag("Top story"));
        Rules usual = Rules.USUAL;
        Newsletter pinning = daily.by(new Rules(
                false,
                List.of(),
                List.of(),
                "top-story",
                usual.shortage(),
                usual.embargo(),
                usual.lateNews(),
                usual.notLater(),
                usual.quiet(),
                true,
                true,
                usual.desk()));

        assertThat(headlines(newsroom.editor.choose(pinning, slot("2020-11-16"))))
                .containsExactly("pinned", "news of the world");
    }

    @OnBothDatabases
    void anUpdatedStoryComesAgainMarkedAndNeverLeadsTwice(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.story("2020-11-15T06:00:00Z", "the lead", "world");
        newsroom.story("2020-11-15T05:00:00Z", "the second", "world");
        newsroom.story("2020-11-15T04:00:00Z", "the third", "world");
        newsroom.post(daily, slot("2020-11-15"));
        revise(newsroom, "the lead", Revision.Kind.UPDATE, "Now with figures.");
        revise(newsroom, "the second", Revision.Kind.UPDATE, "Now with names.");
        revise(newsroom, "the third", Revision.Kind.TYPO, "");

        assertThat(newsroom.editor.choose(daily, slot("2020-11-16")).reason())
                .isEqualTo("no story since 2020-11-15 07:00");
        newsroom.story("2020-11-15T09:00:00Z", "new, but of culture", "culture");
        Digest digest = newsroom.editor.choose(daily, slot("2020-11-16"));

        assertThat(digest.lead().orElseThrow().headline()).isEqualTo("the second");
        assertThat(headlines(digest)).containsExactly("the second", "the lead", "new, but of culture");
        assertThat(digest.remarks().updated()).hasSize(2);
        Issue issue = newsroom.post(daily, slot("2020-11-16"));
        assertThat(newsroom.editor.recall(issue).remarks().updated())
                .isEqualTo(digest.remarks().updated());
        assertThat(newsroom.editor.choose(daily, slot("2020-11-17")).isEmpty())
                .describedAs("an update is printed once")
                .isTrue();
    }

    @OnBothDatabases
    void correctionsAndRetractionsOfWhatWasCarriedAreToldOnce(Database database) {
        Newsroom newsroom = new Newsroom(database);
        Story wrong = newsroom.story("2020-11-15T06:00:00Z", "a wrong figure", "world");
        Story gone = newsroom.story("2020-11-15T05:00:00Z", "never happened", "world");
        newsroom.post(daily, slot("2020-11-15"));
        Story unseen = newsroom.story("2020-11-15T08:00:00Z", "not yet carried", "world");
        newsroom.clock.forward(Duration.ofMinutes(1));
        newsroom.desk.revise(
                wrong.number(), Revision.Kind.CORRECTION, "It was six, not nine.", copy -> words(copy, "six"));
        newsroom.desk.revise(unseen.number(), Revision.Kind.CORRECTION, "It was two.", copy -> words(copy, "two"));
        newsroom.clock.forward(Duration.ofMinutes(1));
        newsroom.desk.retract(gone.number(), "Nobody was there.");

        Digest digest = newsroom.editor.choose(daily, slot("2020-11-16"));

        assertThat(digest.remarks().notices())
                .extracting(Notice::kind, Notice::headline, Notice::note)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Notice.Kind.CORRECTION, "a wrong figure", "It was six, not nine."),
                        org.assertj.core.groups.Tuple.tuple(
                                Notice.Kind.RETRACTION, "never happened", "Nobody was there."));
        assertThat(headlines(digest)).containsExactly("not yet carried");
        Issue issue = newsroom.post(daily, slot("2020-11-16"));
        assertThat(newsroom.editor.recall(issue).remarks().notices())
                .isEqualTo(digest.remarks().notices());
        newsroom.story("2020-11-16T07:10:00Z", "the next day", "world");
        assertThat(newsroom.editor.choose(daily, slot("2020-11-17")).remarks().notices())
                .isEmpty();
    }

    @OnBothDatabases
    void whatTellsTheSameIsPrintedOnceAndItsSectionsAreNamed(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.file(draft("2020-11-16T05:00:00Z", "Ferry dearer", "Business").body("<p>" + FERRY + "</p>"));
        newsroom.file(draft("2020-11-16T06:00:00Z", "Dearer ferries", "World").body("<p>" + FERRY_AGAIN + "</p>"));
        newsroom.story("2020-11-16T04:00:00Z", "something else", "culture");

        Digest digest = newsroom.editor.choose(daily, slot("2020-11-16"));

        assertThat(headlines(digest)).containsExactly("Dearer ferries", "something else");
        assertThat(digest.remarks().alsoIn())
                .containsEntry(digest.lead().orElseThrow().number(), List.of(new Section("business", "Business")));
        assertThat(digest.remarks().leftOut())
                .extracting(one -> one.story().headline() + ": " + one.reason())
                .containsExactly("Ferry dearer: tells the same as «Dearer ferries»");
        Issue issue = newsroom.post(daily, slot("2020-11-16"));
        assertThat(newsroom.editor.recall(issue).remarks().alsoIn())
                .isEqualTo(digest.remarks().alsoIn());

        newsroom.file(draft("2020-11-16T07:10:00Z", "Ferry up", "Sport").body("<p>" + FERRY + "</p>"));
        assertThat(newsroom.editor.choose(daily, slot("2020-11-17")).remarks().leftOut())
                .extracting(Remarks.LeftOut::reason)
                .containsExactly("tells the same as «Dearer ferries», which an earlier issue carried");
    }

    private Newsletter shortage(Rules.Shortage shortage) {
        return Titles.daily("daily 07:00", 2, 5).by(rules(shortage, Duration.ZERO, QuietDays.NONE));
    }

    private static Rules rules(Rules.Shortage shortage, Duration embargo, QuietDays quiet) {
        Rules usual = Rules.USUAL;
        return new Rules(
                false,
                List.of(),
                List.of(),
                "",
                shortage,
                embargo,
                usual.lateNews(),
                usual.notLater(),
                quiet,
                true,
                true,
                usual.desk());
    }

    private static void revise(Newsroom newsroom, String headline, Revision.Kind kind, String more) {
        long number = newsroom.stories.latest(org.gazette.stories.Label.ALL, 100).stream()
                .filter(story -> story.headline().equals(headline))
                .findFirst()
                .orElseThrow()
                .number();
        newsroom.desk.revise(number, kind, "", copy -> words(copy, more + " More."));
    }

    private static org.gazette.stories.Copy words(org.gazette.stories.Copy copy, String more) {
        return copy.words(copy.headline(), copy.standfirst(), copy.body() + "<p>" + more + "</p>");
    }
}
