package org.gazette.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gazette.house.House;
import org.gazette.intake.ImportReport;
import org.gazette.stories.Draft;
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
            @Option(
                            names = "-n",
                            paramLabel = "N",
                            defaultValue = "20",
                            converter = HowMany.class,
                            description = "How many; ${DEFAULT-VALUE}.")
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
            name = "correct",
            description = {
                "Change what a story says. Give a file with the new text, with or without front matter, or the words",
                "that change; all that is not given stays, and so do its id, its address and its date."
            },
            mixinStandardHelpOptions = true)
    int correct(
            @Mixin Newsroom newsroom,
            @Parameters(index = "0", paramLabel = "STORY", description = "Its number, or its slug or path.")
                    String reference,
            @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "Markdown or HTML.")
                    Optional<Path> file,
            @Option(
                            names = "--kind",
                            paramLabel = "KIND",
                            defaultValue = "correction",
                            description = {
                                "typo: nobody is told; update: there is more to tell; correction: it said what is not",
                                "so. ${DEFAULT-VALUE}."
                            })
                    String kind,
            @Option(names = "--note", paramLabel = "TEXT", description = "What was wrong or is new; readers see it.")
                    Optional<String> note,
            @Option(names = "--headline", paramLabel = "TEXT", description = "The new headline.")
                    Optional<String> headline,
            @Option(names = "--standfirst", paramLabel = "TEXT", description = "The new standfirst.")
                    Optional<String> standfirst) {
        try (House house = newsroom.open()) {
            Revision.Kind weight = weight(kind, note);
            if (file.isEmpty() && headline.isEmpty() && standfirst.isEmpty()) {
                throw new IllegalArgumentException("nothing to change: give a FILE, --headline or --standfirst");
            }
            Story story = story(house, reference);
            Draft draft = file.map(
                            path -> house.change(path, line -> newsroom.err().println(line)))
                    .orElseGet(() -> new Draft(reference));
            headline.ifPresent(draft::headline);
            standfirst.ifPresent(draft::standfirst);
            draft.revision(weight, note.orElse(""));
            Optional<Story> changed = house.desk().revise(story.number(), draft);
            newsroom.lines()
                    .say(changed.map(one -> "Published as " + weight.name().toLowerCase(Locale.ROOT) + ": "
                                    + one.headline() + " (" + house.address().of(one.address()) + ")")
                            .orElse("Nothing changed: the story says that already."));
        }
        return 0;
    }

    @Command(
            name = "retract",
            description = {
                "Take a story back: it leaves pages, feeds and sitemaps for ever, readers of feeds are told to drop it,",
                "and its address answers that it is gone (410), with the note."
            },
            mixinStandardHelpOptions = true)
    int retract(
            @Mixin Newsroom newsroom,
            @Parameters(paramLabel = "STORY", description = "Its number, or its slug or path.") String reference,
            @Option(names = "--note", paramLabel = "TEXT", required = true, description = "Why; readers see it.")
                    String note) {
        try (House house = newsroom.open()) {
            Story story = story(house, reference);
            if (note.isBlank()) {
                throw new IllegalArgumentException("--note is empty: say in one sentence why, readers see it");
            }
            house.desk().retract(story.number(), note);
            newsroom.lines()
                    .say("Retracted: " + story.headline() + " ("
                            + house.address().of(story.address()) + ")");
        }
        return 0;
    }

    private static Revision.Kind weight(String kind, Optional<String> note) {
        Revision.Kind weight = Stream.of(Revision.Kind.TYPO, Revision.Kind.UPDATE, Revision.Kind.CORRECTION)
                .filter(one -> one.name().equalsIgnoreCase(kind))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("--kind " + kind + " is not typo, update or correction"));
        if (weight == Revision.Kind.CORRECTION
                && note.filter(text -> !text.isBlank()).isEmpty()) {
            throw new IllegalArgumentException(
                    "a correction needs a --note: say what was wrong, readers see it; or use --kind typo");
        }
        return weight;
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
