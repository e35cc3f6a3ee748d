package org.gazette.typesetting;

import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs a template within a time and a size, since FreeMarker itself bounds neither. It runs in the caller's thread; a
 * watch interrupts it when the time is over, which {@link Locked} templates notice at their next step.
 */
final class Rendering {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "typesetting-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Duration longest;
    private final int mostCharacters;

    Rendering(Duration longest, int mostCharacters) {
        this.longest = longest;
        this.mostCharacters = mostCharacters;
        clock.setRemoveOnCancelPolicy(true);
    }

    String run(Template template, Map<String, Object> words) throws TemplateException, IOException {
        Watch watch = new Watch(Thread.currentThread());
        ScheduledFuture<?> alarm = clock.schedule(watch::ring, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Bounded out = new Bounded(mostCharacters);
            template.process(words, out);
            return out.toString();
        } catch (TemplateException | RuntimeException e) {
            if (watch.stop()) {
                throw late(template, e);
            }
            if (e instanceof TemplateException || e instanceof TemplateFault) {
                throw e;
            }
            throw new TemplateFault("templates/" + template.getName() + ": " + e.getMessage(), e);
        } finally {
            alarm.cancel(false);
            watch.stop();
        }
    }

    private TemplateFault late(Template template, Exception e) {
        return new TemplateFault(
                "templates/" + template.getName() + ": not done after " + longest.toMillis() / 1_000.0
                        + " s; look for a list without an end",
                e);
    }

    /** Interrupts a thread, unless it has stopped the watch; the interrupt does not outlive the watch. */
    private static final class Watch {
        private final Thread watched;
        private boolean stopped;
        private boolean rang;

        Watch(Thread watched) {
            this.watched = watched;
        }

        synchronized void ring() {
            if (!stopped) {
                rang = true;
                watched.interrupt();
            }
        }

        /** @return whether the time was over */
        synchronized boolean stop() {
            if (!stopped && rang) {
                Thread.interrupted();
            }
            stopped = true;
            return rang;
        }
    }
}
