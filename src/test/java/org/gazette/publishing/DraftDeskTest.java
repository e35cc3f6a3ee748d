package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gazette.newsletters.Newsroom.headlines;
import static org.gazette.publishing.Press.MONDAY;

import java.time.Duration;
import java.util.List;
import org.gazette.newsletters.IssueDraft;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Newsroom;
import org.gazette.newsletters.Rules;
import org.gazette.newsletters.Titles;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Story;

class DraftDeskTest {
    private static final String NEWS = "2020-11-16T05:00:00Z";

    @OnBothDatabases
    void aDraftIsMadeAheadOfItsHourAndSentAsEditorsLeftIt(Database database) {
        Press press = new Press(database);
        Newsletter daily = drafted(Rules.AtTheHour.SEND);
        press.newsroom.clock.set("2020-11-16T05:59:00Z");
        press.newsroom.slots.watch(daily);
        press.newsroom.story(NEWS, "first", "world");
        Story second = press.newsroom.story("2020-11-16T04:00:00Z", "second", "culture");
        Story third = press.newsroom.story("2020-11-16T03:00:00Z", "third", "sport");
        DraftDesk desk = press.draftDesk();

        desk.round(List.of(daily));
        assertThat(press.drafts.of("daily", MONDAY))
                .describedAs("more than an hour ahead")
                .isEmpty();
        press.newsroom.clock.set("2020-11-16T06:00:00Z");
        desk.round(List.of(daily));
        desk.round(List.of(daily));
        Story late = press.newsroom.story("2020-11-16T06:00:00Z", "came later", "world");
        Story missed = press.newsroom.story("2020-11-16T06:00:00Z", "nobody added it", "world");
        press.drafts.pin("daily", MONDAY, second);
        press.drafts.drop("daily", MONDAY, third);
        press.drafts.add("daily", MONDAY, late);
        press.drafts.move("daily", MONDAY, late, 2);

        press.newsroom.clock.set("2020-11-16T07:00:00.010Z");
        assertThat(press.another().run(daily, Newsroom.slot("2020-11-16"))).isInstanceOf(PressRun.Posted.class);
        assertThat(headlines(press.newsroom.editor.recall(
                        press.newsroom.issues.of("daily", MONDAY).orElseThrow())))
                .containsExactly("second", "came later", "first");
        press.newsroom.clock.set("2020-11-17T07:30:00Z");
        assertThat(headlines(press.newsroom.editor.choose(daily, Newsroom.slot("2020-11-17"))))
                .describedAs("what came after the draft is in the next issue")
                .containsExactly(missed.headline());
    }

    @OnBothDatabases
    void onlyAnApprovedDraftIsSentWhereTheNewsletterSaysSo(Database database) {
        Press press = new Press(database);
        Newsletter daily = drafted(Rules.AtTheHour.IF_APPROVED);
        press.newsroom.story("2020-11-15T05:00:00Z", "the day before", "world");
        press.newsroom.post(daily, Newsroom.slot("2020-11-15"));
        press.newsroom.clock.set("2020-11-16T06:30:00Z");
        press.newsroom.story(NEWS, "first", "world");
        press.draftDesk().round(List.of(daily));
        press.newsroom.clock.set("2020-11-16T07:00:00Z");

        assertThat(press.another().run(daily, Newsroom.slot("2020-11-16")))
                .isEqualTo(new PressRun.Skipped("the draft was not approved"));
        assertThat(headlines(press.newsroom.editor.choose(daily, Newsroom.slot("2020-11-17"))))
                .describedAs("its stories stay for the next")
                .containsExactly("first");
        assertThat(press.drafts.approve("daily", MONDAY)).isTrue();
        assertThat(press.drafts.approve("daily", MONDAY)).isFalse();
        assertThat(press.another().run(daily, Newsroom.slot("2020-11-16"))).isInstanceOf(PressRun.Posted.class);
    }

