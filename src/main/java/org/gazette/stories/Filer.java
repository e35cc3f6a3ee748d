package org.gazette.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.gazette.stories.CrossReferences.Resolved;
import org.gazette.stories.CrossReferences.Wanting;
import org.gazette.stories.StoryTable.Standing;
import org.gazette.stories.StoryTable.State;
import org.gazette.text.SiteAddress;
import org.gazette.text.Slug;
import org.jdbi.v3.core.Handle;

/** Files stories within one transaction, at one moment. All that it did is in the tables once it has finished. */
final class Filer {
    private final SiteAddress site;
    private final Instant now;
    private final StoryTable table;
    private final FreePlaces free;
    private final CrossReferences references;
    private final Telling telling;

    Filer(Handle handle, SiteAddress site, Instant now) {
        this.site = site;
        this.now = now;
        this.telling = new Telling(handle);
        this.table = new StoryTable(handle);
        this.free = new FreePlaces(handle);
        this.references = new CrossReferences(handle, site);
    }

    /** What becomes of a story that is there already. */
    private record Edit(Copy copy, int words, Revision.Kind kind, String note) {}

    Filing file(Sheet sheet) {
        Optional<Standing> standing = table.standing(sheet.draft().origin);
        Filing filing = standing.isPresent() ? again(standing.get(), sheet) : first(sheet);
        if (filing instanceof Filing.SetAside aside) {
            setAside(aside);
        } else {
            table.mended(sheet.draft().origin);
        }
        return filing;
    }

    Filing setAside(Filing.SetAside aside) {
        table.setAside(aside, now);
        return aside;
    }

    private Filing first(Sheet sheet) {
        Draft draft = sheet.draft();
        String path = free.path(day(sheet.dated()) + "/" + slug(sheet));
        String id = draft.id == null ? tag(sheet.dated(), path) : draft.id;
        if (free.isTaken("id", id)) {
            return new Filing.SetAside(draft.origin, draft.line, "the id «" + id + "» belongs to another story");
        }
        Instant published = free.moment(sheet.dated(), now);
        State state = state(published);
        List<AlsoRead> wanted = sheet.copy().alsoRead();
        Resolved resolved = references.resolve(wanted, path, List.of());
        long number = table.add(id, draft.origin, path, state, sheet.dated(), published, sheet.hash());
        Story story = new Story(
                number,
                id,
                path,
                published,
                published,
                new Revision(1, Revision.Kind.FIRST, now, draft.note),
                sheet.words(),
                sheet.copy().alsoRead(resolved.known()));
        table.addRevision(story, Revision.Kind.FIRST, now, draft.note);
        references.keep(number, wanted, resolved.open());
        if (state == State.PUBLISHED) {
            appears(story);
        }
        return new Filing.Published(draft.origin, story);
    }

    private Filing again(Standing standing, Sheet sheet) {
        Draft draft = sheet.draft();
        if (standing.state() == State.RETRACTED) {
            return new Filing.SetAside(
                    draft.origin, draft.line, "the story was retracted; publish it under a new name");
        }
        boolean moved = standing.state() == State.WAITING && !standing.dated().equals(sheet.dated());
        if (standing.handedIn().equals(sheet.hash()) && !moved) {
            return new Filing.Unchanged(draft.origin);
        }
        Story before = table.story(standing.number());
        Copy copy = resolved(before, sheet.copy());
        if (copy.equals(before.copy()) && !moved) {
            table.handedIn(before.number(), sheet.hash());
            return new Filing.Unchanged(draft.origin);
        }
        Instant dated = moved ? sheet.dated() : standing.dated();
        Instant published = moved ? free.moment(dated, now) : before.publishedAt();
        Standing after = new Standing(before.number(), standing.state(), dated, sheet.hash());
        Edit edit = new Edit(copy, sheet.words(), draft.revision, draft.note);
        return new Filing.Revised(draft.origin, reword(after, before, published, edit));
    }

    /** @return empty when the story says that already */
    Optional<Story> revise(long number, Revision.Kind kind, String note, CopyDesk.Change change) {
        Standing standing = table.standing(number)
                .filter(one -> one.state() != State.RETRACTED)
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no story " + number + ", or it was retracted"));
        Story before = table.story(number);
        CopyDesk.Counted counted = change.of(before.copy());
        Copy copy = counted.copy().alsoRead().equals(before.copy().alsoRead())
                ? counted.copy()
                : resolved(before, counted.copy());
        if (copy.equals(before.copy())) {
            return Optional.empty();
        }
        String handedIn = standing.handedIn().isEmpty() ? Sheet.hash(before.copy()) : standing.handedIn();
        Standing after = new Standing(number, standing.state(), standing.dated(), handedIn);
        return Optional.of(reword(after, before, before.publishedAt(), new Edit(copy, counted.words(), kind, note)));
    }

