package org.gazette.cli;

import java.util.List;
import java.util.Optional;
import org.gazette.delivery.Counts;
import org.gazette.delivery.EnvelopeState;
import org.gazette.house.House;
import org.gazette.mail.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gazette courier}: carry what waits, and the ledger. */
@Command(
        name = "courier",
        description = "Carry the mail that waits, and look into the ledger.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class CourierCommand {
    @Command(name = "run", description = "Carry everything that is due now.", mixinStandardHelpOptions = true)
    int run(@Mixin Newsroom newsroom) {
        try (House house = newsroom.open()) {
            return carry(house, newsroom.lines());
        }
    }

    @Command(
            name = "status",
            description = "The ledger: audience = accepted + refused + suppressed + unknown + pending.",
            mixinStandardHelpOptions = true)
    int status(
            @Mixin Newsroom newsroom,
            @Option(
                            names = {"--to", "--address"},
                            paramLabel = "ADDRESS",
                            description = "What one reader got, and when; with --mailing, every attempt of that one.")
                    Optional<String> address,
            @Option(
                            names = "--letters",
                            paramLabel = "STATE",
                            description =
                                    "The letters in a state, of the mailing that --mailing names: ${COMPLETION-CANDIDATES}.")
                    Optional<EnvelopeState> state,
            @Option(names = "--mailing", paramLabel = "MAILING", description = "Such as daily/2020-11-16.")
                    Optional<String> mailing,
            @Option(
                            names = "--after",
                            paramLabel = "ADDRESS",
                            defaultValue = "",
                            description = "With --letters: go on behind this address.")
                    String after,
            @Option(names = "-n", paramLabel = "N", defaultValue = "100", description = "How many; ${DEFAULT-VALUE}.")
                    int most) {
        if (most < 1) {
            throw new IllegalArgumentException("-n = " + most + " is none: write a number from 1 on");
        }
        try (House house = newsroom.open()) {
            Lines lines = newsroom.lines();
            mailing.ifPresent(name -> known(house, name));
            if (address.isPresent()) {
                EmailAddress reader = EmailAddress.of(address.get());
                return mailing.isPresent()
                        ? OneLetter.show(lines, house, mailing.get(), reader)
                        : OneLetter.showAll(lines, house, reader);
            }
            if (state.isPresent()) {
                String name = mailing.orElseThrow(
                        () -> new IllegalArgumentException("--letters asks for --mailing, such as daily/2020-11-16"));
                String from = after.isEmpty() ? "" : EmailAddress.of(after).key();
                OneLetter.table(lines, house, house.ledger().list(name, state.get(), from, most));
                return 0;
            }
            List<Counts> all = mailing.isPresent()
                    ? house.ledger().of(mailing.get()).stream().toList()
                    : house.ledger().newest(most);
            MailAccounts.table(lines, all);
            MailAccounts.alarms(lines, house, all);
        }
        return 0;
    }

    private static Counts known(House house, String mailing) {
        return house.ledger()
                .of(mailing)
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "there is no mailing «" + mailing
                                        + "»: it is newsletter and date, such as daily/2020-11-16; «gazette courier status» names them"));
    }

    @Command(
            name = "relays",
            description = "The relays: pace, warm-up, health, and the mail domains that are slowed down.",
            mixinStandardHelpOptions = true)
    int relays(@Mixin Newsroom newsroom) {
        try (House house = newsroom.open()) {
            RelayTable.show(newsroom.lines(), house);
        }
        return 0;
    }

    /** Says where mail goes, carries what is due and says what came of it. @return the exit code */
    static int carry(House house, Lines lines) {
        house.releaseWaves();
        lines.say(house.whereMailGoes());
        Stopping.heeded(house.courier()::carry, house.courier()::close);
        List<Counts> open = house.ledger().open();
        List<Counts> shown = open.isEmpty() ? house.ledger().newest(1) : open;
        MailAccounts.table(lines, shown);
        MailAccounts.alarms(lines, house, shown);
        int later =
                open.stream().filter(Counts::waits).mapToInt(Counts::pending).sum();
        int waiting = open.stream().mapToInt(Counts::pending).sum() - later;
        if (later > 0) {
            lines.say(later + (later == 1 ? " letter waits" : " letters wait") + " for the hour of their readers.");
        }
        if (waiting > 0) {
            lines.say(waiting + (waiting == 1 ? " letter still waits" : " letters still wait")
                    + " and will be carried by «gazette serve» or the next «gazette courier run».");
        }
        return waiting == 0 ? 0 : 1;
    }
}
