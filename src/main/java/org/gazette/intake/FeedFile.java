package org.gazette.intake;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.gazette.feeds.FeedEntry;
import org.gazette.feeds.ForeignEntry;
import org.gazette.feeds.ForeignFeed;
import org.gazette.stories.Draft;
import org.gazette.stories.Picture;
import org.gazette.text.SourceAddress;
import org.gazette.text.Words;

/** Somebody's feed in a file, Atom or an RSS before 2.0: each entry becomes a draft under the id that it has. */
final class FeedFile {
    private final String file;
    private final SourceAddress address;
    private final InTray tray;

    FeedFile(String file, SourceAddress address, InTray tray) {
        this.file = file;
        this.address = address;
        this.tray = tray;
    }

    void read(String xml) throws Unreadable {
        try {
            for (ForeignEntry entry : ForeignFeed.read(xml.getBytes(StandardCharsets.UTF_8))) {
                take(entry);
            }
        } catch (IllegalArgumentException e) {
            throw new Unreadable(1, String.valueOf(e.getMessage()));
        }
    }

    private void take(ForeignEntry entry) {
        String origin = entry.id().isEmpty() ? file + "#" + entry.title() : entry.id();
        try {
            tray.put(draft(entry, origin), file, 1);
        } catch (Unreadable fault) {
            tray.refuse(origin, file, fault);
        }
    }

    private Draft draft(ForeignEntry entry, String origin) throws Unreadable {
        Draft draft = new Draft(origin)
                .headline(entry.title())
                .published(published(entry))
                .standfirst(entry.summary())
                .body(address.html(entry.html()).html());
        if (!entry.id().isEmpty()) {
            draft.id(entry.id());
        }
        entry.authors().forEach(draft::byline);
        entry.categories().forEach(draft::tag);
        entry.image().flatMap(this::picture).ifPresent(draft::picture);
        return draft;
    }

    private static Instant published(ForeignEntry entry) throws Unreadable {
        return entry.published()
                .orElseThrow(() -> new Unreadable(
                        1, "«" + Words.shorten(entry.title(), 80) + "»: it has no date: add <published> or <updated>"));
    }

    private Optional<Picture> picture(FeedEntry.Image image) {
        return address.of(image.url())
                .map(url -> new Picture(url, image.alt(), image.credit(), "", image.width(), image.height()));
    }
}