    boolean retract(long number, String note) {
        Optional<Standing> standing = table.standing(number).filter(one -> one.state() == State.PUBLISHED);
        if (standing.isEmpty()) {
            return false;
        }
        Story before = table.story(number);
        Edit edit = new Edit(before.copy(), before.words(), Revision.Kind.RETRACTION, note);
        Story after = revised(before, before.publishedAt(), edit);
        Standing then = standing.get();
        table.addRevision(after, edit.kind(), now, note);
        table.move(after, new Standing(number, State.RETRACTED, then.dated(), then.handedIn()));
        references.forget(number);
        telling.leaves(after);
        return true;
    }

    /** Publishes those whose hour has come. @return how many */
    int release() {
        List<Long> due = table.due(now);
        for (long number : due) {
            table.state(number, State.PUBLISHED);
            appears(table.story(number));
        }
        return due.size();
    }

    /** Resolves references from before that was done at the door. @return whether more may wait */
    boolean linkOld(int atMost) {
        List<Wanting> old = references.wanting("", atMost);
        for (Wanting wanting : old) {
            Story story = table.story(wanting.story());
            table.handedIn(story.number(), Sheet.hash(story.copy()));
            table.relink(story, resolved(story, story.copy()).alsoRead());
        }
        return old.size() == atMost;
    }

    void finish() {
        telling.write();
    }

    /** Before its hour nobody has read a story: whatever changes until then is how it first appears. */
    private Story reword(Standing standing, Story before, Instant published, Edit edit) {
        boolean seen = standing.state() == State.PUBLISHED;
        Story after = seen ? revised(before, published, edit) : notYet(before, published, edit);
        State state = seen ? State.PUBLISHED : state(published);
        table.addRevision(after, seen ? edit.kind() : Revision.Kind.FIRST, now, edit.note());
        table.move(after, new Standing(after.number(), state, standing.dated(), standing.handedIn()));
        if (seen) {
            telling.changes(after, edit.kind() == Revision.Kind.TYPO);
        } else if (state == State.PUBLISHED) {
            appears(after);
        }
        return after;
    }

    private Story revised(Story before, Instant published, Edit edit) {
        Revision last = before.revision();
        int number = last.number() + 1;
        return edit.kind() == Revision.Kind.TYPO
                ? with(
                        before,
                        published,
                        before.updatedAt(),
                        edit,
                        new Revision(number, last.kind(), last.madeAt(), last.note()))
                : with(before, published, free.update(now), edit, new Revision(number, edit.kind(), now, edit.note()));
    }

    private Story notYet(Story before, Instant published, Edit edit) {
        int number = before.revision().number() + 1;
        return with(before, published, published, edit, new Revision(number, Revision.Kind.FIRST, now, edit.note()));
    }

    private static Story with(Story before, Instant published, Instant updated, Edit edit, Revision revision) {
        return new Story(
                before.number(), before.id(), before.path(), published, updated, revision, edit.words(), edit.copy());
    }

    private void appears(Story story) {
        telling.appears(story);
        references.wanting(CrossReferences.slug(story.path())).forEach(this::link);
    }

    /** Sets right a story that referred to one which was not there. */
    private void link(Wanting wanting) {
        Standing standing = table.standing(wanting.story()).orElseThrow();
        Story before = table.story(wanting.story());
        Copy copy = resolved(before, before.copy().alsoRead(wanting.wanted()));
        if (!copy.equals(before.copy())) {
            reword(standing, before, before.publishedAt(), new Edit(copy, before.words(), Revision.Kind.TYPO, ""));
        }
    }

    /** The copy with the stories that its also-read pieces mean; what is not there yet is kept aside. */
    private Copy resolved(Story before, Copy copy) {
        Resolved resolved =
                references.resolve(copy.alsoRead(), before.path(), before.copy().alsoRead());
        references.forget(before.number());
        references.keep(before.number(), copy.alsoRead(), resolved.open());
        return copy.alsoRead(resolved.known());
    }

    private State state(Instant published) {
        return published.isAfter(now) ? State.WAITING : State.PUBLISHED;
    }

    private static String slug(Sheet sheet) {
        String wanted = sheet.draft().slug == null ? "" : Slug.of(sheet.draft().slug);
        return wanted.isEmpty() ? Slug.ofOr(sheet.copy().headline(), "story") : wanted;
    }

    private static String day(Instant moment) {
        LocalDate date = moment.atZone(ZoneOffset.UTC).toLocalDate();
        return "%04d/%02d/%02d".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /** {@code tag:gazette.example,2020-11-16:stories/a-new-bridge-opens} (RFC 4151). */
    private String tag(Instant dated, String path) {
        LocalDate date = dated.atZone(ZoneOffset.UTC).toLocalDate();
        return "tag:" + site.host() + "," + date + ":stories/" + CrossReferences.slug(path);
    }
}
