package org.gazette.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.delivery.Counts;
import org.gazette.delivery.EnvelopeRecord;
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
            @Option(names = "--address", paramLabel = "ADDRESS", description = "What one reader got, and when.")
                    Optional<String> address,
            @Option(
                            names = "--letters",
                            paramLabel = "STATE",
                            description =
                                    "The letters in a state, of the mailing that --mailing names: ${COMPLETION-CANDIDATES}.")
                    Optional<EnvelopeState> state,
            @Option(names = "--mailing", paramLabel = "MAILING", description = "Such as daily/2020-11-16.")
                    Optional<String> mailing,
            @Option(names = "-n", paramLabel = "N", defaultValue = "100", description = "How many; ${DEFAULT-VALUE}.")
                    int most) {
        try (House house = newsroom.open()) {
            if (address.isPresent()) {
                letters(newsroom.lines(), house, house.ledger().find(EmailAddress.of(address.get())));
            } else if (state.isPresent()) {
                String name = mailing.orElseThrow(
                        () -> new IllegalArgumentException("--letters asks for --mailing, such as daily/2020-11-16"));
                letters(newsroom.lines(), house, house.ledger().list(name, state.get(), "", most));
            } else {
                table(newsroom.lines(), house.ledger().all());
            }
        }
        return 0;
    }

    /** Says where mail goes, carries what is due and says what came of it. @return the exit code */
    static int carry(House house, Lines lines) {
        lines.say(house.whereMailGoes());
        Stopping.heeded(house.courier()::carry, house.courier()::close);
        List<Counts> all = house.ledger().all();
        List<Counts> open = all.stream().filter(counts -> !counts.done()).toList();
        table(lines, open.isEmpty() ? all.stream().limit(1).toList() : open);
        open.stream()
                .filter(counts -> !counts.reason().isEmpty())
                .forEach(
                        counts -> lines.say(counts.mailing() + " is " + word(counts.state()) + ": " + counts.reason()));
        int waiting = open.stream().mapToInt(Counts::pending).sum();
        if (waiting > 0) {
            lines.say(waiting + (waiting == 1 ? " letter still waits" : " letters still wait")
                    + " and will be carried by «gazette serve» or the next «gazette courier run».");
        }
        return waiting == 0 ? 0 : 1;
    }

    static void table(Lines lines, List<Counts> all) {
        List<List<String>> rows = new ArrayList<>();
        for (Counts sum : all) {
            rows.add(List.of(
                    sum.mailing(),
                    word(sum.state()),
                    String.valueOf(sum.audience()),
                    String.valueOf(sum.accepted()),
                    String.valueOf(sum.refused()),
                    String.valueOf(sum.suppressed()),
                    String.valueOf(sum.unknown()),
                    String.valueOf(sum.pending())));
        }
        lines.table(
                List.of("mailing", "state", "audience", "accepted", "refused", "suppressed", "unknown", "pending"),
                rows);
    }

    private static void letters(Lines lines, House house, List<EnvelopeRecord> envelopes) {
        List<List<String>> rows = new ArrayList<>();
        for (EnvelopeRecord envelope : envelopes) {
            rows.add(List.of(
                    envelope.mailing(),
                    envelope.recipient().toString(),
                    word(envelope.state().name()),
                    envelope.settledAt().map(at -> Moments.of(at, house)).orElse("–"),
                    String.valueOf(envelope.attempts()),
                    envelope.reply()));
        }
        lines.table(List.of("mailing", "address", "state", "when", "attempts", "what the relay said"), rows);
    }

    private static String word(String state) {
        return state.toLowerCase(Locale.ROOT);
    }
}
