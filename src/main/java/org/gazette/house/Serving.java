package org.gazette.house;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.gazette.delivery.LocalInbox;
import org.gazette.publishing.StaticSite;
import org.gazette.web.WebServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process at work: HTTP, timetable and courier. It looks every few seconds for what others changed in the newsroom,
 * such as a command that brought stories in, and sets what is stale.
 */
public final class Serving implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
    private static final int LOOK_SECONDS = 3;

    private final House house;
    private final WebServer web;
    private @Nullable ScheduledFuture<?> looking;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Serving::thread);

    Serving(House house, Optional<LocalInbox> inbox) {
        this.house = house;
        this.web = WebServer.of(house.shelf(), house.leaving(), house.pages(), this::ready, inbox);
    }

    /**
     * Sets the site, listens, and goes to work.
     *
     * @param port 0 for any that is free
     * @return the port
     * @throws IllegalStateException when another program has it
     */
    public int start(int port) {
        house.site().refresh();
        int listening = web.start(port);
        house.courier().start();
        house.timetable().start();
        looking = watch.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        return listening;
    }

    private void look() {
        try {
            house.desk().release();
            if (house.site().refresh() > 0) {
                StaticSite.write(house.shelf(), house.home().site());
            }
        } catch (RuntimeException e) {
            LOG.error("the site could not be brought up to date, and is tried again: {}", e.getMessage());
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

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    }

    /** Stops in order: no new requests, no new rings, then the letters in flight are ended. */
    @Override
    public void close() {
        web.close();
        if (looking != null) {
            looking.cancel(false);
        }
        watch.shutdown();
        house.timetable().close();
        house.close();
    }
}
