package org.gazette.feeds;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** HTML inside a feed: nothing that runs, and no address that only holds on the page it came from. */
final class HtmlCheck {
    private static final Pattern TAG =
            Pattern.compile("<([a-zA-Z][a-zA-Z0-9:-]*+)((?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+)>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s=\"'/]++)\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"']++))");
    private static final Set<String> DANGEROUS = Set.of(
            "script", "style", "link", "meta", "base", "iframe", "frame", "object", "embed", "applet", "param", "form",
            "input", "button", "svg");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "poster", "cite", "data", "background");
    private static final Pattern ABSOLUTE =
            Pattern.compile("(?i)(?:https?|ftp)://[^/\\s].*|(?:mailto|tel|sms|geo|xmpp):.+");

    private HtmlCheck() {}

    static void check(String name, String html, Faults faults) {
        Matcher tag = TAG.matcher(html);
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            int end = bare(html, at + 1);
            if (end > 0) {
                element(name, html.substring(at + 1, end), faults);
                at = end;
            } else if (tag.region(at, html.length()).lookingAt()) {
                tag(name, tag, faults);
                at = tag.end() - 1;
            }
        }
    }

    /** Where a start tag without attributes ends, as most do; 0 where there is none. */
    private static int bare(String html, int from) {
        int at = from;
        while (at < html.length() && isPlain(html.charAt(at))) {
            at++;
        }
        return at > from && at < html.length() && html.charAt(at) == '>' && html.charAt(from) > '9' ? at : 0;
    }

    private static boolean isPlain(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    }

    private static void element(String name, String element, Faults faults) {
        if (DANGEROUS.contains(element)) {
            faults.add(name + " has the element " + element);
        }
    }

    private static void tag(String name, Matcher tag, Faults faults) {
        element(name, tag.group(1).toLowerCase(Locale.ROOT), faults);
        if (tag.end(2) > tag.start(2)) {
            Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
            while (attribute.find()) {
                check(name, attribute, faults);
            }
        }
    }

    private static void check(String name, Matcher attribute, Faults faults) {
        String key = attribute.group(1).toLowerCase(Locale.ROOT);
        String value = value(attribute).strip();
        faults.unless(!key.startsWith("on"), name + " has the attribute " + key);
        if (ADDRESSES.contains(key)) {
            address(name + ", " + key, value, faults);
        }
        if (key.equals("srcset")) {
            Stream.of(value.split(",\\s+"))
                    .forEach(one -> address(name + ", srcset", one.strip().replaceAll("\\s.*", ""), faults));
        }
    }

    /** In double quotes, in single ones, or bare. */
    private static String value(Matcher attribute) {
        int group = 2;
        while (group < 4 && attribute.group(group) == null) {
            group++;
        }
        return String.valueOf(attribute.group(group));
    }

    private static void address(String name, String value, Faults faults) {
        faults.unless(ABSOLUTE.matcher(value).matches(), name + " «" + value + "» is not an absolute address");
    }
}
