package org.gazette.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.house.House;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.subscribers.Subscriber;
import org.gazette.subscribers.Subscription;
import org.gazette.text.Slug;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gazette subscriber}: who gets what. */
@Command(
        name = "subscriber",
        description = "The readers of the newsletters.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class SubscriberCommand {
    @Command(
            name = "add",
            description = "Add a reader who asked for a newsletter, or change what one gets.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin Newsroom newsroom,
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(
                            names = "--newsletter",
                            paramLabel = "NEWSLETTER",
                            description = "Which; the first one of the configuration by default.")
                    Optional<String> name,
            @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "How to greet the reader.")
                    String reader,
            @Option(
                            names = "--sections",
                            paramLabel = "SLUG,…",
                            split = ",",
                            description = "Only these; all by default.")
                    List<String> sections,
            @Option(names = "--language", paramLabel = "TAG", description = "Of dates and fixed words, such as de.")
                    Optional<String> language) {
        try (House house = newsroom.open()) {
            Newsletter newsletter = newsletter(house, name);
            Subscription subscription = house.subscribers()
                    .subscribe(
                            EmailAddress.of(address),
                            reader,
                            newsletter.name(),
                            sections == null
                                    ? List.of()
                                    : sections.stream().map(Slug::of).toList(),
                            language.orElse(newsletter.language().toLanguageTag()),
                            "command line");
            newsroom.lines().say(subscription.subscriber().address() + " gets " + newsletter.masthead() + ".");
        }
        return 0;
    }

    @Command(name = "list", description = "The readers of a newsletter.", mixinStandardHelpOptions = true)
    int list(
            @Mixin Newsroom newsroom,
            @Option(names = "--newsletter", paramLabel = "NEWSLETTER", description = "Which; the first by default.")
                    Optional<String> name,
            @Option(names = "-n", paramLabel = "N", defaultValue = "100", description = "How many; ${DEFAULT-VALUE}.")
                    int most,
            @Option(
                            names = "--after",
                            paramLabel = "ID",
                            defaultValue = "0",
                            description = "Only those behind this id.")
                    long after) {
        try (House house = newsroom.open()) {
            List<List<String>> rows = new ArrayList<>();
            for (Subscription one :
                    house.subscribers().list(newsletter(house, name).name(), after, most)) {
                rows.add(row(one));
            }
            newsroom.lines().table(List.of("id", "address", "name", "state", "sections", "language"), rows);
        }
        return 0;
    }

    @Command(name = "show", description = "A reader, and what was sent.", mixinStandardHelpOptions = true)
    int show(@Mixin Newsroom newsroom, @Parameters(paramLabel = "ADDRESS") String address) {
        try (House house = newsroom.open()) {
            Subscriber subscriber = house.subscribers()
                    .of(EmailAddress.of(address))
                    .orElseThrow(() -> new IllegalArgumentException("there is no reader «" + address + "»"));
            newsroom.lines()
                    .table(
                            List.of("id", "address", "name", "state", "sections", "language"),
                            house.subscribers().subscriptions(subscriber.id()).stream()
                                    .map(SubscriberCommand::row)
                                    .toList());
        }
        return 0;
    }

    @Command(
            name = "suppress",
            description = "Never mail an address again, whatever it is subscribed to.",
            mixinStandardHelpOptions = true)
    int suppress(
            @Mixin Newsroom newsroom,
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--why", paramLabel = "REASON", required = true, description = "Kept with it.")
                    String reason) {
        try (House house = newsroom.open()) {
            house.suppressions().add(EmailAddress.of(address), reason);
            newsroom.lines().say(address + " is not mailed any more.");
        }
        return 0;
    }

    private static List<String> row(Subscription one) {
        return List.of(
                String.valueOf(one.subscriber().id()),
                one.subscriber().address().toString(),
                one.subscriber().name(),
                one.newsletter() + ": " + one.state().name().toLowerCase(Locale.ROOT),
                one.sections().isEmpty() ? "all" : String.join(",", one.sections()),
                one.language());
    }

    private static Newsletter newsletter(House house, Optional<String> name) {
        return name.map(house::newsletter)
                .orElseGet(() -> house.settings().newsletters().stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no newsletter: describe one in config/newsletters/NAME.conf")));
    }
}
