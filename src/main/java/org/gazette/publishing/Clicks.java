package org.gazette.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gazette.storage.Database;

/**
 * Counts who follows a link, people and machines apart. Machines are: requests that only ask what is there (HEAD) or fetch
 * ahead; programs that name themselves, or nothing; whatever comes in the first seconds after an issue was posted; and who
 * follows many links of an issue within seconds, as scanners of mail do.
 *
 * <p>To see the last of these, a click is held for some seconds together with a number that stands for its client, made
 * with a key that lives as long as the process; what is written down are sums by issue, story and day. A client that
 * follows a link again within these seconds counts once. A process that dies takes the clicks of these seconds along. Safe
 * for many threads.
 */
public final class Clicks {
    /** So long after it was posted nobody has read an issue. */
    static final Duration FIRST_SECONDS = Duration.ofSeconds(30);
    /** How long what one client does is looked at together. */
    static final Duration TOGETHER = Duration.ofSeconds(10);
    /** Nobody opens so many stories within these seconds; of a shorter issue, all of them. */
    private static final int BURST = 5;

    private static final int MOST_HELD = 100_000;

    private static final Pattern MACHINES = Pattern.compile(
            "bot\\b|bot/|crawl|spider|slurp|scan|preview|proxy|fetch|monitor|check|validator|archiver|headless|phantomjs"
                    + "|curl|wget|python|java/|java-|okhttp|go-http|libwww|httpclient|http_client|axios|node|ruby|perl|php"
                    + "|barracuda|proofpoint|mimecast|symantec|messagelabs|trendmicro|sophos|fireeye|trellix|mcafee|cisco"
                    + "|ironport|zscaler|forcepoint|websense|fortinet|fortimail|avanan|checkpoint|vade|cloudmark|spamassassin"
                    + "|safelinks|microsoft office|ms-office|bingpreview|googleimageproxy|yahoomailproxy|facebookexternalhit"
                    + "|skypeuripreview|slackbot|whatsapp|telegrambot|twitterbot|linkedinbot|discordbot|urldefense|urlscan",
            Pattern.CASE_INSENSITIVE);

    private final Database database;
    private final CountedLinks links;
    private final Clock clock;
    private final Map<Visitor, Visit> held = new LinkedHashMap<>();

    public Clicks(Database database, CountedLinks links, Clock clock) {
        this.database = database;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Who follows a link.
     *
     * @param client a number that stands for it, and tells nobody who it is
     * @param agent the header User-Agent; may be empty
     * @param looking whether it only asks what is there, or fetches ahead
     */
    public record Follower(long client, String agent, boolean looking) {
        boolean isMachine() {
            return looking || agent.isBlank() || MACHINES.matcher(agent).find();
        }
    }

    private record Visitor(long client, long issue) {}

    private static final class Visit {
        final Instant since;
        final int links;
        final TreeSet<Integer> numbers = new TreeSet<>();
        boolean machine;

        Visit(Instant since, int links) {
            this.since = since;
            this.links = links;
        }

        boolean isMachine() {
            return machine || (links > 1 && numbers.size() >= Math.min(BURST, links));
        }
    }

    /**
     * Counts a click.
     *
     * @return where the link leads; empty when it is none of ours
     */
    public Optional<String> follow(String token, Follower follower) {
        return links.target(token).map(target -> {
            hold(target, follower);
            return target.address();
        });
    }

    private synchronized void hold(CountedLinks.Target target, Follower follower) {
        Instant now = clock.instant();
        if (held.size() >= MOST_HELD) {
            settle(now.plus(TOGETHER));
        }
        settle(now);
        Visit visit = held.computeIfAbsent(
                new Visitor(follower.client(), target.issue()), one -> new Visit(now, target.links()));
        visit.numbers.add(target.number());
        visit.machine |= follower.isMachine() || now.isBefore(target.postedAt().plus(FIRST_SECONDS));
    }

    /** Writes down what has been held long enough. */
    public synchronized void settle() {
        settle(clock.instant());
    }

    /** Writes down everything that is held. */
    public synchronized void close() {
        settle(clock.instant().plus(TOGETHER));
    }

    /** They are held in the order in which they began. */
    private void settle(Instant now) {
        List<Map.Entry<Visitor, Visit>> over = new ArrayList<>();
        Iterator<Map.Entry<Visitor, Visit>> all = held.entrySet().iterator();
        boolean more = all.hasNext();
        while (more) {
            Map.Entry<Visitor, Visit> one = all.next();
            boolean ends = !one.getValue().since.plus(TOGETHER).isAfter(now);
            if (ends) {
                over.add(Map.entry(one.getKey(), one.getValue()));
                all.remove();
            }
            more = ends && all.hasNext();
        }
        if (!over.isEmpty()) {
            write(over);
        }
    }

    private record Sum(long people, long machines) {
        static Sum of(boolean machine) {
            return machine ? new Sum(0, 1) : new Sum(1, 0);
        }

        Sum plus(Sum other) {
            return new Sum(people + other.people, machines + other.machines);
        }
    }

    private record Day(long issue, int number, LocalDate date) {}

    private void write(List<Map.Entry<Visitor, Visit>> visits) {
        Map<Day, Sum> sums = new HashMap<>();
        for (Map.Entry<Visitor, Visit> one : visits) {
            LocalDate date = LocalDate.ofInstant(one.getValue().since, ZoneOffset.UTC);
            for (int number : one.getValue().numbers) {
                sums.merge(
                        new Day(one.getKey().issue(), number, date),
                        Sum.of(one.getValue().isMachine()),
                        Sum::plus);
            }
        }
        database.run(handle -> sums.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingLong(Day::issue)
                        .thenComparingInt(Day::number)
                        .thenComparing(Day::date)))
                .forEach(one -> links.add(
                        handle,
                        one.getKey().issue(),
                        one.getKey().number(),
                        one.getKey().date(),
                        one.getValue().people(),
                        one.getValue().machines())));
    }
}
