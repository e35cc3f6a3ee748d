package org.gazette.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.gazette.mail.KeyRing;
import org.gazette.publishing.Readership;
import org.gazette.publishing.Sketch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts who reads the feeds. An answer leaves a note in a ring of fixed size and goes on; one thread takes the notes out
 * some times a second, and writes what they come to into the table each minute and at the end. When notes come faster
 * than they are taken out, the rest is dropped, and how many is told.
 *
 * <p>An address is seen only by that thread and only until it is hashed with the key of the day, which is drawn from the
 * newsroom's own: so that nodes and runs of one day count a reader once, and no two days can be joined.
 */
public final class Readers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final long DRAIN_MILLIS = 100;
    private static final long FLUSH_SECONDS = 60;
    /** Headers whose meaning is remembered. */
    private static final int REMEMBERED = 4_096;
    /** Agents of a feed that are told apart until the next flush; the rest of them are others. */
    private static final int AGENTS = 100;

    private static final Agent OTHERS = new Agent("others", -1, "");

    private final Readership readership;
    private final KeyRing keys;
    private final Clock clock;
    private final NoteRing notes = new NoteRing();
    private final Map<String, Agent> agents = new HashMap<>();
    private final Map<String, FeedPolls> feeds = new HashMap<>();
    private final ScheduledExecutorService counting = Executors.newSingleThreadScheduledExecutor(Readers::thread);
    private final List<ScheduledFuture<?>> ticking = new ArrayList<>();
    private LocalDate day;
    private KeyedHash hash;
    private boolean failing;

    /** What came in for one feed since the last flush: all together, and by agent and source. */
    private static final class FeedPolls {
        final Sketch pollers = new Sketch();
        final Tally all = new Tally();
        final Map<Agent, Tally> agents = new HashMap<>();
    }

    private static final class Tally {
        long subscribers = -1;
        long polls;
        long full;
        long notModified;

        void count(int status) {
            polls++;
            full += status == 200 || status == 226 ? 1 : 0;
            notModified += status == 304 ? 1 : 0;
        }
    }

    /** @param keys of the newsroom, for nothing else */
    public Readers(Readership readership, KeyRing keys, Clock clock) {
        this.readership = readership;
        this.keys = keys;
        this.clock = clock;
        this.day = today();
        this.hash = hashOf(day);
    }

    /** How many notes were lost since the start because they came too fast. */
    public long dropped() {
        return notes.dropped();
    }

    void start() {
        ticking.add(counting.scheduleWithFixedDelay(
                () -> safely(this::drain), DRAIN_MILLIS, DRAIN_MILLIS, TimeUnit.MILLISECONDS));
        ticking.add(counting.scheduleWithFixedDelay(
                () -> safely(this::flush), FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS));
    }

    /** @param client a number for the address */
    void note(String path, long client, String agent, int status) {
        notes.offer(path, client, agent, status);
    }

    /** Writes what was counted, and counts no more. */
    @Override
    public void close() {
        ticking.forEach(one -> one.cancel(false));
        counting.execute(() -> {
            drain();
            flush();
        });
        counting.shutdown();
        try {
            if (!counting.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("readers of the last minute are not counted: the database does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What goes wrong once must not end the counting for good. */
    private static void safely(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("some readers were not counted: {}", e.getMessage(), e);
        }
    }

    private void drain() {
        LocalDate now = today();
        if (!now.equals(day)) {
            flush();
            feeds.clear();
            day = now;
            hash = hashOf(now);
        }
        notes.drain(this::count);
    }

    private void count(NoteRing.Note note) {
        FeedPolls feed = feeds.computeIfAbsent(feed(note.path()), name -> new FeedPolls());
        feed.pollers.add(hash.of(note.client(), note.agent()));
        feed.all.count(note.status());
        Agent agent = agent(note.agent());
        String source = agent.subscribers() < 0 ? "" : agent.source().isEmpty() ? format(note.path()) : agent.source();
        Agent counted = new Agent(agent.family(), -1, source);
        if (feed.agents.size() >= AGENTS && !feed.agents.containsKey(counted)) {
            counted = OTHERS;
        }
        Tally tally = feed.agents.computeIfAbsent(counted, one -> new Tally());
        tally.count(note.status());
        if (agent.subscribers() >= 0 && !counted.equals(OTHERS)) {
            tally.subscribers = agent.subscribers();
        }
    }

    private Agent agent(String header) {
        if (agents.size() >= REMEMBERED) {
            agents.clear();
        }
        return agents.computeIfAbsent(header, Agent::of);
    }

    /** What cannot be written stays, and is written next time with what came since. */
    private void flush() {
        List<Readership.Polls> polls = new ArrayList<>();
        feeds.forEach((name, feed) -> {
            polls.add(polls(name, "", "", feed.all, feed.pollers));
            feed.agents.forEach(
                    (agent, tally) -> polls.add(polls(name, agent.family(), agent.source(), tally, new Sketch())));
        });
        try {
            readership.add(polls);
            feeds.clear();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("who reads us could not be written, and is tried again: {}", e.getMessage());
            }
            failing = true;
        }
    }

    private Readership.Polls polls(String feed, String agent, String source, Tally tally, Sketch pollers) {
        return new Readership.Polls(
                day, feed, agent, source, tally.subscribers, tally.polls, tally.full, tally.notModified, pollers);
    }

    /** {@code /feeds/sections/city.atom} is {@code sections/city}, as feeds are called everywhere. */
    private static String feed(String path) {
        String name = path.startsWith("/feeds/") ? path.substring("/feeds/".length()) : path.substring(1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String format(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private KeyedHash hashOf(LocalDate day) {
        return new KeyedHash(keys.sign(keys.newest(), "readers of " + day, KeyedHash.KEY_BYTES));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "readers");
        thread.setDaemon(true);
        return thread;
    }
}
