package org.gazette.feeds;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects what is wrong with one document, part by part: first the feed, then each entry. */
final class Faults {
    private static final DateTimeFormatter RSS_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern RFC_3339 = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private final String path;
    private final Set<Fault> found = new LinkedHashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> changes = new HashSet<>();
    private String entry = "";

    Faults(String path) {
        this.path = path;
    }

    List<Fault> found() {
        return List.copyOf(found);
    }

    String path() {
        return path;
    }

    /** From here on the entry with this id is meant. */
    void enter(String id) {
        entry = id;
        if (id.isBlank()) {
            add("an entry has no id");
        } else if (!ids.add(id)) {
            add("its id is not unique");
        }
    }

    void add(String what) {
        found.add(new Fault(path, entry, what));
    }

    /** What follows is about the document itself again. */
    void leave() {
        entry = "";
    }

    void unless(boolean right, String what) {
        if (!right) {
            add(what);
        }
    }

    void text(String name, String text) {
        unless(!text.isBlank(), name + " is missing or blank");
    }

    void letters(String text) {
        Letters.forbidden(text).ifPresent(at -> add("forbidden character U+%04X".formatted(text.codePointAt(at))));
    }

    void address(String name, String address) {
        unless(WebAddress.isFit(address), name + " «" + address + "» is not an absolute address");
    }

    /** RFC 822 as RSS wants it: GMT, and the weekday that the date had. */
    void rssDate(String name, String date) {
        try {
            RSS_DATE.parse(date);
        } catch (DateTimeException e) {
            add(name + " «" + date + "» is no date such as Mon, 16 Nov 2020 09:00:00 GMT");
        }
    }

    /** RFC 3339 in UTC. */
    void date(String name, String date) {
        try {
            unless(RFC_3339.matcher(date).matches() && Instant.parse(date) != null, badDate(name, date));
        } catch (DateTimeException e) {
            add(badDate(name, date));
        }
    }

    /** Of an entry: readers that sort by it want no two alike (the W3C Feed Validator's DuplicateUpdated). */
    void updated(String date) {
        unless(changes.add(date), "updated «" + date + "» is that of another entry");
    }

    private static String badDate(String name, String date) {
        return name + " «" + date + "» is no date such as 2020-11-16T09:00:00Z";
    }
}
