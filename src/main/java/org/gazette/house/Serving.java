package org.gazette.house;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gazette.delivery.LocalInbox;
import org.gazette.delivery.ReturnListener;
import org.gazette.publishing.CallbackClient;
import org.gazette.publishing.Hub;
import org.gazette.publishing.HubPings;
import org.gazette.publishing.Readership;
import org.gazette.publishing.Shelf;
import org.gazette.publishing.SiteCopy;
import org.gazette.publishing.Topics;
import org.gazette.storage.Pulse;
import org.gazette.storage.Secrets;
import org.gazette.subscribers.Subscription;
import org.gazette.text.Nets;
import org.gazette.text.PublicAddresses;
import org.gazette.text.SiteAddress;
import org.gazette.web.ClickDoor;
import org.gazette.web.Limits;
import org.gazette.web.Metrics;
import org.gazette.web.Readers;
import org.gazette.web.Visits;
import org.gazette.web.WebServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process at work: HTTP, timetable, courier and hub. It looks many times a second whether the newsroom has changed, by
 * whichever process, and sets what is stale; then readers are told through the hubs.
 */
public final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
    private static final int GLANCE_MILLIS = 5;
    /** While mail is sent something is committed all the time: then whether stories changed is asked no more often. */
    private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int LOOK_SECONDS = 1;
    /** While changes come all the time, other processes get their turn at the site's folder so often. */
    private static final long LONGEST_HOLD_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final int STOP_SECONDS = 60;
    private static final int TIDY_MINUTES = 60;
    private static final int COUNT_SECONDS = 5;
    private static final int FETCH_MINUTES = 5;

    private final House house;
    private final WebServer web;
    private final CallbackClient callbacks;
    private final Optional<ReturnListener> returns;
    private final ScheduledExecutorService fetching = Executors.newSingleThreadScheduledExecutor(Serving::thread);
    private final Optional<Hub> hub;
    private final HubPings pings;
    private final Pulse pulse;
    private final List<ScheduledFuture<?>> chores = new ArrayList<>();
    private final QuietHeap heap = QuietHeap.ofThis();
    private final Set<String> news = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Serving::thread);
    private @Nullable ScheduledFuture<?> glancing;
    private @Nullable ScheduledFuture<?> looking;
    private Shelf.@Nullable Alone alone;
    private boolean unsettled;
    private boolean failing;
    private boolean stirred = true;
    private long asked = System.nanoTime() - APART_NANOS;
    private long heldSince;
    private long seen;

    Serving(House house, Optional<LocalInbox> inbox) {
        this.house = house;
        Settings settings = house.settings();
        Topics topics = new Topics(house.address(), house.shelf());
        this.callbacks = new CallbackClient(
                house.address(), new PublicAddresses(new Nets(settings.hub().networks())));
        this.hub = settings.hub().own()
                ? Optional.of(new Hub(
                        house.database(), house.address(), topics, callbacks, house.clock(), new SecureRandom()))
                : Optional.empty();
        this.pings = new HubPings(house.database(), settings.hub().others(), topics, callbacks, house.clock());
        MailWatch mail = new MailWatch(house);
        this.web = WebServer.of(
                house.shelf(),
                house.leaving(),
                house.pages(),
                this::ready,
                inbox,
                visits(house, mail),
                hub,
                house.doors(),
                Optional.of(new ClickDoor(house.clicks(), settings.site().proxies())));
        this.returns = house.returnListener();
        this.pulse = house.database().pulse();
        house.shelf().follow(change -> news.add(change.path()));
    }

    private static Visits visits(House house, MailWatch mail) {
        Settings settings = house.settings();
        Limits limits = new Limits(
                new Limits.Settings(
                        settings.limits().fullAnswers(),
                        settings.limits().within(),
                        settings.site().proxies()),
                house.clock()::millis,
                new SecureRandom());
        Readers readers = new Readers(
                new Readership(house.database()),
                new Secrets(house.database(), new SecureRandom()).ring("readers"),
                house.clock());
        Map<String, Supplier<Number>> gauges = new HashMap<>(mail.gauges());
        gauges.put("gazette_reader_notes_dropped", readers::dropped);
        gauges.put("gazette_feed_faults", () -> house.feedFaults().all().size());
        gauges.put("gazette_subscriptions_active", () -> house.readerCounts().sum(Subscription.State.ACTIVE));
        gauges.put("gazette_subscriptions_left", () -> house.readerCounts().sum(Subscription.State.LEFT));
        gauges.put(
                "gazette_site_copies_behind",
                () -> house.copies().stream().filter(SiteCopy::behind).count());
        return new Visits(
                settings.site().proxies(),
                Optional.of(limits),
                Optional.of(readers),
                new Metrics(gauges, mail::alarms),
                settings.metricsFrom());
    }

    /**
     * Sets the site, listens, and goes to work. Where a site stands already it listens first: the last good documents are
     * served while what changed since is made.
     *
     * @param port 0 for any that is free
     * @return the port
     * @throws IllegalStateException when another program has it
     */
    public int start(int port) {
        boolean stands = house.shelf().at(SiteAddress.front()).isPresent();
        int early = stands ? web.start(port) : 0;
        house.settleSite();
        news.clear();
        int listening = stands ? early : web.start(port);
        house.courier().start();
        house.timetable().start();
        hub.ifPresent(Hub::start);
        pings.start();
        house.copies().forEach(SiteCopy::start);
        house.signUp().start();
        returns.ifPresent(ReturnListener::start);
        house.returnMailbox()
                .ifPresent(mailbox -> chores.add(fetching.scheduleWithFixedDelay(
                        () -> chore("what came back is fetched", mailbox::fetch), 1, FETCH_MINUTES, TimeUnit.MINUTES)));
        chores.add(watch.scheduleWithFixedDelay(
                () -> chore("what is past its time is tidied away", house::tidy), 1, TIDY_MINUTES, TimeUnit.MINUTES));
        chores.add(watch.scheduleWithFixedDelay(
                () -> chore("clicks are counted", house.clicks()::settle),
                COUNT_SECONDS,
                COUNT_SECONDS,
                TimeUnit.SECONDS));
        glancing = watch.scheduleWithFixedDelay(this::glance, GLANCE_MILLIS, GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        looking = watch.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return listening;
    }

    /** A story came, changed or went: it is seen at once. The disk follows when nothing else is to be done. */
    private void glance() {
        safely(() -> {
            if (stirs()) {
                follow();
            }
            if (alone != null && house.shelf().isFinished()) {
                letGo();
                heap.settle();
            } else if (alone != null && heldLong()) {
                letGo();
            }
        });
    }

    /** Whether something was committed since, and it is not just now that the stories were asked for. */
    private boolean stirs() {
        stirred |= pulse.mayHaveBeaten();
        boolean due = stirred && System.nanoTime() - asked >= APART_NANOS;
        if (due) {
            stirred = false;
            asked = System.nanoTime();
        }
        return due;
    }

    private void follow() {
        try {
            long last = house.stories().lastChange();
            if (last != seen) {
                refresh();
                seen = last;
            }
        } catch (RuntimeException e) {
            stirred = true;
            throw e;
        }
    }

    /** Everything else: waiting stories whose hour has come, issues, templates. */
    private void look() {
        safely(() -> {
            house.desk().release();
            refresh();
        });
    }

    /** The folder stays ours until all that changed is on the disk. */
    private void refresh() {
        if (alone == null) {
            alone = house.shelf().alone();
            heldSince = System.nanoTime();
        }
        if (house.site().refresh() > 0) {
            unsettled = true;
            tell();
        }
    }

    private void letGo() {
        try (Shelf.Alone held = alone) {
            alone = null;
            if (unsettled) {
                house.site().settle();
                unsettled = false;
                house.copies().forEach(SiteCopy::changed);
            }
        }
    }

    private boolean heldLong() {
        return System.nanoTime() - heldSince > LONGEST_HOLD_NANOS;
    }

    private void tell() {
        List<String> paths = new ArrayList<>(news);
        paths.forEach(news::remove);
        hub.ifPresent(one -> one.published(paths));
        pings.published(paths);
    }

    /** A chore that fails is done by its next turn; it says nothing of the site. */
    private static void chore(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("{} later: {}", what, e.getMessage());
        }
    }

    /** What fails is tried again many times a second, and told once. */
    private void safely(Runnable step) {
        try {
            step.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("the site could not be brought up to date, and is tried again: {}", e.getMessage());
            }
            failing = true;
        }
    }

    private boolean ready() {
        try {
            house.database().now();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("not ready: {}", e.getMessage());
            return false;
        }
    }

    private void awaitTheDisk() {
        try {
            if (!watch.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the last changes of the site are not on the disk yet: the next start makes them again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops in order: no new requests, no new rings, then the letters in flight are ended. */
    @Override
    public void close() {
        web.close();
        if (glancing != null && looking != null) {
            glancing.cancel(false);
            looking.cancel(false);
        }
        chores.forEach(one -> one.cancel(false));
        watch.execute(() -> safely(this::letGo));
        watch.shutdown();
        fetching.shutdown();
        returns.ifPresent(ReturnListener::close);
        awaitTheDisk();
        chore("clicks are counted", house.clicks()::close);
        hub.ifPresent(Hub::close);
        pings.close();
        house.copies().forEach(SiteCopy::close);
        callbacks.close();
        house.timetable().close();
        pulse.close();
        house.close();
    }
}
