package org.gazette.newsletters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gazette.storage.Database;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;

/**
 * The drafts of issues: what the editor chose some time before the hour, and what people made of it since. A slot has at
 * most one, by key. Every edit takes the approval back, since what was approved is no longer what is there.
 *
 * <pre>
 *   (none) ──make──▶ OPEN ──approve──▶ APPROVED
 *                     │ ▲──── edit ───────┘ ▲
 *                its hour                   │ approve
 *                     └──────▶ HELD ────────┘
 * </pre>
 */
public final class IssueDrafts {
    private final Database database;
    private final Stories stories;
    private final Clock clock;

    public IssueDrafts(Database database, Stories stories, Clock clock) {
        this.database = database;
        this.stories = stories;
        this.clock = clock;
    }

    /** Keeps what was chosen for a slot as its draft. @return false when it has one already */
    public boolean make(Slot slot, Digest digest) {
        return database.write(handle -> DraftTable.insert(handle, slot, digest, clock.instant()));
    }

    public Optional<IssueDraft> of(String newsletter, LocalDate date) {
        return database.read(handle -> DraftTable.of(handle, newsletter, date));
    }

    /** What an issue made of a draft would carry now, in its order: each story at its newest revision. */
    public Digest digest(IssueDraft draft, List<Notice> notices) {
        Slot slot = draft.slot();
        List<Carried> carried = database.read(handle -> DraftTable.stories(handle, slot.newsletter(), slot.date()));
        Remarks remarks = new Remarks(Set.of(), Map.of(), notices, List.of(), draft.seen(), false);
        Digest empty =
                new Digest(draft.from(), draft.to(), Optional.empty(), List.of(), "the draft has no stories", remarks);
        return carried.isEmpty() ? empty : Carried.digest(empty, carried, stories);
    }

    /** Lets a story lead. @throws IllegalArgumentException when there is no such draft, or the story is not in it */
    public void pin(String newsletter, LocalDate date, Story story) {
        move(newsletter, date, story, 1);
    }

    /**
     * Moves a story.
     *
     * @param place from 1, which is the lead's
     */
    public void move(String newsletter, LocalDate date, Story story, int place) {
        edit(newsletter, date, pieces -> {
            Carried moved = pieces.remove(placeOf(pieces, story));
            pieces.add(Math.max(0, Math.min(pieces.size(), place - 1)), moved);
            return pieces;
        });
    }

    /** Takes a story out. It is in no issue then, unless an editor adds it to a later draft. */
    public void drop(String newsletter, LocalDate date, Story story) {
        edit(newsletter, date, pieces -> {
            pieces.remove(placeOf(pieces, story));
            return pieces;
        });
    }

    /** Puts a story behind the last one of its section, or at the end. */
    public void add(String newsletter, LocalDate date, Story story) {
        edit(newsletter, date, pieces -> {
            if (find(pieces, story).isPresent()) {
                throw new IllegalArgumentException("«" + story.headline() + "» is in the draft already");
            }
            String section = story.section().slug();
            int behind = IntStream.range(0, pieces.size())
                    .filter(at -> pieces.get(at).section().equals(section))
                    .max()
                    .orElse(pieces.size() - 1);
            Carried added = new Carried(story.number(), story.revision().number(), section, 0, false, List.of());
            pieces.add(behind + 1, added);
            return pieces;
        });
    }

    /** Releases a draft for its hour, or at once where that is past. @return false when it was released before */
    public boolean approve(String newsletter, LocalDate date) {
        return database.write(handle -> {
            require(DraftTable.lock(handle, newsletter, date), newsletter, date);
            return DraftTable.move(handle, newsletter, date, IssueDraft.State.OPEN, IssueDraft.State.APPROVED)
                    || DraftTable.move(handle, newsletter, date, IssueDraft.State.HELD, IssueDraft.State.APPROVED);
        });
    }

    /** Notes that the hour has come and nobody has approved it. @return false when that was noted before */
    public boolean hold(Slot slot) {
        return database.write(handle ->
                DraftTable.move(handle, slot.newsletter(), slot.date(), IssueDraft.State.OPEN, IssueDraft.State.HELD));
    }

    private void edit(String newsletter, LocalDate date, UnaryOperator<List<Carried>> change) {
        database.run(handle -> {
            require(DraftTable.lock(handle, newsletter, date), newsletter, date);
            List<Carried> before = DraftTable.stories(handle, newsletter, date);
            DraftTable.put(handle, newsletter, date, change.apply(new ArrayList<>(before)));
            DraftTable.move(handle, newsletter, date, IssueDraft.State.APPROVED, IssueDraft.State.OPEN);
        });
    }

    private static void require(boolean there, String newsletter, LocalDate date) {
        if (!there) {
            throw new IllegalArgumentException("there is no draft of " + newsletter + " of " + date
                    + "; «gazette issue draft " + newsletter + " --date " + date + "» makes one");
        }
    }

    private int placeOf(List<Carried> pieces, Story story) {
        return find(pieces, story)
                .orElseThrow(() -> new IllegalArgumentException("«" + story.headline()
                        + "» is not in the draft, which has "
                        + pieces.stream()
                                .map(one -> stories.number(one.story())
                                        .map(Story::headline)
                                        .orElse("?"))
                                .collect(Collectors.joining("», «", "«", "»"))));
    }

    private static OptionalInt find(List<Carried> pieces, Story story) {
        return IntStream.range(0, pieces.size())
                .filter(at -> pieces.get(at).story() == story.number())
                .findFirst();
    }
}
