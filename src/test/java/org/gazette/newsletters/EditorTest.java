package org.gazette.newsletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gazette.newsletters.Newsroom.headlines;
import static org.gazette.newsletters.Newsroom.slot;

import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;

class EditorTest {
    private final Newsletter daily = Titles.daily();

    @OnBothDatabases
    void aStoryAtTheEdgeOfTwoWindowsIsInOneOfThem(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.story("2020-11-15T07:00:00Z", "at the first edge", "world");
        newsroom.story("2020-11-15T07:00:01Z", "just behind it", "world");
        newsroom.story("2020-11-16T07:00:00Z", "at the second edge", "world");
        newsroom.story("2020-11-16T07:00:01Z", "just behind that", "world");
        newsroom.story("2020-11-17T07:00:00Z", "at the third edge", "world");
        newsroom.clock.set("2020-11-17T07:30:00Z");
        newsroom.desk.release();

        assertThat(headlines(newsroom.editor.choose(daily, slot("2020-11-15")))).containsExactly("at the first edge");
        newsroom.post(daily, slot("2020-11-15"));
        assertThat(headlines(newsroom.editor.choose(daily, slot("2020-11-16"))))
                .containsExactly("at the second edge", "just behind it");
        newsroom.post(daily, slot("2020-11-16"));
        assertThat(headlines(newsroom.editor.choose(daily, slot("2020-11-17"))))
                .containsExactly("at the third edge", "just behind that");
    }

    @OnBothDatabases
    void theFirstIssueLooksBackAsFarAsTheNewsletterSays(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.story("2020-11-15T07:00:00Z", "a day ago", "world");
        newsroom.story("2020-11-15T08:00:00Z", "an hour less", "world");

        assertThat(headlines(newsroom.editor.choose(daily, slot("2020-11-16")))).containsExactly("an hour less");
    }

    @OnBothDatabases
    void noIssueCarriesAStoryTwice(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        newsroom.story("2020-11-14T06:00:00Z", "old news", "world");
        newsroom.post(daily, slot("2020-11-16"));

        assertThat(headlines(newsroom.editor.choose(daily, slot("2020-11-14")))).containsExactly("old news");
        assertThat(newsroom.editor.choose(daily, slot("2020-11-17")).reason())
                .isEqualTo("no story since 2020-11-16 07:00");
        assertThat(headlines(newsroom.editor.choose(Titles.of("weekly", daily.cadence(), 1, 5), slot("2020-11-16"))))
                .describedAs("another newsletter has its own memory")
                .containsExactly("news");
    }

    @OnBothDatabases
    void tooFewStoriesMakeNoIssueAndStayForTheNext(Database database) {
        Newsroom newsroom = new Newsroom(database);
        Newsletter threeAtLeast = Titles.daily("daily 07:00", 3, 5);
        newsroom.story("2020-11-14T06:00:00Z", "before", "world");
        newsroom.post(daily, slot("2020-11-14"));
        newsroom.story("2020-11-14T09:00:00Z", "one", "world");

        Digest tooFew = newsroom.editor.choose(threeAtLeast, slot("2020-11-15"));
        assertThat(tooFew.isEmpty()).isTrue();
        assertThat(tooFew.reason()).isEqualTo("1 of 3 stories since 2020-11-14 07:00");

        newsroom.story("2020-11-15T09:00:00Z", "two", "world");
        newsroom.story("2020-11-15T10:00:00Z", "three", "world");
        assertThat(headlines(newsroom.editor.choose(threeAtLeast, slot("2020-11-16"))))
                .containsExactly("three", "two", "one");
    }

    @OnBothDatabases
    void theLeadComesFromTheFirstSectionThenIsFreshThenHasAPicture(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.pictured("2020-11-15T20:00:00Z", "older world with a picture", "world");
        newsroom.story("2020-11-16T06:59:00Z", "world without a picture", "world");
        newsroom.pictured("2020-11-16T06:00:00Z", "world with a picture", "world");
        newsroom.pictured("2020-11-16T06:30:00Z", "sport with a picture", "sport");

        Digest digest = newsroom.editor.choose(daily, slot("2020-11-16"));

        assertThat(headlines(digest))
                .containsExactly(
                        "world with a picture",
                        "world without a picture",
                        "older world with a picture",
                        "sport with a picture");
    }

    @OnBothDatabases
    void sectionsStandInTheirOrderAndTheNewestStoryFirst(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.story("2020-11-16T01:00:00Z", "sport", "sport");
        newsroom.story("2020-11-16T02:00:00Z", "art", "art");
        newsroom.story("2020-11-16T03:00:00Z", "culture", "culture");
        newsroom.story("2020-11-16T04:00:00Z", "older world", "world");
        newsroom.story("2020-11-16T05:00:00Z", "newer world", "world");

        assertThat(headlines(newsroom.editor.choose(daily, slot("2020-11-16"))))
                .containsExactly("newer world", "older world", "culture", "art", "sport");
    }

    @OnBothDatabases
    void whenThereIsNoRoomForAllEachSectionKeepsItsNewest(Database database) {
        Newsroom newsroom = new Newsroom(database);
        for (int minute = 10; minute < 16; minute++) {
            newsroom.story("2020-11-16T06:" + minute + ":00Z", "world " + minute, "world");
        }
        newsroom.story("2020-11-16T01:00:00Z", "culture", "culture");
        newsroom.story("2020-11-16T02:00:00Z", "sport", "sport");

        assertThat(headlines(newsroom.editor.choose(daily, slot("2020-11-16"))))
                .containsExactly("world 15", "world 14", "world 13", "culture", "sport");
        assertThat(headlines(newsroom.editor.choose(Titles.daily("daily 07:00", 1, 3), slot("2020-11-16"))))
                .describedAs("the lead is its section's first")
                .containsExactly("world 15", "culture", "sport");
    }
}
