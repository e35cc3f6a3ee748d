package org.gazette.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.delivery.ReturnMailbox;
import org.gazette.delivery.Returns;
import org.gazette.house.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gazette returns}: what came back. */
@Command(
        name = "returns",
        description = "Bounces and complaints.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ReturnsCommand {
    @Command(name = "list", description = "What came back, the newest first.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Newsroom newsroom,
            @Option(names = "--quarantine", description = "Only what nobody could read, or is about no letter of ours.")
                    boolean quarantine,
            @Option(
                            names = "-n",
                            paramLabel = "N",
                            defaultValue = "50",
                            converter = HowMany.class,
                            description = "How many; ${DEFAULT-VALUE}.")
                    int most) {
        try (House house = newsroom.open()) {
            List<List<String>> rows = house.returns().list(quarantine ? "QUARANTINED" : "", most).stream()
                    .map(ReturnsCommand::row)
                    .toList();
            newsroom.lines().table(List.of("id", "came", "door", "state", "what"), rows);
        }
        return 0;
    }

    @Command(name = "show", description = "A mail that came back, as it came.", mixinStandardHelpOptions = true)
    int show(@Mixin Newsroom newsroom, @Parameters(paramLabel = "ID") long id) {
        try (House house = newsroom.open()) {
            byte[] raw =
                    house.returns().raw(id).orElseThrow(() -> new IllegalArgumentException("there is no return " + id));
            newsroom.lines().say(new String(raw, StandardCharsets.UTF_8));
        }
        return 0;
    }

    @Command(
            name = "take",
            description = "Take returns in: files (.eml), or what is in the configured mailbox.",
            mixinStandardHelpOptions = true)
    int take(
            @Mixin Newsroom newsroom,
            @Parameters(paramLabel = "FILE", arity = "0..*") List<Path> files,
            @Option(names = "--recipient", paramLabel = "ADDRESS", description = "The address that they came back to.")
                    Optional<String> recipient)
            throws IOException {
        try (House house = newsroom.open()) {
            if (files == null || files.isEmpty()) {
                ReturnMailbox mailbox = house.returnMailbox()
                        .orElseThrow(() -> new IllegalArgumentException("no mailbox is configured: set mailbox.host"));
                newsroom.lines().say(mailbox.fetch() + " mails were taken in.");
                return 0;
            }
            for (Path file : files) {
                Returns.Fate fate = house.returns().take("file", recipient.orElse(""), Files.readAllBytes(file));
                newsroom.lines().say(file + ": " + fate.name().toLowerCase(Locale.ROOT));
            }
        }
        return 0;
    }

    private static List<String> row(Returns.Entry one) {
        return List.of(
                String.valueOf(one.id()),
                one.cameAt().toString(),
                one.door(),
                one.state().toLowerCase(Locale.ROOT),
                one.reason().toLowerCase(Locale.ROOT));
    }
}
