package org.gazette.house;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gazette.mail.EmailAddress;

/**
 * The sample newsroom that comes along: stories, pictures, readers. A sample story tells its age instead of its date
 * ({@code age: 2d 4h}), so that there is news whenever it is unpacked.
 */
final class SampleNewsroom {
    private static final String SECTIONS = "[\"World\", \"City\", \"Business\", \"Culture\", \"Science\", \"Sport\"]";
    private static final Pattern AGE = Pattern.compile("(?m)^age:\\s*(.+?)\\s*$");
    private static final Pattern PART = Pattern.compile("(\\d+)\\s*([dhm])");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("d", ChronoUnit.DAYS, "h", ChronoUnit.HOURS, "m", ChronoUnit.MINUTES);

    private SampleNewsroom() {}

    /**
     * A sample subscriber.
     *
     * @param sections slugs; empty for all
     */
    record Reader(EmailAddress address, String name, List<String> sections, String language) {}

    /** Makes the home of the sample newsroom, with its stories as ordinary files. */
    static Home make(Path folder, URI address, Clock clock) throws IOException {
        Instant now = clock.instant();
        LocalDate since = LocalDate.ofInstant(now, ZoneOffset.UTC);
        Home home = Setup.init(
                        folder,
                        new Setup.Answers(
                                "The Harbour Gazette",
                                address.toString(),
                                "",
                                "The Harbour Gazette <news@harbour-gazette.example>",
                                since))
                .home();
        String settings = Files.readString(home.settings());
        settings = Setup.put(settings, "paper.motto", "Seven ports, one paper");
        settings = Setup.put(settings, "newsletters.postal-address", "The Harbour Gazette, 4 Quay Street, Port Averil");
        settings = settings.replaceFirst("(?m)^  sections: \\[.*\\]$", "  sections: " + SECTIONS);
        Files.writeString(home.settings(), settings);
        unpack("media", home.media(), UnaryOperator.identity());
        unpack(
                "stories",
                folder.resolve("stories"),
                bytes -> dated(text(bytes), now).getBytes(StandardCharsets.UTF_8));
        return home;
    }

    /** The sample subscribers. */
    static List<Reader> readers() throws IOException {
        return Samples.lines("subscribers.csv").stream()
                .skip(1)
                .map(SampleNewsroom::reader)
                .toList();
    }

    /** A sample story with its date in place of its age. */
    static String dated(String story, Instant now) {
        Matcher age = AGE.matcher(story);
        if (!age.find()) {
            throw new IllegalStateException(
                    "a sample story has no age: " + story.lines().limit(3).toList());
        }
        return age.replaceFirst("date: " + now.minus(duration(age.group(1))).truncatedTo(ChronoUnit.MINUTES));
    }

    private static Reader reader(String line) {
        Matcher cells =
                Pattern.compile("([^,]*),([^,]*),(\"[^\"]*\"|[^,]*),([^,]*)").matcher(line);
        if (!cells.matches()) {
            throw new IllegalStateException("a sample subscriber is not four cells: " + line);
        }
        String sections = cells.group(3).replace("\"", "");
        return new Reader(
                EmailAddress.of(cells.group(1)),
                cells.group(2),
                sections.isBlank() ? List.of() : Arrays.asList(sections.split(",", -1)),
                cells.group(4));
    }

    private static Duration duration(String words) {
        Duration total = Duration.ZERO;
        Matcher part = PART.matcher(words);
        while (part.find()) {
            total = total.plus(
                    Duration.of(Long.parseLong(part.group(1)), UNITS.getOrDefault(part.group(2), ChronoUnit.DAYS)));
        }
        return total;
    }

    private static void unpack(String samples, Path folder, UnaryOperator<byte[]> change) throws IOException {
        Files.createDirectories(folder);
        for (String name : Samples.names(samples)) {
            Files.write(folder.resolve(name), change.apply(Samples.bytes(samples + "/" + name)));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
