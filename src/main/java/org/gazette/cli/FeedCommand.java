package org.gazette.cli;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gazette.feeds.Feed;
import org.gazette.feeds.FeedFormat;
import org.gazette.house.House;
import org.gazette.publishing.FeedFaults;
import org.gazette.publishing.Readership;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gazette feed}: the feeds on offer, and one of them as it stands. */
@Command(
        name = "feed",
        description = "The feeds on offer, what is wrong with them, and who reads them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class FeedCommand {
    private static final List<String> COLUMNS =
            List.of("feed", "subscribers", "pollers", "polls", "full", "not modified", "largest");

    @Command(
            name = "list",
            description =
                    "Every feed, how many stories belong to it, and its address; and what is held back, since the check before"
                            + " publishing refused it.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin Newsroom newsroom,
            @Option(
                            names = "--faults",
                            description = "Only what is held back and why; the exit code is 1 when there is anything.")
                    boolean faults) {
        try (House house = newsroom.open()) {
            house.desk().prepare();
            List<FeedFaults.Line> held = house.feedFaults().all();
            if (!faults) {
                newsroom.lines()
                        .table(
                                List.of("name", "title", "stories", "address"),
                                house.feeds().stream()
                                        .map(feed -> row(house, feed))
                                        .toList());
                held.forEach(line -> newsroom.err().println("held back: " + line.place() + ": " + line.fault()));
                return 0;
            }
            newsroom.lines()
                    .table(
                            List.of("held back", "since", "why"),
                            held.stream()
                                    .map(line -> List.of(line.place(), Moments.of(line.since(), house), line.fault()))
                                    .toList());
            return held.isEmpty() ? 0 : 1;
        }
    }

    @Command(
            name = "readers",
            description = {
                "Who read the feeds on a day: subscribers as aggregators report them, distinct pollers (estimated), and how",
                "often they asked. No address is kept."
            },
            mixinStandardHelpOptions = true)
    int readers(
            @Mixin Newsroom newsroom,
            @Option(names = "--date", paramLabel = "D", description = "A day in UTC; today, up to a minute ago.")
                    Optional<LocalDate> date,
            @Option(
                            names = "--agents",
                            paramLabel = "NAME",
                            description = "The programs that fetched this feed, one a line.")
                    Optional<String> feed) {
        try (House house = newsroom.open()) {
            LocalDate day =
                    date.orElseGet(() -> LocalDate.ofInstant(house.clock().instant(), ZoneOffset.UTC));
            List<Readership.Count> counts = new Readership(house.database()).of(day);
            if (counts.isEmpty()) {
                newsroom.lines()
                        .say("Nobody fetched a feed on " + day + ", or the process that served them kept no count.");
            } else if (feed.isPresent()) {
                newsroom.lines().table(List.of("program", "subscribers", "polls"), agents(counts, feed.get()));
            } else {
                newsroom.lines()
                        .table(COLUMNS, counts.stream().map(FeedCommand::row).toList());
            }
        }
        return 0;
    }

    private static List<String> row(Readership.Count count) {
        String largest = count.agents().stream()
                .limit(3)
                .map(agent -> agent.name() + (agent.subscribers() > 0 ? " " + agent.subscribers() : ""))
                .collect(Collectors.joining(", "));
        return List.of(
                count.feed(),
                String.valueOf(count.subscribers()),
                String.valueOf(count.pollers()),
                String.valueOf(count.polls()),
                String.valueOf(count.full()),
                String.valueOf(count.notModified()),
                largest);
    }

    private static List<List<String>> agents(List<Readership.Count> counts, String feed) {
        Readership.Count count = counts.stream()
                .filter(one -> one.feed().equals(feed))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody fetched a feed «" + feed
                        + "» on that day; «gazette feed readers» names those that were"));
        return count.agents().stream()
                .map(agent -> List.of(agent.name(), String.valueOf(agent.subscribers()), String.valueOf(agent.polls())))
                .toList();
    }

    @Command(name = "show", description = "A feed as it stands, on standard output.", mixinStandardHelpOptions = true)
    int show(
            @Mixin Newsroom newsroom,
            @Parameters(paramLabel = "NAME", description = "Such as all, or sections/world.") String name,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "atom",
                            description = "rss, atom or json; ${DEFAULT-VALUE}.")
                    String format) {
        try (House house = newsroom.open()) {
            house.desk().prepare();
            Feed feed = house.feeds().stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no feed «" + name + "»; «gazette feed list» names them"));
            FeedFormat wanted = FeedFormat.named(format)
                    .orElseThrow(
                            () -> new IllegalArgumentException("--format " + format + " is not rss, atom or json"));
            newsroom.lines().print(new String(house.document(feed, wanted), StandardCharsets.UTF_8));
        }
        return 0;
    }

    private static List<String> row(House house, Feed feed) {
        long stories = house.syndication().stories(feed);
        return List.of(feed.name(), feed.title(), Long.toString(stories), feed.address(FeedFormat.ATOM));
    }
}
