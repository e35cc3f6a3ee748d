package org.gazette.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.house.House;
import org.gazette.intake.ImportReport;
import org.gazette.stories.Filing;
import org.gazette.stories.Label;
import org.gazette.stories.Revision;
import org.gazette.stories.Story;
import org.gazette.text.SafeHtml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gazette story}: what the newsroom has stored. */
@Command(
        name = "story",
        description = "Bring stories in, and look at those that are stored.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class StoryCommand {
    @Command(
            name = "import",
            description = {
                "Bring stories in: a folder of Markdown or HTML files, one such file, a feed or WordPress export (.xml),",
                "a JSON feed or Ghost export (.json). Importing again changes nothing; an edited file makes a revision."
            },
            mixinStandardHelpOptions = true)
    int bringIn(
            @Mixin Newsroom newsroom,
            @Parameters(arity = "1..*", paramLabel = "PATH", description = "A folder or file.") List<Path> paths,
            @Option(names = "--notes", description = "Say each thing that was changed on the way in, with its line.")
                    boolean notes) {
        int setAside = 0;
        try (House house = newsroom.open()) {
            for (Path path : paths) {
                ImportReport report = house.bringIn(path, line -> newsroom.err().println(line));
                if (notes) {
                    report.notes().forEach(note -> newsroom.lines().say("note: " + note));
                }
                report.summary().forEach(line -> newsroom.lines().say(line));
                newsroom.lines().say(report.toString());
                setAside += report.setAside().size();
            }
        }
        return setAside == 0 ? 0 : 1;
    }

    @Command(name = "list", description = "The newest stories.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Newsroom newsroom,
            @Option(names = "--section", paramLabel = "SLUG", description = "Only those of a section.")
                    Optional<String> section,
            @Option(names = "--set-aside", description = "The drafts that could not be published, and why.")
                    boolean setAside,
            @Option(names = "-n", paramLabel = "N", defaultValue = "20", description = "How many; ${DEFAULT-VALUE}.")
                    int most) {
        try (House house = newsroom.open()) {
            if (setAside) {
                newsroom.lines()
                        .table(
                                List.of("origin", "line", "reason"),
                                asideRows(house.stories().setAside()));
            } else {
                Label label = section.map(Label::section).orElse(Label.ALL);
                newsroom.lines()
                        .table(
                                List.of("number", "published", "section", "minutes", "headline"),
                                rows(
                                        house.stories().latest(label, most),
                                        house.settings().paper().zone()));
            }
        }
        return 0;
    }

    @Command(name = "show", description = "A story, its revisions and its text.", mixinStandardHelpOptions = true)
    int show(
            @Mixin Newsroom newsroom,
            @Parameters(paramLabel = "STORY", description = "Its number, or its slug or path.") String reference) {
        try (House house = newsroom.open()) {
            Story story = story(house, reference);
            show(newsroom.lines(), house, story);
        }
        return 0;
    }

    @Command(
            name = "retract",
            description =
                    "Take a story back: it leaves the site and the feeds, and its address answers that it is gone.",
            mixinStandardHelpOptions = true)
    int retract(
            @Mixin Newsroom newsroom,
            @Parameters(paramLabel = "STORY", description = "Its number, or its slug or path.") String reference,
            @Option(names = "--note", paramLabel = "TEXT", required = true, description = "Why; kept with the story.")
                    String note) {
        try (House house = newsroom.open()) {
            Story story = story(house, reference);
            house.desk().retract(story.number(), note);
            newsroom.lines().say("Retracted: " + story.headline());
        }
        return 0;
    }

    private static void show(Lines lines, House house, Story story) {
        ZoneId zone = house.settings().paper().zone();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("number", String.valueOf(story.number())));
        rows.add(List.of("id", story.id()));
        rows.add(List.of("address", house.address().of(story.address())));
        rows.add(List.of("headline", story.headline()));
        rows.add(List.of("standfirst", story.copy().standfirst()));
        rows.add(List.of(
                "by",
                String.join(
                        ", ",
                        story.copy().bylines().stream().map(one -> one.name()).toList())));
        rows.add(List.of("agency", story.copy().agency()));
        rows.add(List.of(
                "sections",
                String.join(
                        ", ",
                        story.copy().sections().stream().map(one -> one.name()).toList())));
        rows.add(List.of("tags", String.join(", ", story.copy().tags())));
        rows.add(List.of("published", moment(story.publishedAt(), zone)));
        for (Revision revision : house.stories().revisions(story.number())) {
            rows.add(List.of(
                    "revision " + revision.number(),
                    revision.kind().name().toLowerCase(Locale.ROOT) + ", " + moment(revision.madeAt(), zone)
                            + (revision.note().isEmpty() ? "" : ": " + revision.note())));
        }
        lines.table(List.of("what", "value"), rows);
        lines.say("");
        lines.say(SafeHtml.forWeb(story.copy().body(), house.address()).plain().strip());
    }

    static Story story(House house, String reference) {
        Optional<Story> story = reference.matches("\\d{1,18}")
                ? house.stories().number(Long.parseLong(reference))
                : house.stories().referredTo(reference);
        return story.orElseThrow(() ->
                new IllegalArgumentException("there is no story «" + reference + "»; «gazette story list» names them"));
    }

    private static List<List<String>> rows(List<Story> stories, ZoneId zone) {
        return stories.stream()
                .map(story -> List.of(
                        String.valueOf(story.number()),
                        moment(story.publishedAt(), zone),
                        story.section().name(),
                        String.valueOf(story.readingMinutes()),
                        story.headline()))
                .toList();
    }

    private static List<List<String>> asideRows(List<Filing.SetAside> setAside) {
        return setAside.stream()
                .map(aside -> List.of(aside.origin(), String.valueOf(aside.line()), aside.reason()))
                .toList();
    }

    private static String moment(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(moment.atZone(zone));
    }
}
