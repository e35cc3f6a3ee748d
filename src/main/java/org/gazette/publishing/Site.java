package org.gazette.publishing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gazette.feeds.Feed;
import org.gazette.feeds.Syndication;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Change;
import org.gazette.stories.Label;
import org.gazette.stories.Stories;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the public site on the shelf in step with the stories and issues.
 *
 * <p>What a change touches: a story that comes, changes or goes touches its own page; the pages before and after it in
 * time; the pages of the five stories that followed it in each of its sections, which name it as earlier; the page and
 * the feeds of each of its sections, tags and authors; the front page, the feeds of all stories, the part of the sitemap
 * that names it and the sitemap's index. An issue touches its own page, the pages before and after it, its newsletter's
 * page and feeds, the front page and the sitemap of pages. A new section, or a template that the newsroom edits, touches
 * every page.
 *
 * <p>The log of changes tells what to set, so that the work is that of the change, whatever the number of stories. Where
 * every page is stale, the lists come first and then the stories, the newest first, in slices between which changes are
 * followed. No document but the sitemap of news depends on the time of day: the same stories give the same bytes.
 *
 * <p>Guarantee: documents are replaced whole, and a changed story before the lists that lead to it; a new one also before
 * the pages of its neighbours, and also when it came while they were made. A page that cannot be made leaves its last
 * version where it is, stops no other, and is tried again. When the database fails the refresh ends with its exception, and
 * the next one does the work again. Safe for many threads.
 */
