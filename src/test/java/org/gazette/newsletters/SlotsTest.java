package org.gazette.newsletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gazette.newsletters.Newsroom.headlines;
import static org.gazette.newsletters.Newsroom.slot;

import java.util.List;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;

class SlotsTest {
    private final Newsletter daily = Titles.daily();

    @OnBothDatabases
    void nothingIsMissedOfTheTimeBeforeANewsletterWasWatched(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.slots.watch(daily);

        assertThat(newsroom.slots.unanswered(daily)).isEmpty();
        newsroom.clock.set("2020-11-18T07:00:00Z");
        newsroom.slots.watch(daily);
        assertThat(newsroom.slots.unanswered(daily)).containsExactly(slot("2020-11-17"), slot("2020-11-18"));
    }

    @OnBothDatabases
    void aSlotThatIsIssuedOrSkippedIsAnswered(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.slots.watch(daily);
        newsroom.clock.set("2020-11-19T12:00:00Z");
        newsroom.story("2020-11-17T06:00:00Z", "news", "world");
        newsroom.post(daily, slot("2020-11-17"));
        newsroom.slots.skip(List.of(slot("2020-11-18")), "missed");

        assertThat(newsroom.slots.unanswered(daily)).containsExactly(slot("2020-11-19"));
    }

    @OnBothDatabases
    void aSlotThatWasRunByHandBeforeItsHourIsAnswered(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.slots.watch(daily);
        newsroom.story("2020-11-17T05:00:00Z", "news", "world");
        newsroom.clock.set("2020-11-17T06:00:00Z");
        newsroom.desk.release();
        newsroom.post(daily, new Slot("daily", slot("2020-11-17").date(), newsroom.clock.instant()));
        newsroom.clock.set("2020-11-17T07:30:00Z");

        assertThat(newsroom.slots.unanswered(daily)).isEmpty();
    }

    @OnBothDatabases
    void anIssueThatWasBegunButNeverPostedIsUnansweredAndItsWithdrawalFreesNumberAndStories(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.slots.watch(daily);
        newsroom.story("2020-11-17T06:00:00Z", "news", "world");
        newsroom.clock.set("2020-11-18T07:30:00Z");
        newsroom.desk.release();
        newsroom.open(daily, slot("2020-11-17"));
        assertThat(newsroom.slots.unanswered(daily)).containsExactly(slot("2020-11-17"), slot("2020-11-18"));

        newsroom.slots.skip(List.of(slot("2020-11-17")), "missed: too late");

        assertThat(newsroom.issues.of("daily", slot("2020-11-17").date())).isEmpty();
        assertThat(newsroom.issues
                        .slot("daily", slot("2020-11-17").date())
                        .orElseThrow()
                        .state())
                .isEqualTo("SKIPPED");
        assertThat(newsroom.slots.unanswered(daily)).containsExactly(slot("2020-11-18"));
        assertThat(headlines(newsroom.editor.choose(daily, slot("2020-11-17")))).containsExactly("news");
        assertThat(newsroom.open(daily, slot("2020-11-17")).number()).isEqualTo(1);
    }

    @OnBothDatabases
    void anIssueThatIsPostedIsNeverWithdrawn(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        Issue issue = newsroom.post(daily, slot("2020-11-16"));

        newsroom.slots.skip(List.of(slot("2020-11-16")), "missed");

        assertThat(newsroom.issues.of("daily", issue.date())).contains(issue);
        assertThat(newsroom.issues.slot("daily", issue.date()).orElseThrow().state())
                .isEqualTo("ISSUED");
    }
}
