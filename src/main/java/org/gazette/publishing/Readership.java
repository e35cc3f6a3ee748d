package org.gazette.publishing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gazette.storage.Database;
import org.jdbi.v3.core.Handle;

/**
 * Who reads us: for each day and feed how many polled it, how often, and how many subscribers aggregators say that they
 * fetch it for. What several nodes and runs of a day count adds up. No address is in it.
 */
public final class Readership {
    /** One transaction writes so many rows at most: others wait for it. */
    private static final int ROWS = 200;

    private final Database database;

    public Readership(Database database) {
        this.database = database;
    }

    /**
     * What one agent did with one feed.
     *
     * @param agent such as {@code Feedly}; empty for all of them together
     * @param source by what name the agent knows the feed, so that two are told apart; may be empty
     * @param subscribers the newest figure; below 0 when it gave none
     * @param polls full answers, not modified ones and others
     * @param pollers who polled; of one agent nobody is put in
     */
    public record Polls(
            LocalDate day,
            String feed,
            String agent,
            String source,
            long subscribers,
            long polls,
            long full,
            long notModified,
            Sketch pollers) {}

    /** The polls and subscribers of an agent. */
    public record Agent(String name, long subscribers, long polls) {}

    /**
     * A feed's day.
     *
     * @param pollers about how many distinct ones
     * @param agents those with the most subscribers first, then those that polled most
     */
    public record Count(
            String feed, long subscribers, long pollers, long polls, long full, long notModified, List<Agent> agents) {}

    /** Adds to what is there. */
    public void add(List<Polls> all) {
        for (int from = 0; from < all.size(); from += ROWS) {
            List<Polls> some = all.subList(from, Math.min(from + ROWS, all.size()));
            database.run(handle -> some.forEach(polls -> add(handle, polls)));
        }
    }

    /** A day, the feeds in the order of their subscribers, then of their polls. */
    public List<Count> of(LocalDate day) {
        List<Polls> rows = database.read(handle -> handle.createQuery("""
                        select feed, agent, source, subscribers, polls, full_answers, not_modified, pollers
                        from readership where day = :day order by feed, agent, source
                        """)
                .bind("day", day)
                .map((row, context) -> new Polls(
                        day,
                        row.getString("feed"),
                        row.getString("agent"),
                        row.getString("source"),
                        row.getLong("subscribers"),
                        row.getLong("polls"),
                        row.getLong("full_answers"),
                        row.getLong("not_modified"),
                        Sketch.of(row.getBytes("pollers"))))
                .list());
        Map<String, List<Polls>> feeds = new LinkedHashMap<>();
        rows.forEach(row ->
                feeds.computeIfAbsent(row.feed(), feed -> new ArrayList<>()).add(row));
        return feeds.entrySet().stream()
                .map(feed -> count(feed.getKey(), feed.getValue()))
                .sorted(Comparator.comparingLong(Count::subscribers)
                        .thenComparingLong(Count::polls)
                        .reversed()
                        .thenComparing(Count::feed))
                .toList();
    }

    /** The upsert comes first: it holds the row, so that no other node's pollers are lost between reading and writing. */
    private static void add(Handle handle, Polls polls) {
        handle.createUpdate("""
                        insert into readership (day, feed, agent, source, subscribers, polls, full_answers, not_modified,
                            pollers)
                        values (:day, :feed, :agent, :source, :known, :polls, :full, :notModified, :pollers)
                        on conflict (day, feed, agent, source) do update set
                            subscribers = case when :subscribers < 0 then readership.subscribers else :known end,
                            polls = readership.polls + excluded.polls,
                            full_answers = readership.full_answers + excluded.full_answers,
                            not_modified = readership.not_modified + excluded.not_modified
                        """)
                .bind("day", polls.day())
                .bind("feed", polls.feed())
                .bind("agent", polls.agent())
                .bind("source", polls.source())
                .bind("subscribers", polls.subscribers())
                .bind("known", Math.max(0, polls.subscribers()))
                .bind("polls", polls.polls())
                .bind("full", polls.full())
                .bind("notModified", polls.notModified())
                .bind("pollers", polls.pollers().bytes())
                .execute();
        if (polls.agent().isEmpty()) {
            merge(handle, polls);
        }
    }

    private static void merge(Handle handle, Polls polls) {
        byte[] before = handle.createQuery(
                        "select pollers from readership where day = :day and feed = :feed and agent = '' and source = ''")
                .bind("day", polls.day())
                .bind("feed", polls.feed())
                .map((row, context) -> row.getBytes("pollers"))
                .one();
        Sketch both = Sketch.of(before);
        both.merge(polls.pollers());
        handle.createUpdate("""
                        update readership set pollers = :pollers
                        where day = :day and feed = :feed and agent = '' and source = ''
                        """)
                .bind("pollers", both.bytes())
                .bind("day", polls.day())
                .bind("feed", polls.feed())
                .execute();
    }

    private static Count count(String feed, List<Polls> rows) {
        Map<String, Agent> agents = new TreeMap<>();
        long pollers = 0;
        long polls = 0;
        long full = 0;
        long notModified = 0;
        for (Polls row : rows) {
            if (row.agent().isEmpty()) {
                pollers = row.pollers().estimate();
                polls = row.polls();
                full = row.full();
                notModified = row.notModified();
            } else {
                agents.merge(row.agent(), new Agent(row.agent(), row.subscribers(), row.polls()), Readership::together);
            }
        }
        long subscribers =
                agents.values().stream().mapToLong(Agent::subscribers).sum();
        List<Agent> largest = agents.values().stream()
                .sorted(Comparator.comparingLong(Agent::subscribers)
                        .thenComparingLong(Agent::polls)
                        .reversed()
                        .thenComparing(Agent::name))
                .toList();
        return new Count(feed, subscribers, pollers, polls, full, notModified, largest);
    }

    private static Agent together(Agent one, Agent other) {
        return new Agent(one.name(), one.subscribers() + other.subscribers(), one.polls() + other.polls());
    }
}
