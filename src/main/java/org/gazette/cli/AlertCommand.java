package org.gazette.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.gazette.delivery.Counts;
import org.gazette.house.House;
import org.gazette.house.ProofSheets;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Variant;
import org.gazette.publishing.Alerts;
import org.gazette.publishing.Proof;
import org.gazette.stories.Story;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gazette issue alert}: one story at once, to those who want breaking news. */
@Command(
        name = "alert",
        description = "Send one story at once, to the readers who want alerts; a story is sent so once.",
        mixinStandardHelpOptions = true)
final class AlertCommand implements Callable<Integer> {
    @Mixin
    private Newsroom newsroom;

    @Parameters(index = "0", paramLabel = "NEWSLETTER", description = "Such as daily.")
    private String name;

    @Parameters(index = "1", paramLabel = "STORY", description = "Its number, slug or path.")
    private String which;

    @Option(names = "--preview", description = "Write it as .html, .txt and .eml, and send nothing.")
    private boolean preview;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to; data/preview of the newsroom by default.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--test",
            paramLabel = "ADDRESS",
            arity = "1..*",
            description = "Send it to these addresses alone, and mark nothing.")
    private @Nullable List<String> test;

    @Override
    public Integer call() throws IOException {
        try (House house = newsroom.open()) {
            Newsletter newsletter = house.newsletter(Newsletter.listOf(name));
            Story story = StoryCommand.story(house, which);
            if (preview) {
                return show(house, newsletter, story);
            }
            return test == null || test.isEmpty()
                    ? send(house, newsletter, story)
                    : tryOut(house, newsletter, story, test);
        }
    }

    private int show(House house, Newsletter newsletter, Story story) throws IOException {
        Lines lines = newsroom.lines();
        Proof proof = house.alerts().preview(newsletter, story, new Variant(List.of(), newsletter.language()));
        Proof.Pulled pulled = (Proof.Pulled) proof;
        lines.say(pulled.edition().subject());
        Path folder = out.orElse(house.home().folder().resolve("data/preview"));
        for (Path file : new ProofSheets(house).write(pulled, folder, Optional.empty())) {
            lines.say("  " + file);
        }
        pulled.findings().forEach(finding -> lines.say(finding.toString()));
        return 0;
    }

    private int send(House house, Newsletter newsletter, Story story) {
        Lines lines = newsroom.lines();
        OptionalInt readers = house.alerts().send(newsletter, story);
        lines.say(story.headline());
        lines.say(
                readers.isPresent()
                        ? "Posted as " + Alerts.mailing(newsletter, story) + " to " + readers.getAsInt()
                                + (readers.getAsInt() == 1 ? " reader." : " readers.")
                        : "It was sent before, as " + Alerts.mailing(newsletter, story) + ", and is not sent again.");
        return CourierCommand.carry(house, lines);
    }

    private int tryOut(House house, Newsletter newsletter, Story story, List<String> addresses) {
        List<EmailAddress> to =
                addresses.stream().map(EmailAddress::of).distinct().toList();
        String mailing = house.trialRun().alert(house.alerts(), newsletter, story, to);
        newsroom.lines().say(house.whereMailGoes());
        house.courier().carry();
        List<Counts> counts = house.ledger().of(mailing).stream().toList();
        MailAccounts.table(newsroom.lines(), counts);
        return counts.stream().allMatch(Counts::done) ? 0 : 1;
    }
}
