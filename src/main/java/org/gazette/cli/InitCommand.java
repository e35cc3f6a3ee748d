package org.gazette.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.gazette.house.Setup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gazette init}: a newsroom of one's own. */
@Command(
        name = "init",
        description = "Make a newsroom: a folder with config/ and templates/ to edit.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    @Mixin
    private Newsroom newsroom;

    @Parameters(paramLabel = "DIR", description = "The folder; new, or empty.")
    private Path folder;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "The name of the paper.")
    private String name;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "",
            description = "Where readers find its site, such as https://paper.example/.")
    private String url;

    @Option(names = "--zone", paramLabel = "ZONE", defaultValue = "", description = "Its time zone: Europe/London.")
    private String zone;

    @Option(
            names = "--sender",
            paramLabel = "MAILBOX",
            defaultValue = "",
            description = "Who its letters are from: \"The Paper <news@paper.example>\".")
    private String sender;

    @Override
    public Integer call() {
        Setup.Answers answers = new Setup.Answers(name, url, zone, sender, LocalDate.now(ZoneOffset.UTC));
        Setup.Outcome outcome = Setup.init(folder, answers);
        Lines lines = newsroom.lines();
        if (!outcome.made()) {
            lines.say(folder + " is a newsroom already; nothing was changed.");
            return 0;
        }
        lines.say("A newsroom in " + folder + ":");
        lines.say("  " + outcome.home().settings() + "  its name, address, relay: read it through once");
        lines.say("  " + folder.resolve("config/newsletters/daily.conf") + "  its first newsletter");
        lines.say("  " + outcome.home().templates() + "/  what its readers see, where it shall differ");
        lines.say("Next: gazette story import STORIES --home " + folder);
        return 0;
    }
}
