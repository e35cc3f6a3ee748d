package org.gazette.publishing;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.text.SiteAddress;

/**
 * Looks whether what a letter links to and shows is there. What is the site's own is looked up; what stands elsewhere is
 * called, if its address is a public one: no more than so many addresses, a few at once, within half a minute in all. An
 * address that asks to be let in, or that says that we ask too often, is there.
 */
public final class Links {
    private static final Pattern LINK = Pattern.compile("(href|src)=\"(https?://[^\"]+)\"");
    private static final int MOST = 60;
    private static final int AT_ONCE = 8;
    private static final int ENOUGH_BYTES = 1;
    private static final Duration IN_ALL = Duration.ofSeconds(30);

    private final SiteAddress site;
    private final CallbackClient client;
    private final Predicate<String> own;

    /** @param own whether the site has something at a path such as {@code /media/bridge.jpg} */
    public Links(SiteAddress site, CallbackClient client, Predicate<String> own) {
        this.site = site;
        this.client = client;
        this.own = own;
    }

    /** What is wrong, by the order of the HTML. */
    List<Finding> look(String html) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Boolean> elsewhere = new LinkedHashMap<>();
        Matcher link = LINK.matcher(html);
        while (link.find()) {
            String address = link.group(2).replace("&amp;", "&");
            boolean picture = link.group(1).equals("src");
            if (!address.startsWith(site.of("/"))) {
                elsewhere.merge(address, picture, Boolean::logicalOr);
            } else if (!own.test(address.substring(site.of("/").length() - 1))) {
                findings.add(missing(address, picture, "the site has nothing there"));
            }
        }
        findings.addAll(called(elsewhere));
        return findings.stream().distinct().toList();
    }

    private List<Finding> called(Map<String, Boolean> addresses) {
        List<Finding> findings = new ArrayList<>();
        if (addresses.isEmpty()) {
            return findings;
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        Map<String, Future<Optional<String>>> calls = new LinkedHashMap<>();
        addresses.keySet().stream().limit(MOST).forEach(one -> calls.put(one, threads.submit(() -> fault(one))));
        long end = System.nanoTime() + IN_ALL.toNanos();
        calls.forEach((address, call) -> answer(call, end)
                .ifPresent(words -> findings.add(missing(address, addresses.getOrDefault(address, false), words))));
        threads.shutdownNow();
        if (addresses.size() > MOST) {
            findings.add(Finding.note((addresses.size() - MOST) + " links were not looked at"));
        }
        return findings;
    }

    private static Optional<String> answer(Future<Optional<String>> call, long end) {
        try {
            return call.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + IN_ALL.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<String> fault(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            return Optional.of("is no address");
        }
        CallbackReply reply = client.get(uri, ENOUGH_BYTES);
        boolean isThere = reply.answered()
                && (reply.status() < 400 || List.of(401, 403, 405, 429).contains(reply.status()));
        return isThere ? Optional.empty() : Optional.of(reply.toString());
    }

    private static Finding missing(String address, boolean picture, String words) {
        return Finding.fault((picture ? "a picture is missing: " : "a link is dead: ") + address + " (" + words + ")");
    }
}
