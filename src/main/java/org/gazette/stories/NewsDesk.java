package org.gazette.stories;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gazette.storage.Database;
import org.gazette.text.SiteAddress;
import org.gazette.text.Words;
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
 * Guarantee: a draft is stored whole, with its labels, its turns and the change that tells of it, or not at all. What was once
 * published keeps its id, its path and its first date.
 */
public final class NewsDesk {
    private static final int OLD_AT_ONCE = 200;

    private final Database database;
    private final CopyDesk copyDesk;
    private final Sorting sorting;
    private final SiteAddress site;
    private final Clock clock;
    private volatile boolean ready;

    /**
     * @param home the section of a story that names none
     * @param own the feeds that the newsroom defined, by name
     */
    public NewsDesk(
            Database database,
            SiteAddress site,
            Section home,
            String language,
            Map<String, Selection> own,
            Clock clock) {
        this.database = database;
        this.copyDesk = new CopyDesk(site, home, language);
        this.sorting = new Sorting(database, own);
        this.site = site;
        this.clock = clock;
    }

    public Filing publish(Draft draft) {
        return publish(List.of(draft)).get(0);
    }

    /** Publishes the drafts in their order, in one transaction; they are checked on all cores. */
    public List<Filing> publish(List<Draft> drafts) {
        List<Checked> checked = drafts.parallelStream().map(this::check).toList();
        return filing(filer -> checked.stream().map(one -> one.file(filer)).toList());
    }

    /** Puts a thing that could not even be read in the list of set-aside drafts. */
    public Filing setAside(String origin, int line, String reason) {
        return filing(filer -> filer.setAside(new Filing.SetAside(origin, line, reason)));
    }

    /** Publishes the stories whose hour has come. @return how many */
    public int release() {
        return filing(Filer::release);
    }

    /** Takes a story back, with a note that readers see. @return whether there was such a story */
    public boolean retract(long number, String note) {
        return filing(filer -> filer.retract(number, Words.line(note)));
    }

    /**
     * Changes what a story says, whatever it was made from: when its origin hands the same in again as before, the change
     * stays.
     *
     * @param kind TYPO, UPDATE or CORRECTION
     * @param note what readers are told
     * @return the story as it stands now; empty when it said that already
     * @throws IllegalArgumentException when there is no such story, or the changed copy cannot be published
     */
    public Optional<Story> revise(long number, Revision.Kind kind, String note, UnaryOperator<Copy> change) {
        if (kind == Revision.Kind.FIRST || kind == Revision.Kind.RETRACTION) {
            throw new IllegalArgumentException(kind + " is not how a story is revised: TYPO, UPDATE or CORRECTION is");
        }
        return filing(
                filer -> filer.revise(number, kind, Words.line(note), copy -> copyDesk.check(change.apply(copy))));
    }

    /**
     * Brings what is in the tables up to what the newsroom is now: stories are sorted by its own feeds as they are defined,
     * and pieces that older stories refer to are found. The first to file does it otherwise. A run that was cut short is
     * finished by the next.
     */
    public void prepare() {
        if (!ready) {
            sorting.run();
            boolean more = true;
            while (more) {
                more = inOne(filer -> filer.linkOld(OLD_AT_ONCE));
            }
            ready = true;
        }
    }

    /**
     * Changes what a story says to what a draft says, by its weight and with its note; what the draft leaves out stays. Its
     * id, its address and its first date stay in any case.
     *
     * @return the story as it stands now; empty when it said that already
     * @throws IllegalArgumentException when there is no such story, or the changed copy cannot be published
     */
    public Optional<Story> revise(long number, Draft draft) {
        return filing(filer ->
                filer.revise(number, draft.revision, Words.line(draft.note), copy -> copyDesk.over(draft, copy)));
    }

    private <T> T filing(Function<Filer, T> work) {
        prepare();
        return inOne(work);
    }

    private <T> T inOne(Function<Filer, T> work) {
        return database.write(handle -> {
            Filer filer = new Filer(handle, site, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            T done = work.apply(filer);
            filer.finish();
            return done;
        });
    }

    private Checked check(Draft draft) {
        try {
            return new Checked(draft, copyDesk.sheet(draft), "");
        } catch (IllegalArgumentException e) {
            return new Checked(draft, null, String.valueOf(e.getMessage()));
        }
    }

    /** A draft and its checked sheet, or the reason why it has none. */
    private record Checked(Draft draft, @Nullable Sheet sheet, String reason) {
        Filing file(Filer filer) {
            return sheet == null
                    ? filer.setAside(new Filing.SetAside(draft.origin, draft.line, reason))
                    : filer.file(sheet);
        }
    }
}