    @OnBothDatabases
    void aDraftThatIsHeldGoesOnceItIsApproved(Database database) {
        Press press = new Press(database);
        Newsletter daily = drafted(Rules.AtTheHour.HOLD);
        press.newsroom.clock.set("2020-11-16T06:30:00Z");
        press.newsroom.slots.watch(daily);
        press.newsroom.story(NEWS, "first", "world");
        Story second = press.newsroom.story("2020-11-16T04:00:00Z", "second", "world");
        DraftDesk desk = press.draftDesk();
        desk.round(List.of(daily));
        press.drafts.approve("daily", MONDAY);
        press.drafts.drop("daily", MONDAY, second);
        press.newsroom.clock.set("2020-11-16T07:00:00Z");

        assertThat(press.another().run(daily, Newsroom.slot("2020-11-16")))
                .describedAs("an edit takes the approval back")
                .isInstanceOf(PressRun.Held.class);
        assertThat(state(press)).isEqualTo(IssueDraft.State.HELD);
        desk.round(List.of(daily));
        assertThat(press.newsroom.issues.of("daily", MONDAY)).isEmpty();
        press.drafts.approve("daily", MONDAY);
        desk.round(List.of(daily));

        assertThat(press.newsroom.issues.of("daily", MONDAY)).isPresent();
        assertThat(press.told).hasSize(1);
    }

    @OnBothDatabases
    void aDraftThatNobodyApprovesIsSkippedWhenItIsTooLate(Database database) {
        Press press = new Press(database);
        Newsletter daily = drafted(Rules.AtTheHour.HOLD);
        press.newsroom.clock.set("2020-11-16T06:30:00Z");
        press.newsroom.slots.watch(daily);
        press.newsroom.story(NEWS, "first", "world");
        DraftDesk desk = press.draftDesk();
        desk.round(List.of(daily));
        press.newsroom.clock.set("2020-11-16T19:00:01Z");
        desk.round(List.of(daily));

        assertThat(press.newsroom.issues.slot("daily", MONDAY).orElseThrow().reason())
                .isEqualTo("held until it was too late: nobody approved its draft");
    }

    @OnBothDatabases
    void whatIsTakenBackLeavesTheDraftAndACorrectionIsToldAtTheHour(Database database) {
        Press press = new Press(database);
        Newsletter daily = drafted(Rules.AtTheHour.SEND);
        press.newsroom.clock.set("2020-11-16T06:30:00Z");
        press.newsroom.story(NEWS, "first", "world");
        Story gone = press.newsroom.story("2020-11-16T05:30:00Z", "never happened", "world");
        press.draftDesk().draft(daily, MONDAY);
        press.newsroom.desk.retract(gone.number(), "It did not.");
        press.newsroom.clock.set("2020-11-16T07:00:00Z");

        press.another().run(daily, Newsroom.slot("2020-11-16"));

        assertThat(headlines(press.newsroom.editor.recall(
                        press.newsroom.issues.of("daily", MONDAY).orElseThrow())))
                .containsExactly("first");
    }

    @OnBothDatabases
    void anEditThatCannotBeSaysWhy(Database database) {
        Press press = new Press(database);
        Newsletter daily = drafted(Rules.AtTheHour.SEND);
        press.newsroom.clock.set("2020-11-16T06:30:00Z");
        Story first = press.newsroom.story(NEWS, "first", "world");
        Story other = press.newsroom.story("2020-11-10T05:00:00Z", "other", "world");

        assertThatThrownBy(() -> press.drafts.pin("daily", MONDAY, first))
                .hasMessage("there is no draft of daily of 2020-11-16;"
                        + " «gazette issue draft daily --date 2020-11-16» makes one");
        press.draftDesk().draft(daily, MONDAY);
        assertThatThrownBy(() -> press.drafts.drop("daily", MONDAY, other))
                .hasMessage("«other» is not in the draft, which has «first»");
        assertThatThrownBy(() -> press.drafts.add("daily", MONDAY, first))
                .hasMessage("«first» is in the draft already");
    }

    private static IssueDraft.State state(Press press) {
        return press.drafts.of("daily", MONDAY).orElseThrow().state();
    }

    private static Newsletter drafted(Rules.AtTheHour atTheHour) {
        Rules usual = Titles.notLater(Duration.ofHours(12));
        return Titles.daily()
                .by(new Rules(
                        usual.onlySections(),
                        usual.tags(),
                        usual.languages(),
                        usual.leadTag(),
                        usual.shortage(),
                        usual.embargo(),
                        usual.lateNews(),
                        usual.notLater(),
                        usual.quiet(),
                        usual.updates(),
                        usual.merges(),
                        new Rules.Desk(Duration.ofHours(1), atTheHour)));
    }
}
