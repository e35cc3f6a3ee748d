package org.gazette.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gazette.delivery.Outbox;
import org.gazette.mail.KeyRing;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Newsroom;
import org.gazette.newsletters.Rules;
import org.gazette.publishing.Clicks.Follower;
import org.gazette.storage.Database;
import org.gazette.storage.OnBothDatabases;
import org.gazette.stories.Story;
import org.gazette.subscribers.Frequency;
import org.gazette.subscribers.Wishes;

/** Links that are counted: what letters carry, where they lead, and whom they count as what. */
class ClicksTest {
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final List<String> HEADLINES =
            List.of("A new bridge opens", "Harbour strike ends early", "Owls return to Kew");
    private static final KeyRing KEYS = new KeyRing(java.util.Map.of("1", new byte[32]));

    @OnBothDatabases
    void aLetterNamesIssueAndStoryAndNoReader(Database database) {
        Counted counted = new Counted(database, 3);

        List<String> letters = counted.letters();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0)).contains("/c/1.").doesNotContain("href=3D\"https://gazette.example/stories/");
        assertThat(counted.tokens()).hasSize(3);
        assertThat(counted.archive())
                .contains("https://gazette.example/stories/")
                .doesNotContain("/c/1.");
    }

    @OnBothDatabases
    void aLinkLeadsWhereTheNewsroomSaysAndAForgedOneNowhere(Database database) {
        Counted counted = new Counted(database, 2);
        counted.later(Duration.ofMinutes(5));
        String token = counted.token(1);

        assertThat(counted.follow(1, 1)).startsWith("https://gazette.example/stories/2020/11/");
        assertThat(counted.clicks.follow(token.substring(0, token.length() - 1) + "_", person(1)))
                .isEmpty();
        assertThat(counted.clicks.follow(token.replaceFirst("\\.[0-9a-z]+\\.", ".zz."), person(1)))
                .isEmpty();
        assertThat(counted.clicks.follow("https://evil.example/", person(1))).isEmpty();
        assertThat(counted.clicks.follow(counted.links.token(999, 1), person(1)))
                .isEmpty();
        counted.clicks.close();
        assertThat(counted.people()).containsExactly(1L, 0L);
    }

    @OnBothDatabases
    void peopleAreCountedByStoryAndTwiceInARowOnce(Database database) {
        Counted counted = new Counted(database, 3);
        counted.later(Duration.ofMinutes(5));

        counted.follow(1, 7);
        counted.follow(1, 7);
        counted.follow(1, 8);
        counted.follow(2, 8);
        assertThat(counted.people()).containsExactly(0L, 0L, 0L);
        counted.later(Duration.ofSeconds(11));
        counted.clicks.settle();
        counted.follow(1, 7);
        counted.clicks.close();

        assertThat(counted.people()).containsExactly(3L, 1L, 0L);
        assertThat(counted.machines()).containsExactly(0L, 0L, 0L);
    }

    @OnBothDatabases
    void machinesAreToldFromPeople(Database database) {
        Counted counted = new Counted(database, 3);

        counted.follow(1, 1);
        counted.later(Duration.ofMinutes(1));
        counted.clicks.follow(counted.token(1), new Follower(2, FIREFOX, true));
        counted.clicks.follow(counted.token(1), new Follower(3, "", false));
        counted.clicks.follow(counted.token(1), new Follower(4, "Barracuda Sentinel (EE)", false));
        counted.clicks.follow(counted.token(1), new Follower(5, "python-requests/2.32", false));
        counted.clicks.follow(counted.token(1), person(6));
        counted.clicks.close();

        assertThat(counted.machines()).containsExactly(5L, 0L, 0L);
        assertThat(counted.people()).containsExactly(1L, 0L, 0L);
    }

    @OnBothDatabases
    void whoFollowsEveryLinkWithinSecondsIsAMachineFromTheFirst(Database database) {
        Counted counted = new Counted(database, 3);
        counted.later(Duration.ofMinutes(5));

        IntStream.rangeClosed(1, 3).forEach(number -> counted.follow(number, 1));
        counted.follow(1, 2);
        counted.follow(2, 2);
        counted.clicks.close();

        assertThat(counted.machines()).containsExactly(1L, 1L, 1L);
        assertThat(counted.people()).containsExactly(1L, 1L, 0L);
    }

    @OnBothDatabases
    void aNewerLeadOfALaterWaveIsCountedToo(Database database) {
        Press press = new Press(database);
        CountedLinks links = new CountedLinks(database, press.newsroom.site, KEYS);
        Newsletter daily = press.daily.by(Rules.USUAL.with(Rules.LaterWaves.NEWER_LEAD));
        press.newsroom.story("2020-11-16T02:00:00Z", "A bridge opens", "world");
        press.reader("bea@example.org", Wishes.of(List.of(), "", Frequency.EACH_ISSUE, 7, "America/New_York"));
        press.counting(links).run(daily, Newsroom.slot("2020-11-16"));
        press.newsroom.clock.set("2020-11-16T11:00:00Z");
        Story lead = press.newsroom.story("2020-11-16T10:00:00Z", "A minister resigns", "world");
        press.newsroom.clock.set("2020-11-16T12:00:00Z");
        press.countingWaves(links).round(List.of(daily));

        Issue issue = press.newsroom.issues.latest("daily", 1).get(0);
        assertThat(links.counts(issue))
                .extracting(CountedLinks.Count::headline)
                .containsExactly("A bridge opens", "A minister resigns");
        Clicks clicks = new Clicks(database, links, press.newsroom.clock);
        press.newsroom.clock.forward(Duration.ofMinutes(5));
        String target = press.newsroom.site.of(lead.address());
        String token = database.read(handle -> handle.createQuery("select number from counted_link where target = :to")
                .bind("to", target)
                .mapTo(Integer.class)
                .map(number -> links.token(issue.id(), number))
                .one());
        assertThat(clicks.follow(token, person(1))).contains(target);
        clicks.close();
        assertThat(links.counts(issue)).extracting(CountedLinks.Count::people).containsExactly(0L, 1L);
        assertThat(letters(press).get(letters(press).size() - 1).replace("=\r\n", ""))
                .contains("/c/" + token)
                .doesNotContain("href=3D\"" + target);
    }

    @OnBothDatabases
    void nothingOfWhoFollowedIsWrittenDown(Database database) {
        Counted counted = new Counted(database, 1);
        counted.follow(1, 1);
        counted.clicks.close();

        List<String> columns = database.read(handle -> handle.createQuery("select * from click")
                .map((row, context) -> IntStream.rangeClosed(1, row(row))
                        .mapToObj(at -> name(row, at))
                        .toList())
                .one());
        assertThat(columns).containsExactly("issue", "number", "day", "people", "machines");
    }

    private static int row(java.sql.ResultSet row) {
        try {
            return row.getMetaData().getColumnCount();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(java.sql.ResultSet row, int at) {
        try {
            return row.getMetaData().getColumnName(at);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> letters(Press press) {
        Outbox outbox = new Outbox(press.database, press.newsroom.clock);
        return press
                .database
                .read(handle -> handle.createQuery("select id from letter order by id")
                        .mapTo(Long.class)
                        .list())
                .stream()
                .map(id -> new String(
                        outbox.letter(id).template().toBytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static Follower person(long client) {
        return new Follower(client, FIREFOX, false);
    }

    /** An issue of so many stories, posted to one reader with its links counted. */
    private static final class Counted {
        private static final Pattern TOKEN = Pattern.compile("/c/([0-9A-Za-z._-]+)");

        final Press press;
        final CountedLinks links;
        final Clicks clicks;
        final Issue issue;

        Counted(Database database, int stories) {
            press = new Press(database);
            links = new CountedLinks(database, press.newsroom.site, KEYS);
            clicks = new Clicks(database, links, press.newsroom.clock);
            for (int n = 1; n <= stories; n++) {
                press.newsroom.story("2020-11-16T0" + n + ":00:00Z", HEADLINES.get(n - 1), "world");
            }
            press.reader("ada@example.org", "en");
            press.counting(links).run(press.daily, Newsroom.slot("2020-11-16"));
            issue = press.newsroom.issues.latest("daily", 1).get(0);
        }

        void later(Duration time) {
            press.newsroom.clock.forward(time);
        }

        /** @param nth from 1 */
        String token(int nth) {
            List<Integer> numbers =
                    press.database.read(handle -> handle.createQuery("select number from counted_link order by number")
                            .mapTo(Integer.class)
                            .list());
            return links.token(issue.id(), numbers.get(nth - 1));
        }

        String follow(int number, long client) {
            return clicks.follow(token(number), person(client)).orElseThrow();
        }

        List<String> letters() {
            return ClicksTest.letters(press);
        }

        List<String> tokens() {
            Matcher matcher = TOKEN.matcher(letters().get(0).replace("=\r\n", ""));
            return matcher.results().map(one -> one.group(1)).distinct().toList();
        }

        String archive() {
            return press.editions.of(issue.id(), "").orElseThrow().html();
        }

        List<Long> people() {
            return links.counts(issue).stream().map(CountedLinks.Count::people).toList();
        }

        List<Long> machines() {
            return links.counts(issue).stream()
                    .map(CountedLinks.Count::machines)
                    .toList();
        }
    }
}
