package org.gazette.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.house.House;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Issues;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Slot;
import org.gazette.newsletters.Variant;
import org.gazette.publishing.Proof;
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
            @Option(names = "-n", paramLabel = "N", defaultValue = "7", description = "How many; ${DEFAULT-VALUE}.")
                    int most) {
        try (House house = newsroom.open()) {
            newsroom.lines()
                    .table(
                            List.of("newsletter", "date", "due", "what"),
                            house.dueNext(most).stream()
                                    .map(slot -> row(house, slot))
                                    .toList());
        }
        return 0;
    }

    private static List<String> row(House house, Slot slot) {
        Newsletter newsletter = house.newsletter(slot.newsletter());
        return List.of(
                slot.newsletter(),
                slot.date().toString(),
                Moments.of(slot.due(), newsletter.cadence().zone()) + " "
                        + newsletter.cadence().zone(),
                outlook(house, newsletter, slot));
    }

    private static String outlook(House house, Newsletter newsletter, Slot slot) {
        Optional<Issues.SlotRecord> known = house.issues().slot(slot.newsletter(), slot.date());
        if (known.isPresent()) {
            String reason = known.get().reason();
            return known.get().state().toLowerCase(Locale.ROOT) + (reason.isEmpty() ? "" : ": " + reason);
        }
        Proof proof = house.pressRun().preview(newsletter, slot.date(), everything(newsletter));
        if (proof instanceof Proof.Pulled pulled) {
            Digest digest = pulled.digest();
            return digest.stories().size() + " stories so far, lead: "
                    + digest.stories().get(0).headline();
        }
        return "nothing so far: " + ((Proof.Nothing) proof).reason();
    }

    private static Variant everything(Newsletter newsletter) {
        return new Variant(List.of(), newsletter.language());
    }
}
