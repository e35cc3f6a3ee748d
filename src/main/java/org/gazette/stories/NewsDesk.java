package org.gazette.stories;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gazette.storage.Database;
import org.gazette.text.SafeHtml;
import org.gazette.text.SiteAddress;
import org.gazette.text.Words;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Takes drafts, and publishes each or sets it aside with the reason. One draft's fault never stops another.
 *
 * <pre>
 *   draft ──▶ unchanged            it says what the story says
 *     │   ──▶ WAITING ──▶ PUBLISHED ──▶ PUBLISHED (a revision more)
 *     │        its hour                     │
 *     ▼        has not come                 └──▶ RETRACTED
 *   set aside ──▶ (handed in again, mended) ──▶ as above
 * </pre>
 *
 * Guarantee: a draft is stored whole, with its labels and the marks of what it touches, or not at all. What was once
 * published keeps its id, its path and its first date.
 */
public final class NewsDesk {
    private final Database database;
    private final CopyDesk copyDesk;
    private final StoryTable table;
    private final SiteAddress site;
    private final Clock clock;

    /** @param home the section of a story that names none */
    public NewsDesk(Database database, SiteAddress site, Section home, String language, Clock clock) {
        this.database = database;
        this.copyDesk = new CopyDesk(home, language);
        this.table = new StoryTable(site);
        this.site = site;
        this.clock = clock;
    }

    public Filing publish(Draft draft) {
        return publish(List.of(draft)).get(0);
    }

    /** Publishes the drafts in their order, in one transaction. */
    public List<Filing> publish(List<Draft> drafts) {
        List<Checked> checked = drafts.stream().map(this::check).toList();
        return database.write(handle -> {
            List<Filing> filings = new ArrayList<>();
            for (Checked one : checked) {
                filings.add(file(handle, one));
            }
            return filings;
        });
    }

    /** Puts a thing that could not even be read in the list of set-aside drafts. */
    public Filing setAside(String origin, int line, String reason) {
        Filing.SetAside aside = new Filing.SetAside(origin, line, reason);
        database.run(handle -> table.setAside(handle, aside, clock.instant()));
        return aside;
    }

    /** Publishes the stories whose hour has come. @return how many */
    public int release() {
        return database.write(handle -> table.release(handle, clock.instant()));
    }

    /** Takes a story back, with a note that readers see. @return whether there was such a story */
    public boolean retract(long number, String note) {
        return database.write(handle -> table.retract(handle, number, Words.line(note), clock.instant()));
    }

    private Checked check(Draft draft) {
        try {
            if (draft.published == null) {
                throw new IllegalArgumentException("no date: add «date: 2020-11-16 09:00»");
            }
            Copy copy = copyDesk.check(draft);
            int words = Words.count(SafeHtml.forWeb(copy.body(), site).plain());
            return new Checked(draft, new StoryTable.Sheet(draft, copy, draft.published, words), "");
        } catch (IllegalArgumentException e) {
            return new Checked(draft, null, String.valueOf(e.getMessage()));
        }
    }

    private Filing file(Handle handle, Checked checked) {
        Draft draft = checked.draft();
        Instant now = clock.instant();
        if (checked.sheet() == null) {
            Filing.SetAside aside = new Filing.SetAside(draft.origin, draft.line, checked.reason());
            table.setAside(handle, aside, now);
            return aside;
        }
        Filing filing = table.file(handle, checked.sheet(), now);
        if (filing instanceof Filing.SetAside aside) {
            table.setAside(handle, aside, now);
        } else {
            table.mended(handle, draft.origin);
        }
        return filing;
    }

    /** A draft and its checked sheet, or the reason why it has none. */
    private record Checked(Draft draft, StoryTable.@Nullable Sheet sheet, String reason) {}
}
