package org.gazette.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The command {@code gazette}: feeds and a daily digest from a newsroom's stories. */
@Command(
        name = "gazette",
        description = "Feeds and a daily digest from a newsroom's stories, mailed and published on schedule.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            ServeCommand.class,
            StoryCommand.class,
            FeedCommand.class,
            PublishCommand.class,
            NewsletterCommand.class,
            IssueCommand.class,
            SubscriberCommand.class,
            CourierCommand.class,
            DkimCommand.class,
            DoctorCommand.class,
            HubCommand.class,
            ReturnsCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {"", "Exit code: 0 done, 1 failed, 2 wrong usage."})
public final class Gazette {
    private Gazette() {}

    public static void main(String[] arguments) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /** @return the exit code: 0 done, 1 failed, 2 wrong usage */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new Gazette())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(LocalDate.class, Gazette::date)
                .setExecutionExceptionHandler(new Failure())
                .execute(arguments);
    }

    private static LocalDate date(String words) {
        try {
            return LocalDate.parse(words);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + words + "' is no date such as 2020-11-16");
        }
    }
}
