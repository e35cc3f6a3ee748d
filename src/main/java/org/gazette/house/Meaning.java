package org.gazette.house;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.delivery.Pace;
import org.gazette.text.SiteAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the words of a setting mean. Each throws {@link IllegalArgumentException} with a message that begins with the
 * words in quotes and says what would do.
 */
final class Meaning {
    private static final Pattern SLOT = Pattern.compile("\\{([^}]*)}");
    private static final List<String> TITLE_WORDS = List.of("masthead", "date", "lead");

    private Meaning() {}

    static String line(String words) {
        return words.replaceAll("\\s+", " ").strip();
    }

    static String filledLine(String words) {
        require(!words.isBlank(), words, "is empty");
        return line(words);
    }

    static Locale language(String words) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(words.strip()).build();
            require(
                    Arrays.asList(Locale.getISOLanguages()).contains(locale.getLanguage()),
                    words,
                    "is no language: write a tag such as en, en-GB or de-CH");
            return locale;
        } catch (IllformedLocaleException e) {
            String tag = words.replace('_', '-');
            throw wrong(words, "is no language tag: write " + (tag.equals(words) ? "one such as en-GB" : tag), e);
        }
    }

    static ZoneId zone(String words) {
        try {
            return ZoneId.of(words.strip());
        } catch (DateTimeException e) {
            TreeSet<String> zones = new TreeSet<>(ZoneId.getAvailableZoneIds());
            String hint = zones.stream()
                    .filter(zone -> zone.contains("/")
                            && zone.endsWith("/" + words.strip().replace(' ', '_')))
                    .findFirst()
                    .map(zone -> ": did you mean " + zone + "?")
                    .orElseGet(() -> Spelling.hint(words, zones));
            throw wrong(words, "is no time zone" + (hint.isEmpty() ? ": write one such as Europe/London" : hint), e);
        }
    }

    static LocalDate date(String words) {
        try {
            return LocalDate.parse(words.strip());
        } catch (DateTimeException e) {
            throw wrong(words, "is no date: write year-month-day, such as 2026-01-31", e);
        }
    }

    static URI address(String words) {
        try {
            return new SiteAddress(new URI(words.strip())).base();
        } catch (URISyntaxException e) {
            throw wrong(words, "is not an address such as https://gazette.example/", e);
        }
    }

    /** A hub's address, which need not end in a slash. */
    static String hub(String words) {
        try {
            URI hub = new URI(words.strip());
            require(
                    ("http".equals(hub.getScheme()) || "https".equals(hub.getScheme())) && hub.getHost() != null,
                    words,
                    "is not an address such as https://hub.example/");
            return hub.toString();
        } catch (URISyntaxException e) {
            throw wrong(words, "is not an address such as https://hub.example/", e);
        }
    }

    /** A site as browsers name it (RFC 6454): no path and no slash at the end. */
    static String origin(String words) {
        require(
                words.strip().matches("https?://[a-z0-9.-]+(:\\d{1,5})?"),
                words,
                "is no origin such as https://paper.example, without a slash at the end");
        return words.strip();
    }

    /** An IP address, or a network of them with the length of its prefix. */
    static String network(String words) {
        String network = words.strip();
        require(
                network.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,2})?")
                        || network.matches("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(/[0-9]{1,3})?"),
                words,
                "is no address such as 127.0.0.1 and no network such as 10.0.0.0/8");
        return network;
    }

    /** {@code /feed/ -> /feeds/all.rss}: from a path to a path or an address. */
    static Map.Entry<String, String> move(String words) {
        String[] sides = words.strip().split("\\s*->\\s*", -1);
        require(
                sides.length == 2
                        && sides[0].matches("/\\S*")
                        && sides[1].matches("/\\S*|https?://\\S+")
                        && !sides[0].equals(sides[1]),
                words,
                "is no move such as /feed/ -> /feeds/all.rss");
        return Map.entry(sides[0], sides[1]);
    }

    /** {@code gmail.com: 100 per minute}: a mail domain and its pace. */
    static Map.Entry<String, Pace> domainPace(String words) {
        String[] sides = words.strip().toLowerCase(Locale.ROOT).split("\\s*:\\s*", 2);
        require(
                sides.length == 2 && sides[0].matches("[a-z0-9.-]+\\.[a-z0-9-]+"),
                words,
                "is no domain with its pace, such as gmail.com: 100 per minute");
        try {
            return Map.entry(sides[0], Pace.parse(sides[1]));
        } catch (IllegalArgumentException e) {
            throw wrong(words, "has no pace such as 100 per minute", e);
        }
    }

    /** @return bytes */
    static long megabytes(String words, int least, int most) {
        String wanted = "is no size between " + least + " MB and " + most + " MB";
        Matcher size =
                Pattern.compile("(\\d{1,9})\\s*MB", Pattern.CASE_INSENSITIVE).matcher(words.strip());
        require(size.matches(), words, wanted);
        int megabytes = Integer.parseInt(size.group(1));
        require(megabytes >= least && megabytes <= most, words, wanted);
        return (long) megabytes << 20;
    }

    static int number(String words, int least, int most) {
        try {
            int number = Integer.parseInt(words.strip());
            require(number >= least && number <= most, words, "is not between " + least + " and " + most);
            return number;
        } catch (NumberFormatException e) {
            throw wrong(words, "is no whole number between " + least + " and " + most, e);
        }
    }

    static Duration duration(String words, Duration least, Duration most) {
        String wanted = "between " + spoken(least) + " and " + spoken(most);
        require(!words.strip().matches("-?[0-9.]+"), words, "has no unit: write a duration " + wanted);
        try {
            Duration duration = ConfigFactory.parseMap(Map.of("it", words)).getDuration("it");
            boolean inside = duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
            require(inside, words, "is not " + wanted);
            return duration;
        } catch (ConfigException e) {
            throw wrong(words, "is no duration " + wanted, e);
        }
    }

    private static String spoken(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + (duration.toDays() == 1 ? " day" : " days");
        }
        if (duration.toSeconds() % 60 != 0) {
            return duration.toSeconds() + " seconds";
        }
        return duration.toHours() == 1 ? "1 hour" : duration.toMinutes() + " minutes";
    }

    static String oneOf(String words, List<String> choices) {
        String word = words.strip().toLowerCase(Locale.ROOT);
        String hint = Spelling.hint(word, choices);
        require(choices.contains(word), words, "is none of " + String.join(", ", choices) + hint);
        return word;
    }

    /** The pattern of a title, in which only {@code {masthead}}, {@code {date}} and {@code {lead}} stand in braces. */
    static String title(String words) {
        Matcher slots = SLOT.matcher(filledLine(words));
        while (slots.find()) {
            String hint = Spelling.hint(slots.group(1), TITLE_WORDS);
            require(
                    TITLE_WORDS.contains(slots.group(1)),
                    words,
                    "knows {masthead}, {date} and {lead}, not " + slots.group() + hint);
        }
        return line(words);
    }

    /** A host, by name or number; nothing where there is none. */
    static String mailDomain(String words) {
        String domain = words.strip().toLowerCase(Locale.ROOT);
        require(
                domain.isEmpty() || domain.matches("[\\p{L}\\p{N}.-]+\\.[\\p{L}\\p{N}-]+"),
                words,
                "is no mail domain: write one such as example.org");
        return domain;
    }

    static String host(String words) {
        String host = words.strip();
        require(
                host.matches("[\\p{Alnum}.:_\\[\\]-]*") && !host.matches(".*[^:\\]]:\\d+"),
                words,
                "is no host name: write one such as smtp.example.org, and the port at relay.port");
        return host;
    }

    /** The JDBC address, or nothing for the file in the newsroom's folder. It may hold a password: never print it. */
    static String database(String words) {
        if (!words.isBlank() && !words.startsWith("jdbc:postgresql:") && !words.startsWith("jdbc:sqlite:")) {
            throw new IllegalArgumentException(
                    "\"…\" is neither empty nor an address such as jdbc:postgresql://host/database");
        }
        return words.strip();
    }

    static void require(boolean holds, String words, String otherwise) {
        if (!holds) {
            throw wrong(words, otherwise, null);
        }
    }

    private static IllegalArgumentException wrong(String words, String what, @Nullable Exception cause) {
        return new IllegalArgumentException("\"" + words + "\" " + what, cause);
    }
}
