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
        if (text.isBlank()) {
            add(name + " is missing or blank");
        }
    }

    void letters(String text) {
        Letters.forbidden(text).ifPresent(at -> add("forbidden character U+%04X".formatted(text.codePointAt(at))));
    }

    void address(String name, String address) {
        if (!WebAddress.isFit(address)) {
            add(name + " «" + address + "» is not an absolute address");
        }
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
        if (isUsual(date)) {
            return;
        }
        try {
            unless(RFC_3339.matcher(date).matches() && Instant.parse(date) != null, badDate(name, date));
        } catch (DateTimeException e) {
            add(badDate(name, date));
        }
    }

    /** Of an entry: readers that sort by it want no two alike (the W3C Feed Validator's DuplicateUpdated). */
    void updated(String date) {
        if (!changes.add(date)) {
            add("updated «" + date + "» is that of another entry");
        }
    }

    /** {@code 2020-11-16T09:00:00Z}, with milliseconds or without, on a day that every month has. */
    private static boolean isUsual(String date) {
        String form = date.length() == 20 ? "dddd-dd-ddTdd:dd:ddZ" : "dddd-dd-ddTdd:dd:dd.dddZ";
        if (date.length() != form.length()) {
            return false;
        }
        for (int at = 0; at < form.length(); at++) {
            char letter = date.charAt(at);
            if (form.charAt(at) == 'd' ? letter < '0' || letter > '9' : letter != form.charAt(at)) {
                return false;
            }
        }
        return within(date, 5, 1, 12)
                && within(date, 8, 1, 28)
                && within(date, 11, 0, 23)
                && within(date, 14, 0, 59)
                && within(date, 17, 0, 59);
    }

    private static boolean within(String date, int at, int least, int most) {
        int number = (date.charAt(at) - '0') * 10 + date.charAt(at + 1) - '0';
        return number >= least && number <= most;
    }

    private static String badDate(String name, String date) {
        return name + " «" + date + "» is no date such as 2020-11-16T09:00:00Z";
    }
}
