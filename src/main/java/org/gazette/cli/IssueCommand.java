package org.gazette.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.gazette.delivery.Counts;
import org.gazette.house.House;
import org.gazette.house.ProofSheets;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.publishing.CountedLinks;
import org.gazette.publishing.PressRun;
import org.gazette.publishing.Proof;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gazette issue}: look at an issue before it goes, make it, see what became of it. */
@Command(
        name = "issue",
        description = "Preview, run and look up issues.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DraftCommand.class, EditCommand.class, ApproveCommand.class, AlertCommand.class})
final class IssueCommand {
    @Command(
            name = "preview",
            description =
                    "Set an issue as a reader would get it, and write it as .html, .txt and .eml. Nothing is sent.",
            mixinStandardHelpOptions = true)
    int preview(
            @Mixin Newsroom newsroom,
            @Mixin WhichIssue which,
            @Option(names = "--to", paramLabel = "ADDRESS", description = "The reader; nobody by default.")
                    Optional<String> to,
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            description = "Where to write; data/preview of the newsroom by default.")
                    Optional<Path> out)
            throws IOException {
        try (House house = newsroom.open()) {
            Newsletter newsletter = which.newsletter(house);
            ProofSheets sheets = new ProofSheets(house);
            Proof proof = sheets.pull(newsletter, which.day(house), to.map(EmailAddress::of));
            if (proof instanceof Proof.Pulled pulled) {
                newsroom.lines().say(pulled.edition().subject());
                pulled.leaves().ifPresent(at -> newsroom.lines().say("Goes at " + Moments.exactly(at, house) + "."));
                Path folder = out.orElse(house.home().folder().resolve("data/preview"));
                for (Path file : sheets.write(pulled, folder, to.map(EmailAddress::of))) {
                    newsroom.lines().say("  " + file);
                }
                Outlook.say(newsroom.lines(), pulled.digest());
                pulled.findings().forEach(finding -> newsroom.lines().say(finding.toString()));
                return 0;
            }
            newsroom.lines().say("No issue: " + ((Proof.Nothing) proof).reason());
            Outlook.say(newsroom.lines(), ((Proof.Nothing) proof).digest());
            return 0;
        }
    }

    @Command(
            name = "run",
            description = "Make an issue and post it, once; then carry its mail.",
            mixinStandardHelpOptions = true)
    int run(
            @Mixin Newsroom newsroom,
            @Mixin WhichIssue which,
            @Option(
                            names = "--test",
                            paramLabel = "ADDRESS",
                            arity = "1..*",
                            description = "Send it to these addresses alone, and mark nothing: it is not made by that.")
                    @Nullable
                    List<String> test) {
        try (House house = newsroom.open()) {
            if (test != null && !test.isEmpty()) {
                return tryOut(newsroom.lines(), house, which, test);
            }
            PressRun.Result result = house.pressRun().run(which.newsletter(house), which.day(house));
            Lines lines = newsroom.lines();
            if (result instanceof PressRun.Skipped skipped) {
                lines.say("No issue: " + skipped.reason());
                return 0;
            }
            if (result instanceof PressRun.Held held) {
                lines.say("Held: " + held.reason());
                return 1;
            }
            Issue issue = result instanceof PressRun.Posted posted
                    ? posted.issue()
                    : ((PressRun.AlreadyPosted) result).issue();
            lines.say(issue.title());
            lines.say(
                    result instanceof PressRun.Posted posted
                            ? "Posted as No. " + issue.number() + " to " + posted.audience()
                                    + (posted.audience() == 1 ? " reader." : " readers.")
                            : "It was posted before, as No. " + issue.number() + ", and is not posted again.");
            return CourierCommand.carry(house, lines);
        }
    }

    private static int tryOut(Lines lines, House house, WhichIssue which, List<String> addresses) {
        List<EmailAddress> to =
                addresses.stream().map(EmailAddress::of).distinct().toList();
        String mailing = house.trialRun().send(which.newsletter(house), which.day(house), to);
        lines.say(house.whereMailGoes());
        house.courier().carry();
        List<Counts> counts = house.ledger().of(mailing).stream().toList();
        MailAccounts.table(lines, counts);
        return counts.stream().allMatch(Counts::done) ? 0 : 1;
    }

    @Command(name = "list", description = "The newest issues.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Newsroom newsroom,
            @Parameters(paramLabel = "NEWSLETTER") String name,
            @Option(
                            names = "-n",
                            paramLabel = "N",
                            defaultValue = "20",
                            converter = HowMany.class,
                            description = "How many; ${DEFAULT-VALUE}.")
                    int most) {
        try (House house = newsroom.open()) {
            newsroom.lines()
                    .table(
                            List.of("number", "date", "state", "title"),
                            house.issues().latest(house.newsletter(name).name(), most).stream()
                                    .map(issue -> List.of(
                                            String.valueOf(issue.number()),
                                            issue.date().toString(),
                                            issue.state().name().toLowerCase(Locale.ROOT),
                                            issue.title()))
                                    .toList());
        }
        return 0;
    }

    private static void clicks(Lines lines, List<CountedLinks.Count> counts) {
        if (!counts.isEmpty()) {
            lines.table(
                    List.of("opened by people", "by machines", "story"),
                    counts.stream()
                            .map(one -> List.of(
                                    String.valueOf(one.people()), String.valueOf(one.machines()), one.headline()))
                            .toList());
        }
    }

    @Command(name = "show", description = "An issue and the ledger of its mail.", mixinStandardHelpOptions = true)
    int show(
            @Mixin Newsroom newsroom,
            @Mixin WhichIssue which,
            @Option(
                            names = "--to",
                            paramLabel = "ADDRESS",
                            description = "What became of one reader's letter: whether, when, and what the relay said.")
                    Optional<String> to) {
        try (House house = newsroom.open()) {
            if (to.isPresent() || which.isAlert()) {
                String mailing = which.mailing(house);
                if (to.isEmpty()) {
                    return account(newsroom.lines(), house, mailing);
                }
                EmailAddress address = EmailAddress.of(to.get());
                return OneLetter.show(newsroom.lines(), house, mailing, address);
            }
            Newsletter newsletter = which.newsletter(house);
            LocalDate day = which.day(house);
            Issue issue = house.issues()
                    .of(newsletter.name(), day)
                    .orElseThrow(() -> new IllegalArgumentException("there is no issue of " + newsletter.name() + " of "
                            + day + "; «gazette issue list " + newsletter.name() + "» names them"));
            Lines lines = newsroom.lines();
            lines.table(List.of("what", "value"), about(house, newsletter, issue));
            house.issues()
                    .withNothing(issue)
                    .forEach((variant, readers) -> lines.say("Nothing in it for " + readers
                            + (readers == 1 ? " reader" : " readers") + " of " + variant + "."));
            clicks(lines, house.countedLinks().counts(issue));
            return account(lines, house, issue.slot());
        }
    }

    /** What is known of an issue; that of a week has no page. */
    private static List<List<String>> about(House house, Newsletter newsletter, Issue issue) {
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("title", issue.title()),
                List.of("number", String.valueOf(issue.number())),
                List.of("state", issue.state().name().toLowerCase(Locale.ROOT)),
                List.of(
                        "opened",
                        Moments.of(issue.openedAt(), newsletter.cadence().zone())),
                List.of("to read", issue.minutes() + " min")));
        if (newsletter.kind() == Newsletter.Kind.ISSUE) {
            rows.add(List.of("page", house.address().of(issue.address())));
        }
        return rows;
    }

    /** The ledger of an issue and of its waves, which together are its audience. */
    private static int account(Lines lines, House house, String mailing) {
        List<Counts> counts = Stream.concat(house.ledger().of(mailing).stream(), house.ledger().waves(mailing).stream())
                .toList();
        MailAccounts.table(lines, counts);
        MailAccounts.sum(lines, counts);
        MailAccounts.alarms(lines, house, counts);
        return 0;
    }

    @Command(name = "pause", description = "Stop carrying an issue's mail for now.", mixinStandardHelpOptions = true)
    int pause(
            @Mixin Newsroom newsroom,
            @Mixin WhichIssue which,
            @Option(
                            names = "--why",
                            paramLabel = "REASON",
                            defaultValue = "by hand",
                            description = "Kept in the ledger.")
                    String reason) {
        return change(
                newsroom,
                which,
                "running",
                (house, mailing) -> house.ledger().pause(mailing, reason),
                (house, sum) -> "Within a second nothing more of it leaves; " + count(sum.accepted(), "was", "were")
                        + " sent already, and " + count(sum.pending(), "waits", "wait") + ".");
    }

    @Command(name = "resume", description = "Go on with a paused issue's mail.", mixinStandardHelpOptions = true)
    int resume(@Mixin Newsroom newsroom, @Mixin WhichIssue which) {
        return change(
                newsroom,
                which,
                "paused",
                (house, mailing) -> house.ledger().resume(mailing),
                (house, sum) -> resumed(house, sum));
    }

    @Command(
            name = "cancel",
            description = "Never send what of an issue's mail still waits. What was sent stays sent.",
            mixinStandardHelpOptions = true)
    int cancel(
            @Mixin Newsroom newsroom,
            @Mixin WhichIssue which,
            @Option(
                            names = "--why",
                            paramLabel = "REASON",
                            defaultValue = "by hand",
                            description = "Kept in the ledger.")
                    String reason) {
        return change(
                newsroom,
                which,
                "running or paused",
                (house, mailing) -> house.ledger().cancel(mailing, reason),
                (house, sum) -> calledOff(sum));
    }

    /** What a command does with a mailing of the ledger; false when it is in no state for that. */
    @FunctionalInterface
    private interface Change {
        boolean of(House house, String mailing);
    }

    private static String resumed(House house, Counts sum) {
        Instant until = house.ledger().triedUntil(sum.mailing()).orElseThrow();
        return house.clock().instant().isBefore(until)
                ? count(sum.pending(), "goes", "go") + " on; tried until " + Moments.of(until, house) + "."
                : "The patience of the newsletter was over at " + Moments.of(until, house) + ": "
                        + count(sum.pending(), "is", "are") + " given up.";
    }

    private static String calledOff(Counts sum) {
        return count(sum.accepted(), "was", "were") + " sent already and "
                + (sum.accepted() == 1 ? "stays" : "stay") + " sent; " + count(sum.suppressed(), "is", "are")
                + " not sent"
                + (sum.unknown() == 0 ? "" : "; of " + sum.unknown() + " nobody knows")
                + (sum.pending() == 0
                        ? "."
                        : "; " + count(sum.pending(), "is", "are")
                                + " in a courier's hands at this moment, and within a second sent or not.");
    }

    private static String count(int letters, String one, String many) {
        return letters + (letters == 1 ? " letter " + one : " letters " + many);
    }

    private static int change(
            Newsroom newsroom, WhichIssue which, String state, Change change, BiFunction<House, Counts, String> told) {
        try (House house = newsroom.open()) {
            String mailing = which.mailing(house);
            if (!change.of(house, mailing)) {
                throw new IllegalArgumentException(
                        mailing + " is not " + state + "; «gazette courier status» shows every mailing");
            }
            Counts.sum(
                            house.ledger().of(mailing).stream().toList(),
                            house.ledger().waves(mailing))
                    .ifPresent(sum -> newsroom.lines().say(told.apply(house, sum)));
            account(newsroom.lines(), house, mailing);
        }
        return 0;
    }
}
