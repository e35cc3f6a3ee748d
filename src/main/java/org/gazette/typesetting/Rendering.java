package org.gazette.typesetting;

import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs a template within a time and a size, since FreeMarker itself bounds neither. */
final class Rendering {
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "typesetting");
        thread.setDaemon(true);
        return thread;
    });
    private final Duration longest;
    private final int mostCharacters;

    Rendering(Duration longest, int mostCharacters) {
        this.longest = longest;
        this.mostCharacters = mostCharacters;
    }

    String run(Template template, Map<String, Object> words) throws TemplateException, IOException {
        Future<String> page = threads.submit(() -> {
            Bounded out = new Bounded(mostCharacters);
            template.process(words, out);
            return out.toString();
        });
        try {
            return page.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            page.cancel(true);
            throw new TemplateFault(
                    "templates/" + template.getName() + ": not done after " + longest.toSeconds()
                            + " s; look for a list without an end",
                    e);
        } catch (InterruptedException e) {
            page.cancel(true);
            Thread.currentThread().interrupt();
            throw new TemplateFault("templates/" + template.getName() + ": interrupted", e);
        } catch (ExecutionException e) {
            throw unwrapped(template, e.getCause());
        }
    }

    private static RuntimeException unwrapped(Template template, @Nullable Throwable cause)
            throws TemplateException, IOException {
        if (cause instanceof TemplateException e) {
            throw e;
        }
        if (cause instanceof IOException e) {
            throw e;
        }
        if (cause instanceof TemplateFault e) {
            return e;
        }
        return new TemplateFault(
                "templates/" + template.getName() + ": " + (cause == null ? "" : cause.getMessage()), cause);
    }

    /** A string that refuses to grow over its bound. */
    private static final class Bounded extends StringWriter {
        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public void write(int c) {
            require(1);
            super.write(c);
        }

        @Override
        public void write(char[] text, int from, int length) {
            require(length);
            super.write(text, from, length);
        }

        @Override
        public void write(String text) {
            require(text.length());
            super.write(text);
        }

        @Override
        public void write(String text, int from, int length) {
            require(length);
            super.write(text, from, length);
        }

        private void require(int more) {
            if (getBuffer().length() + more > most) {
                throw new IllegalStateException("the page has more than " + most + " characters");
            }
        }
    }
}
