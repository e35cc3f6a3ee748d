package org.gazette.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gazette.house.House;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Issues;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Slot;
import org.gazette.publishing.Prospects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gazette newsletter}: the standing titles, and when they are due. */
@Command(
        name = "newsletter",
        description = "The newsletters, and when they are due.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class NewsletterCommand {
    @Command(name = "list", description = "Every newsletter.", mixinStandardHelpOptions = true)
    int list(@Mixin Newsroom newsroom) {
        try (House house = newsroom.open()) {
            List<List<String>> rows = new ArrayList<>();
            for (Newsletter newsletter : house.settings().newsletters()) {
                rows.add(List.of(
                        newsletter.name(),
                        newsletter.masthead(),
                        newsletter.cadence().words() + " "
                                + newsletter.cadence().zone(),
                        house.issues().latest(newsletter.name(), 1).stream()
                                .map(issue -> "No. " + issue.number() + ", " + issue.date())
                                .findFirst()
                                .orElse("none yet")));
            }
            newsroom.lines().table(List.of("name", "masthead", "cadence", "last issue"), rows);
        }
        return 0;
    }

    @Command(
            name = "next",
            description = "What is due when, what it would carry if it were now, and why an issue was skipped.",
            mixinStandardHelpOptions = true)
    int next(
            @Mixin Newsroom newsroom,
            @Option(
                            names = "-n",
                            paramLabel = "N",
                            defaultValue = "7",
                            converter = HowMany.class,
                            description = "How many; ${DEFAULT-VALUE}.")
                    int most,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            converter = HowMany.class,
                            description = "All of the next so many days, at most 366, instead of a number of them.")
                    Optional<Integer> days) {
        try (House house = newsroom.open()) {
            Map<String, Slot> ahead = new HashMap<>();
            newsroom.lines()
                    .table(
                            List.of("newsletter", "date", "due", "what"),
                            days
                                    .map(NewsletterCommand::bounded)
                                    .map(house::dueWithin)
                                    .orElseGet(() -> house.dueNext(most))
                                    .stream()
                                    .flatMap(slot -> rows(house, slot, ahead))
                                    .toList());
        }
        return 0;
    }

    /**
     * A slot, and the later waves of its issue.
     *
     * @param ahead the issue before it that takes what there is, by newsletter
     */
    private static Stream<List<String>> rows(House house, Slot slot, Map<String, Slot> ahead) {
        Newsletter newsletter = house.newsletter(slot.newsletter());
        return Stream.concat(
                Stream.of(row(house, newsletter, slot, ahead)),
                house.prospects().waves(newsletter, slot).stream().map(wave -> row(newsletter, slot, wave)));
    }

    private static List<String> row(Newsletter newsletter, Slot slot, Prospects.Wave wave) {
        return List.of(
                "  wave",
                slot.date().toString(),
                Moments.of(wave.at(), newsletter.cadence().zone()) + " "
                        + newsletter.cadence().zone(),
                count(wave.readers(), "reader") + " at " + String.join(", ", wave.hours()));
    }

    private static String count(int many, String what) {
        return many + " " + what + (many == 1 ? "" : "s");
    }

    private static List<String> row(House house, Newsletter newsletter, Slot slot, Map<String, Slot> ahead) {
        return List.of(
                slot.newsletter(),
                slot.date().toString(),
                Moments.of(slot.due(), newsletter.cadence().zone()) + " "
                        + newsletter.cadence().zone(),
                outlook(house, newsletter, slot, ahead) + readers(house, newsletter, slot));
    }

    /** Who gets more than the issue, and who nothing. */
    private static String readers(House house, Newsletter newsletter, Slot slot) {
        int back = house.prospects().catchingUp(newsletter, slot);
        int away = house.prospects().pausing(newsletter, slot);
        String who = newsletter.kind() == Newsletter.Kind.ROUND_UP
                ? "; the week's issues for " + count(house.prospects().readers(newsletter), "reader")
                : "";
        return who
                + (back == 0 ? "" : "; a catch-up for " + count(back, "reader") + " whose pause is over")
                + (away == 0 ? "" : "; none for " + count(away, "reader") + " who pause");
    }

    private static String outlook(House house, Newsletter newsletter, Slot slot, Map<String, Slot> ahead) {
        Optional<Issues.SlotRecord> known = house.issues().slot(slot.newsletter(), slot.date());
        if (known.isPresent()) {
            String reason = known.get().reason();
            return known.get().state().toLowerCase(Locale.ROOT) + (reason.isEmpty() ? "" : ": " + reason);
        }
        Optional<String> quiet = newsletter.rules().quiet().on(slot.date());
        if (quiet.isPresent()) {
            return "no issue: a quiet day: " + quiet.get();
        }
        String draft = house.drafts()
                .of(newsletter.name(), slot.date())
                .map(one -> ", draft " + one.state().name().toLowerCase(Locale.ROOT))
                .orElse("");
        @Nullable Slot before = ahead.get(newsletter.name());
        if (before != null && draft.isEmpty()) {
            return "nothing so far: what there is goes on " + before.date();
        }
        Digest digest = house.pressRun().outlook(newsletter, slot.date());
        if (digest.isEmpty()) {
            return "nothing so far: " + digest.reason() + draft;
        }
        ahead.put(newsletter.name(), slot);
        return soFar(digest) + draft;
    }

    private static String soFar(Digest digest) {
        int stories = digest.stories().size();
        String notes = Outlook.line(digest);
        return stories + (stories == 1 ? " story" : " stories") + " so far, lead: "
                + digest.stories().get(0).headline() + (notes.isEmpty() ? "" : " (" + notes + ")");
    }

    private static int bounded(int days) {
        if (days < 1 || days > 366) {
            throw new IllegalArgumentException("--days " + days + " is not between 1 and 366");
        }
        return days;
    }
}
