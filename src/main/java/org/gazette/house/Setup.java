package org.gazette.house;

import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gazette.mail.Mailbox;

/** Makes the folder of a newsroom, whole or not at all: {@code config/gazette.conf} is the last thing to appear. */
public final class Setup {
    private static final List<String> SAMPLES = List.of("config/newsletters/daily.conf", "config/feeds/in-brief.conf");

    private Setup() {}

    /**
     * What is known of the newsroom when it is made; an empty text keeps the built-in value.
     *
     * @param since from which day its permanent ids count: today
     */
    public record Answers(String name, String url, String zone, String sender, LocalDate since) {}

    /** @param made false when the folder was a newsroom before, and nothing was changed */
    public record Outcome(Home home, boolean made) {}

    /** @throws ConfigFault when an answer cannot be used, or the folder holds something else or cannot be written */
    public static Outcome init(Path folder, Answers answers) {
        if (Home.holdsNewsroom(folder)) {
            return new Outcome(new Home(folder), false);
        }
        String settings = settings(answers);
        try {
            requireEmpty(folder);
            make(folder, settings);
            return new Outcome(new Home(folder), true);
        } catch (IOException e) {
            throw new ConfigFault(
                    folder + ": the newsroom cannot be made: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ConfigFault(folder + " is a file: name a folder that is new or empty");
        }
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                if (entries.iterator().hasNext()) {
                    throw new ConfigFault(folder + " is not empty and holds no " + Home.SETTINGS
                            + ": name a folder that is new or empty");
                }
            }
        }
    }

    private static String settings(Answers answers) {
        Map<String, String> given = Map.of(
                "paper.name", checked("name", answers.name(), Meaning::filledLine),
                "site.url", checked("url", answers.url(), Meaning::address),
                "paper.zone", checked("zone", answers.zone(), Meaning::zone),
                "newsletters.sender", checked("sender", answers.sender(), Mailbox::parse),
                "paper.since", answers.since().toString());
        String text = builtIn(Home.SETTINGS);
        for (Map.Entry<String, String> answer : given.entrySet()) {
            text = answer.getValue().isEmpty() ? text : put(text, answer.getKey(), answer.getValue());
        }
        return text;
    }

    private static String checked(String word, String words, Function<String, ?> meaning) {
        try {
            return words.isBlank() ? "" : meaning.apply(words).toString();
        } catch (IllegalArgumentException e) {
            throw new ConfigFault(word + " = " + e.getMessage());
        }
    }

    /** Gives a newsroom another address. */
    static void move(Home home, URI url) throws IOException {
        String settings = Files.readString(home.settings());
        String moved = put(settings, "site.url", url.toString());
        if (!moved.equals(settings)) {
            Files.writeString(home.settings(), moved);
        }
    }

    /** The text with another value at a key; the comments stay. */
    static String put(String text, String key, String value) {
        String group = key.substring(0, key.indexOf('.'));
        String name = key.substring(key.indexOf('.') + 1);
        StringBuilder changed = new StringBuilder();
        String inside = "";
        for (String line : text.lines().toList()) {
            inside = line.matches("[a-z]+ \\{") ? line.replace(" {", "") : inside;
            boolean here = inside.equals(group) && line.startsWith("  " + name + ": ");
            changed.append(here ? "  " + name + ": " + ConfigUtil.quoteString(value) : line)
                    .append('\n');
        }
        return changed.toString();
    }

    private static void make(Path folder, String settings) throws IOException {
        boolean fresh = !Files.exists(folder);
        Files.createDirectories(folder);
        Path draft = Files.createTempDirectory(folder, ".init-");
        try {
            Files.createDirectories(draft.resolve("config"));
            Files.createDirectories(draft.resolve("data"));
            Files.createDirectories(draft.resolve("templates"));
            Files.writeString(draft.resolve(Home.SETTINGS), settings);
            for (String sample : SAMPLES) {
                Files.createDirectories(draft.resolve(sample).resolve("..").normalize());
                Files.writeString(draft.resolve(sample), builtIn(sample));
            }
            Files.writeString(draft.resolve("templates/README.md"), builtIn("org/gazette/house/templates.md"));
            for (String part : List.of("data", "templates", "config")) {
                Files.move(draft.resolve(part), folder.resolve(part), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.delete(draft);
        } catch (IOException e) {
            clear(folder, fresh);
            throw e;
        }
    }

    private static void clear(Path folder, boolean whole) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (whole || !file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String builtIn(String name) {
        try (InputStream in =
                Objects.requireNonNull(Setup.class.getClassLoader().getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
