package org.gazette.cli;

import java.util.List;
import org.gazette.house.House;
import org.gazette.publishing.HubLedger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gazette hub}: who gets our feeds by push. */
@Command(
        name = "hub",
        description = "The hub at /hub, which sends our feeds to subscribers as they change (WebSub).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class HubCommand {
    @Command(
            name = "list",
            description = "The subscriptions, until when they last, and how deliveries go.",
            mixinStandardHelpOptions = true)
    int list(@Mixin Newsroom newsroom) {
        try (House house = newsroom.open()) {
            List<HubLedger.Line> all = new HubLedger(house.database()).all();
            if (all.isEmpty()) {
                newsroom.lines().say("Nobody has subscribed at " + house.address() + "hub yet.");
            } else {
                newsroom.lines()
                        .table(
                                List.of("topic", "callback host", "lease ends", "last delivery", "failures", "reply"),
                                all.stream().map(line -> row(line, house)).toList());
            }
        }
        return 0;
    }

    private static List<String> row(HubLedger.Line line, House house) {
        return List.of(
                line.topic(),
                line.host(),
                Moments.of(line.leaseEnds(), house),
                line.deliveredAt().map(at -> Moments.of(at, house)).orElse("–"),
                String.valueOf(line.failures()),
                line.reply().isEmpty() ? "–" : line.reply());
    }
}
