package org.gazette.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gazette.feeds.Feed;
import org.gazette.feeds.FeedFormat;
import org.gazette.house.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gazette feed}: the feeds on offer, and one of them as it stands. */
@Command(
        name = "feed",
        description = "The feeds on offer.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class FeedCommand {
    @Command(
            name = "list",
            description = "Every feed, how many stories belong to it, and its address.",
            mixinStandardHelpOptions = true)
    int list(@Mixin Newsroom newsroom) {
        try (House house = newsroom.open()) {
            house.desk().prepare();
            newsroom.lines()
                    .table(
                            List.of("name", "title", "stories", "address"),
                            house.syndication().feeds().stream()
                                    .map(feed -> row(house, feed))
                                    .toList());
        }
        return 0;
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
            Feed feed = house.syndication()
                    .feed(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no feed «" + name + "»; «gazette feed list» names them"));
            FeedFormat wanted = FeedFormat.named(format)
                    .orElseThrow(
                            () -> new IllegalArgumentException("--format " + format + " is not rss, atom or json"));
            newsroom.lines()
                    .print(new String(house.syndication().document(feed, wanted).bytes(), StandardCharsets.UTF_8));
        }
        return 0;
    }

    private static List<String> row(House house, Feed feed) {
        long stories = house.syndication().stories(feed);
        return List.of(feed.name(), feed.title(), Long.toString(stories), feed.address(FeedFormat.ATOM));
    }
}
