package org.gazette.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.gazette.feeds.FeedDocument;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.house.Settings;
import org.gazette.stories.Label;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Paper;

/**
 * {@code Building HOME DIR}: sets every feed, archive and sitemap of a newsroom from nothing, in the folder of a site that
 * is served: checked, written whole or not at all, and all of it on the disk. The codings, which the site makes when
 * nothing else is to be done, are counted where a third argument asks for them.
 */
public final class Building {
    private final long began = System.nanoTime();
    private final AtomicInteger documents = new AtomicInteger();
    private final AtomicInteger archives = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    private Building() {}

    public static void main(String[] arguments) throws IOException {
        new Building().run(arguments);
    }

    private void run(String... arguments) throws IOException {
        Home home = new Home(Path.of(arguments[0]));
        Path folder = Path.of(arguments[1]);
        try (House house = House.open(home, Clock.systemUTC());
                Shelf shelf = new Shelf(folder, MediaFolder.none(), 16L << 20)) {
            house.desk().prepare();
            long opened = System.nanoTime();
            Shelving shelving = new Shelving(shelf);
            shelf.follow(change -> documents.incrementAndGet());
            house.syndication().everything(feed -> put(feed, shelving));
            put(house.syndication().list(List.of()), shelving);
            signposts(house, shelving);
            long made = System.nanoTime();
            shelf.settle();
            long settled = System.nanoTime();
            if (arguments.length > 2) {
                shelf.complete();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d documents, %,d of them archives, %,d MB: opened after %.1f s, made after %.1f s, on the disk after"
                            + " %.1f s, ended after %.1f s; heap %d MB%n",
                    documents.get(),
                    archives.get(),
                    bytes.get() >> 20,
                    seconds(opened),
                    seconds(made),
                    seconds(settled),
                    seconds(System.nanoTime()),
                    Runtime.getRuntime().totalMemory() >> 20);
        }
    }

    private void put(FeedDocument document, Shelving shelving) {
        bytes.addAndGet(document.bytes().length);
        archives.addAndGet(document.path().contains("/archive/") ? 1 : 0);
        shelving.put(document);
    }

    private static void signposts(House house, Shelving shelving) {
        Settings.Paper paper = house.settings().paper();
        Paper words = new Paper(
                paper.name(),
                paper.motto(),
                paper.language(),
                paper.zone(),
                paper.copyright(),
                paper.sections(),
                house.settings().newsletters());
        Signposts signposts = new Signposts(house.stories(), house.address(), words, house.clock(), shelving);
        signposts.read();
        signposts.pages(lists(house), List.of());
        signposts.everything();
    }

    private static List<String> lists(House house) {
        return Stream.of(
                        house.stories().listings(Label.Kind.SECTION).stream()
                                .map(listing -> SiteAddress.section(listing.label().slug())),
                        house.stories().listings(Label.Kind.TAG).stream()
                                .map(listing -> SiteAddress.tag(listing.label().slug())),
                        house.stories().listings(Label.Kind.AUTHOR).stream()
                                .map(listing -> SiteAddress.author(listing.label().slug())))
                .flatMap(paths -> paths)
                .toList();
    }

    private double seconds(long moment) {
        return (moment - began) / 1e9;
    }
}
