package org.gazette.newsletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gazette.newsletters.Newsroom.slot;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Revision;

class IssuesTest {
    private final Newsletter daily = Titles.daily();

    @OnBothDatabases
    void aSlotOpenedTwiceHasOneIssue(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        Digest digest = newsroom.editor.choose(daily, slot("2020-11-16"));

        Issue first = newsroom.issues.open(daily, slot("2020-11-16"), digest, "the first title");
        Issue second = newsroom.issues.open(daily, slot("2020-11-16"), digest, "another title");

        assertThat(second).isEqualTo(first);
        assertThat(first.title()).isEqualTo("the first title");
        assertThat(first.openedAt()).isEqualTo("2020-11-16T07:00:00Z");
        assertThat(newsroom.issues
                        .slot("daily", slot("2020-11-16").date())
                        .orElseThrow()
                        .state())
                .isEqualTo("OPEN");
    }

    @OnBothDatabases
    void whoOpenSlotsAllAtOnceGetNumbersWithoutGaps(Database database) throws Exception {
        Newsroom newsroom = new Newsroom(database);
        newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        Digest digest = newsroom.editor.choose(daily, slot("2020-11-16"));
        CountDownLatch gate = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Issue>> opened = IntStream.range(0, 24)
                .mapToObj(n -> threads.submit(() -> {
                    gate.await();
                    return newsroom.issues.open(daily, slot("2020-11-%02d".formatted(10 + n % 12)), digest, "title");
                }))
                .toList();
        gate.countDown();
        for (Future<Issue> one : opened) {
            one.get();
        }
        threads.shutdown();

        assertThat(database.<List<Integer>, RuntimeException>read(
                        handle -> handle.createQuery("select number from issue order by number")
                                .mapTo(Integer.class)
                                .list()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
    }

    @OnBothDatabases
    void theDigestOfAnIssueStaysAsItWas(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.pictured("2020-11-16T05:00:00Z", "lead", "world");
        newsroom.story("2020-11-16T06:00:00Z", "second", "world");
        newsroom.story("2020-11-16T06:30:00Z", "third", "sport");
        Digest chosen = newsroom.editor.choose(daily, slot("2020-11-16"));
        Issue issue = newsroom.open(daily, slot("2020-11-16"));

        newsroom.file(Newsroom.draft("2020-11-16T05:00:00Z", "lead", "culture")
                .body("<p>All is different.</p>")
                .revision(Revision.Kind.TYPO, ""));
        newsroom.desk.retract(chosen.parts().get(0).stories().get(0).number(), "It is not true.");

        assertThat(newsroom.editor.recall(issue)).isEqualTo(chosen);
    }

    @OnBothDatabases
    void aSkippedSlotMayBeOpenedLaterButAnOpenOneNotSkipped(Database database) {
        Newsroom newsroom = new Newsroom(database);

        assertThat(newsroom.issues.skip(slot("2020-11-16"), "no story")).isTrue();
        assertThat(newsroom.issues.slot("daily", slot("2020-11-16").date()).orElseThrow())
                .isEqualTo(new Issues.SlotRecord(slot("2020-11-16"), "SKIPPED", "no story"));

        newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        newsroom.open(daily, slot("2020-11-16"));
        assertThat(newsroom.issues.skip(slot("2020-11-16"), "no story")).isFalse();
        assertThat(newsroom.issues
                        .slot("daily", slot("2020-11-16").date())
                        .orElseThrow()
                        .reason())
                .isEmpty();
    }

    @OnBothDatabases
    void anIssueIsPostedOnce(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        Issue issue = newsroom.open(daily, slot("2020-11-16"));

        assertThat(database.<Boolean, RuntimeException>write(handle -> newsroom.issues.posted(handle, issue)))
                .isTrue();
        assertThat(database.<Boolean, RuntimeException>write(handle -> newsroom.issues.posted(handle, issue)))
                .isFalse();
        assertThat(newsroom.issues.of("daily", issue.date()).orElseThrow().state())
                .isEqualTo(Issue.State.POSTED);
        assertThat(newsroom.issues.slot("daily", issue.date()).orElseThrow().state())
                .isEqualTo("ISSUED");
    }

    @OnBothDatabases
    void onlyPostedIssuesAreListedTheNewestFirst(Database database) {
        Newsroom newsroom = new Newsroom(database);
        newsroom.story("2020-11-15T07:00:00Z", "at the very moment", "world");
        newsroom.story("2020-11-16T06:00:00Z", "news", "world");
        Issue sunday = newsroom.post(daily, slot("2020-11-15"));
        Issue monday = newsroom.open(daily, slot("2020-11-16"));

        assertThat(newsroom.issues.latest("daily", 10)).containsExactly(sunday);
        database.run(handle -> newsroom.issues.posted(handle, monday));
        assertThat(newsroom.issues.latest("daily", 10))
                .extracting(Issue::number)
                .containsExactly(2, 1);
    }
}
