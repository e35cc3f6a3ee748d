package org.gazette.cli;

import java.util.List;
import org.gazette.delivery.DkimRecord;
import org.gazette.delivery.SigningAlgorithm;
import org.gazette.delivery.SigningKey;
import org.gazette.delivery.SigningKeys;
import org.gazette.house.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gazette dkim}: the keys that letters are signed with. */
@Command(
        name = "dkim",
        description = "The keys that letters are signed with, and what the DNS must say of them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class DkimCommand {
    @Command(
            name = "key",
            description = "Make a key, which waits until it is used, and print its record for the DNS.",
            mixinStandardHelpOptions = true)
    int key(
            @Mixin Newsroom newsroom,
            @Parameters(paramLabel = "SELECTOR", description = "Its name in the DNS, such as 2027a: one it never had.")
                    String selector,
            @Option(
                            names = "--ed25519",
                            description = "A short key beside that of RSA, for the receivers that know such ones.")
                    boolean ed25519) {
        SigningKeys keys = House.signingKeys(newsroom.home());
        SigningKey key = keys.make(selector, ed25519 ? SigningAlgorithm.ED25519 : SigningAlgorithm.RSA);
        Lines lines = newsroom.lines();
        lines.print(DkimRecord.of(key) + "\n");
        lines.say("");
        lines.say("Put this record into the DNS of " + keys.domain()
                + ". When it can be seen there, as with «dig +short TXT "
                + DkimRecord.of(key).name() + "», sign with the key: gazette dkim use " + key.selector());
        return 0;
    }

    @Command(
            name = "use",
            description = "Sign with a key that waited; the one of its kind that signed before is retired.",
            mixinStandardHelpOptions = true)
    int use(@Mixin Newsroom newsroom, @Parameters(paramLabel = "SELECTOR") String selector) {
        SigningKey key = House.signingKeys(newsroom.home()).use(selector);
        newsroom.lines()
                .say(
                        "Letters are signed with " + key
                                + ", by a running Gazette within a minute. Leave the records of retired keys in the DNS for a week.");
        return 0;
    }

    @Command(name = "list", description = "Every key, and its record.", mixinStandardHelpOptions = true)
    int list(@Mixin Newsroom newsroom) {
        newsroom.lines()
                .table(
                        List.of("selector", "kind", "state", "record", "text"),
                        House.signingKeys(newsroom.home()).all().stream()
                                .map(DkimCommand::row)
                                .toList());
        return 0;
    }

    private static List<String> row(SigningKeys.Kept kept) {
        DkimRecord record = DkimRecord.of(kept.key());
        return List.of(
                kept.key().selector(),
                kept.key().algorithm().tag(),
                kept.state().word(),
                record.name(),
                record.text());
    }
}
