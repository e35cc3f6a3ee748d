package org.gazette.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.house.House;
import org.gazette.intake.ReaderExport;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.publishing.ReaderFile;
import org.gazette.subscribers.ReaderRecord;
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
                    Optional<String> language,
            @Mixin ReaderWishes wishes) {
        try (House house = newsroom.open()) {
            Newsletter newsletter = newsletter(house, name);
            wishes.check();
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
            wishes.place(house, subscription);
            newsroom.lines().say(subscription.subscriber().address() + " gets " + newsletter.masthead() + ".");
        }
        return 0;
    }

    @Command(
            name = "list",
            description = "The readers of a newsletter, or those of all newsletters whom a word finds.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin Newsroom newsroom,
            @Option(names = "--newsletter", paramLabel = "NEWSLETTER", description = "Which; the first by default.")
                    Optional<String> name,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "Only those: ${COMPLETION-CANDIDATES}; both by default.")
                    Optional<Subscription.State> state,
            @Option(
                            names = "--search",
                            paramLabel = "WORD",
                            description =
                                    "Whom the beginning of the address, of its domain, of the name, or of a word in"
                                            + " these finds, whatever they read.")
                    Optional<String> word,
            @Option(
                            names = "-n",
                            paramLabel = "N",
                            defaultValue = "100",
                            converter = HowMany.class,
                            description = "How many; ${DEFAULT-VALUE}.")
                    int most,
            @Option(
                            names = "--after",
                            paramLabel = "ID",
                            defaultValue = "0",
                            description = "Only those behind this id, the last one of the page before.")
                    long after) {
        if (word.isPresent() && (name.isPresent() || state.isPresent())) {
            throw new IllegalArgumentException(
                    "--search looks through all readers: leave --newsletter and --state out");
        }
        try (House house = newsroom.open()) {
            ReaderListing listing = new ReaderListing(house, newsroom.lines(), ReaderListing.page(most), after);
            if (word.isPresent()) {
                listing.search(word.get());
            } else {
                listing.list(newsletter(house, name), state);
            }
        }
        return 0;
    }

    @Command(
            name = "count",
            description = "How many readers each newsletter has, and how many left it.",
            mixinStandardHelpOptions = true)
    int count(@Mixin Newsroom newsroom) {
        try (House house = newsroom.open()) {
            newsroom.lines()
                    .table(
                            List.of("newsletter", "active", "left"),
                            house.readerCounts().all().entrySet().stream()
                                    .map(one -> List.of(
                                            one.getKey(),
                                            one.getValue().getOrDefault(Subscription.State.ACTIVE, 0L) + "",
                                            one.getValue().getOrDefault(Subscription.State.LEFT, 0L) + ""))
                                    .toList());
        }
        return 0;
    }

    @Command(name = "show", description = "All that is kept about a reader, as JSON.", mixinStandardHelpOptions = true)
    int show(@Mixin Newsroom newsroom, @Parameters(paramLabel = "ADDRESS") String address) {
        try (House house = newsroom.open()) {
            Subscriber subscriber = reader(house, address);
            ReaderRecord record = ReaderRecord.of(house.database(), house.orders(), subscriber.id())
                    .orElseThrow();
            newsroom.lines().say(ReaderFile.json(record).strip());
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

    @Command(
            name = "allow",
            description = "Take an address off the list of those that are never mailed.",
            mixinStandardHelpOptions = true)
    int allow(@Mixin Newsroom newsroom, @Parameters(paramLabel = "ADDRESS") String address) {
        try (House house = newsroom.open()) {
            boolean was = house.suppressions().lift(EmailAddress.of(address));
            newsroom.lines().say(address + (was ? " may be mailed again." : " was not on the list."));
        }
        return 0;
    }

    @Command(
            name = "erase",
            description = "Erase a reader. What stays is a hash, so that no old list brings the address back.",
            mixinStandardHelpOptions = true)
    int erase(@Mixin Newsroom newsroom, @Parameters(paramLabel = "ADDRESS") String address) {
        try (House house = newsroom.open()) {
            house.preferences().erase(reader(house, address));
            newsroom.lines().say(address + " is erased.");
        }
        return 0;
    }

    @Command(
            name = "import",
            description = "Bring in readers from a file that another program exported (CSV), or take an import back.",
            mixinStandardHelpOptions = true)
    int bringIn(
            @Mixin Newsroom newsroom,
            @Parameters(paramLabel = "FILE", arity = "0..1", description = "CSV in any usual encoding.")
                    Optional<Path> file,
            @Option(names = "--newsletter", paramLabel = "NEWSLETTER", description = "Which; the first by default.")
                    Optional<String> name,
            @Option(
                            names = "--source",
                            paramLabel = "WORDS",
                            defaultValue = "",
                            description = "How these readers agreed; kept as proof.")
                    String source,
            @Option(names = "--dry-run", description = "Only say what would come of it.") boolean dry,
            @Option(
                            names = "--report",
                            paramLabel = "FILE",
                            description = "Where every row that does not go in is told, with its line.")
                    Optional<Path> report,
            @Option(names = "--undo", paramLabel = "ID", description = "Take the import of this number back.")
                    Optional<Long> undo)
            throws IOException {
        try (House house = newsroom.open()) {
            if (undo.isPresent()) {
                long taken = house.importedReaders().undo(undo.get());
                newsroom.lines().say("Import " + undo.get() + " is taken back: " + taken + " subscriptions.");
                return 0;
            }
            if (file.isEmpty()) {
                imports(newsroom, house);
                return 0;
            }
            new ReaderImporting(house, newsroom.lines(), report).run(file.get(), newsletter(house, name), source, dry);
        }
        return 0;
    }

    private static void imports(Newsroom newsroom, House house) {
        newsroom.lines()
                .table(
                        List.of("id", "file", "newsletter", "kind", "state", "added", "known", "suppressed", "faulty"),
                        house.importedReaders().list(100).stream()
                                .map(one -> List.of(
                                        String.valueOf(one.id()),
                                        one.file(),
                                        one.newsletter(),
                                        one.kind(),
                                        one.state().toLowerCase(Locale.ROOT),
                                        String.valueOf(one.added()),
                                        String.valueOf(one.known()),
                                        String.valueOf(one.suppressed()),
                                        String.valueOf(one.faulty())))
                                .toList());
    }

    @Command(
            name = "export",
            description = "Write the readers of a newsletter as CSV, or as JSON, one object a line, into FILE.json.",
            mixinStandardHelpOptions = true)
    int export(
            @Mixin Newsroom newsroom,
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--newsletter", paramLabel = "NEWSLETTER", description = "Which; the first by default.")
                    Optional<String> name)
            throws IOException {
        try (House house = newsroom.open();
                Writer out = Files.newBufferedWriter(file)) {
            ReaderExport export = new ReaderExport(house.subscribers());
            String newsletter = newsletter(house, name).name();
            long rows = file.toString().endsWith(".json") || file.toString().endsWith(".jsonl")
                    ? export.json(newsletter, out)
                    : export.csv(newsletter, out);
            newsroom.lines().say(rows + " readers are written to " + file + ".");
        }
        return 0;
    }

    @Command(
            name = "export-suppressed",
            description = "Write the list of those that are never mailed, as hashes with reason and date (CSV).",
            mixinStandardHelpOptions = true)
    int exportSuppressed(@Mixin Newsroom newsroom, @Parameters(paramLabel = "FILE") Path file) throws IOException {
        try (House house = newsroom.open();
                Writer out = Files.newBufferedWriter(file)) {
            newsroom.lines().say(house.suppressionFile().write(out) + " entries are written to " + file + ".");
        }
        return 0;
    }

    @Command(
            name = "import-suppressed",
            description = "Add to that list: hashes that this newsroom exported, or anybody's plain addresses (CSV).",
            mixinStandardHelpOptions = true)
    int importSuppressed(
            @Mixin Newsroom newsroom,
            @Parameters(paramLabel = "FILE") Path file,
            @Option(
                            names = "--why",
                            paramLabel = "REASON",
                            defaultValue = "import",
                            description = "Kept with each address.")
                    String reason)
            throws IOException {
        try (House house = newsroom.open()) {
            long added = house.suppressionFile().read(file, reason, newsroom.lines()::say);
            newsroom.lines().say(added + " addresses are new on the list.");
        }
        return 0;
    }

    private static Subscriber reader(House house, String address) {
        return house.subscribers()
                .of(EmailAddress.of(address))
                .orElseThrow(() -> new IllegalArgumentException("there is no reader «" + address + "»"));
    }

    private static Newsletter newsletter(House house, Optional<String> name) {
        return name.map(house::newsletter)
                .orElseGet(() -> house.settings().newsletters().stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no newsletter: describe one in config/newsletters/NAME.conf")));
    }
}