public final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    /** How many changes are followed at once. */
    private static final int ROUND = 500;

    private final Stories stories;
    private final Archive archive;
    private final Wording wording;
    private final Pages pages;
    private final Shelf shelf;
    private final Optional<Path> markFile;
    private final Directory directory;
    private final Making making;
    private final String setting;
    private final Set<String> refused = new HashSet<>();
    private final Set<Long> again = new LinkedHashSet<>();
    private final Set<Label> listsAgain = new LinkedHashSet<>();
    private final List<Archive.Printed> moved = new ArrayList<>();
    private Stale stale = Stale.UNKNOWN;
    private PartWords.Masthead paper;
    private String templates = "";
    private String issues = "";
    private boolean relisted;
    private long seen;

    /** The page of an issue: what was mailed, with the reader's own parts neutral; empty when it was not kept. */
    @FunctionalInterface
    public interface IssuePage {
        Optional<String> of(Newsletter newsletter, Issue issue);
    }

    /** What is to be made anew, whatever changed. */
    private enum Stale {
        NOTHING,
        /** Every page, but no feed. */
        PAGES,
        EVERYTHING,
        /** That was not looked into yet. */
        UNKNOWN
    }

    /**
     * @param mark the file in which it is kept what the documents on the shelf were made from; empty for a shelf that is
     *     gone with the process
     */
    public Site(
            Stories stories,
            Syndication syndication,
            Archive archive,
            IssuePage issuePage,
            SiteAddress site,
            Wording wording,
            Pages pages,
            Shelf shelf,
            Optional<Path> mark,
            Clock clock) {
        this.stories = stories;
        this.archive = archive;
        this.wording = wording;
        this.pages = pages;
        this.shelf = shelf;
        this.markFile = mark;
        this.paper = wording.masthead(List.of());
        this.directory = new Directory(stories);
        this.making =
                new Making(stories, syndication, archive, issuePage, site, wording, pages, directory, shelf, clock);
        this.setting = hash(
                Program.stamp(),
                site.toString(),
                paper.toString(),
                wording.paper().zone().toString(),
                syndication.setting());
    }

    /** Sets what is stale. @return how many documents changed */
    public synchronized int refresh() {
        shelf.refused().stream().filter(refused::add).forEach(LOG::warn);
        look();
        recall();
        shelf.first(() -> {
            do {
                begin();
                follow();
                making.step(paper);
            } while (!isDone());
        });
        making.age();
        int changes = making.changes();
        if (changes > 0) {
            LOG.info("site: {} documents changed", changes);
        }
        return changes;
    }

    /** The feed of a newsletter's issues. */
    public Feed feed(Newsletter newsletter) {
        return making.feed(newsletter);
    }

    /** Waits until all documents are on the disk, and then notes down what they were made from. */
    public void settle() {
        Optional<Mark> mark = mark();
        shelf.settle();
        markFile.ifPresent(file -> mark.ifPresent(one -> one.write(file)));
    }

    /** Looks what must be made anew whatever changed: at first by the mark, then where templates were edited. */
    private void look() {
        String stamp = pages.stamp();
        if (stale == Stale.UNKNOWN) {
            templates = stamp;
            open();
        } else if (!stamp.equals(templates)) {
            templates = stamp;
            everyPage();
        }
    }

    private void open() {
        long last = stories.lastChange();
        directory.read();
        paper = wording.masthead(directory.sections());
        Optional<Mark> mark = markFile.flatMap(Mark::read)
                .filter(one -> one.setting().equals(setting) && one.change() <= last)
                .filter(one -> shelf.at(SiteAddress.front()).isPresent());
        mark.ifPresent(this::resume);
        seen = mark.map(Mark::change).orElse(last);
        stale = mark.map(this::staleSince).orElse(Stale.EVERYTHING);
    }

    private void resume(Mark mark) {
        issues = archive.stamp();
        moved.addAll(making.resume(paper));
        again.addAll(mark.stories());
        listsAgain.addAll(mark.lists());
    }

    private Stale staleSince(Mark mark) {
        boolean same = mark.templates().equals(hash(templates)) && mark.frame().equals(hash(paper.toString()));
        return same ? Stale.NOTHING : Stale.PAGES;
    }

    private void everyPage() {
        stale = stale == Stale.NOTHING ? Stale.PAGES : stale;
    }

    private void begin() {
        if (stale == Stale.EVERYTHING) {
            issues = archive.stamp();
            making.everything(paper);
        } else if (stale == Stale.PAGES) {
            making.everyPage(paper);
        }
        stale = Stale.NOTHING;
    }

    private boolean isDone() {
        return stale == Stale.NOTHING && making.isDone();
    }

    /** Learns what else is to be set: issues that came or went, and what could not be made before. */
    private void recall() {
        String stamp = archive.stamp();
        if (stale != Stale.EVERYTHING && !stamp.equals(issues)) {
            moved.addAll(making.issues());
            issues = stamp;
        }
        making.failedIssues().stream().filter(one -> !moved.contains(one)).forEach(moved::add);
        again.addAll(making.failedStories());
        listsAgain.addAll(making.failedLists());
    }

    /** Follows the changes in the newsroom up to the last one. */
    private void follow() {
        List<Change> changes = stories.changes(seen, ROUND);
        while (!changes.isEmpty() || !again.isEmpty() || !listsAgain.isEmpty() || !moved.isEmpty()) {
            again.addAll(making.interrupt());
            long upTo =
                    changes.isEmpty() ? seen : changes.get(changes.size() - 1).number();
            round(Touched.of(changes).with(again, listsAgain, moved), upTo);
            forget();
            seen = upTo;
            changes = stories.changes(seen, ROUND);
        }
    }

    private void round(Touched touched, long upTo) {
        relisted = directory.read(touched.labels()) || relisted;
        PartWords.Masthead now = wording.masthead(directory.sections());
        if (!now.equals(paper)) {
            paper = now;
            everyPage();
        }
        making.follow(touched, relisted, paper, () -> changedSince(upTo));
    }

    /** None when there are very many: while thousands are brought in a list may lead to a page that is about to come. */
    private Set<Long> changedSince(long change) {
        List<Change> later = stories.changes(change, ROUND);
        return later.size() < ROUND ? later.stream().map(Change::story).collect(Collectors.toSet()) : Set.of();
    }

    private void forget() {
        again.clear();
        listsAgain.clear();
        moved.clear();
        relisted = false;
    }

    private synchronized Optional<Mark> mark() {
        boolean forgotten = again.isEmpty() && listsAgain.isEmpty() && moved.isEmpty() && !relisted;
        return isDone() && forgotten
                ? Optional.of(new Mark(
                        setting,
                        hash(templates),
                        hash(paper.toString()),
                        seen,
                        List.copyOf(making.failedStories()),
                        List.copyOf(making.failedLists())))
                : Optional.empty();
    }

    private static String hash(String... parts) {
        byte[] bytes = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
        return Document.of("/", "", bytes, Instant.EPOCH).hash();
    }
}
