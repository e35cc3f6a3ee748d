package org.gazette.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gazette.text.SiteAddress;
import org.gazette.text.Slug;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The writing side of the tables of stories. Every method is part of its caller's transaction. */
final class StoryTable {
    private final SiteAddress site;

    StoryTable(SiteAddress site) {
        this.site = site;
    }

    /** A draft that passed the copy desk. */
    record Sheet(Draft draft, Copy copy, Instant dated, int words) {}

    /** Where a story stands before it is handed in again. */
    private record Standing(long number, String state, Instant dated, Instant published) {}

    Filing file(Handle handle, Sheet sheet, Instant now) {
        Optional<Standing> standing = standing(handle, sheet.draft().origin);
        return standing.isPresent() ? revise(handle, standing.get(), sheet, now) : publish(handle, sheet, now);
    }

    private Filing publish(Handle handle, Sheet sheet, Instant now) {
        String slug = slug(sheet);
        String path = freePath(handle, day(sheet.dated()) + "/" + slug);
        String id = sheet.draft().id == null ? tag(sheet.dated(), path) : sheet.draft().id;
        if (exists(handle, "id", id)) {
            return new Filing.SetAside(
                    sheet.draft().origin, sheet.draft().line, "the id «" + id + "» belongs to another story");
        }
        Instant published = freeMoment(handle, sheet.dated());
        boolean due = !published.isAfter(now);
        long number = handle.createUpdate("""
                        insert into story (id, origin, path, state, dated_at, published_at, updated_at, revision)
                        values (:id, :origin, :path, :state, :dated, :published, :published, 1)
                        """)
                .bind("id", id)
                .bind("origin", sheet.draft().origin)
                .bind("path", path)
                .bind("state", due ? "PUBLISHED" : "WAITING")
                .bind("dated", sheet.dated())
                .bind("published", published)
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
        addRevision(handle, number, 1, Revision.Kind.FIRST, sheet, now);
        if (due) {
            putLabels(handle, number, published, sheet.copy());
        }
        return new Filing.Published(sheet.draft().origin, story(handle, number));
    }

    private Filing revise(Handle handle, Standing standing, Sheet sheet, Instant now) {
        Story before = story(handle, standing.number());
        if (standing.state().equals("RETRACTED")) {
            return new Filing.SetAside(
                    sheet.draft().origin, sheet.draft().line, "the story was retracted; publish it under a new name");
        }
        boolean moved = standing.state().equals("WAITING") && !standing.dated().equals(sheet.dated());
        if (before.copy().equals(sheet.copy()) && !moved) {
            return new Filing.Unchanged(sheet.draft().origin);
        }
        Revision.Kind kind = sheet.draft().revision;
        int revision = before.revision().number() + 1;
        addRevision(handle, standing.number(), revision, kind, sheet, now);
        Instant published = moved ? freeMoment(handle, sheet.dated()) : standing.published();
        boolean due = !published.isAfter(now);
        Instant updated = kind == Revision.Kind.TYPO ? before.updatedAt() : freeUpdate(handle, now);
        handle.createUpdate("""
                        update story set revision = :revision, updated_at = :updated, dated_at = :dated,
                            published_at = :published, state = :state
                        where number = :number
                        """)
                .bind("revision", revision)
                .bind("updated", updated.isBefore(published) ? published : updated)
                .bind("dated", moved ? sheet.dated() : standing.dated())
                .bind("published", published)
                .bind("state", due ? "PUBLISHED" : "WAITING")
                .bind("number", standing.number())
                .execute();
        dropLabels(handle, standing.number());
        if (due) {
            putLabels(handle, standing.number(), published, sheet.copy());
        }
        return new Filing.Revised(sheet.draft().origin, story(handle, standing.number()));
    }

    boolean retract(Handle handle, long number, String note, Instant now) {
        int changed =
                handle.createUpdate("""
                        update story set state = 'RETRACTED', updated_at = :now, revision = revision + 1
                        where number = :number and state = 'PUBLISHED'
                        """).bind("now", now).bind("number", number).execute();
        if (changed == 1) {
            copyRevision(handle, number, note, now);
            dropLabels(handle, number);
        }
        return changed == 1;
    }

    int release(Handle handle, Instant now) {
        List<Long> due = handle.createQuery(
                        "select number from story where state = 'WAITING' and published_at <= :now order by published_at")
                .bind("now", now)
                .mapTo(Long.class)
                .list();
        for (long number : due) {
            handle.createUpdate("update story set state = 'PUBLISHED' where number = :number")
                    .bind("number", number)
                    .execute();
            Story story = story(handle, number);
            putLabels(handle, number, story.publishedAt(), story.copy());
        }
        return due.size();
    }

    void setAside(Handle handle, Filing.SetAside aside, Instant now) {
        handle.createUpdate("""
                        insert into set_aside (origin, line, reason, set_aside_at)
                        values (:origin, :line, :reason, :now)
                        on conflict (origin) do update
                            set line = excluded.line, reason = excluded.reason, set_aside_at = excluded.set_aside_at
                        """)
                .bind("origin", aside.origin())
                .bind("line", aside.line())
                .bind("reason", aside.reason())
                .bind("now", now)
                .execute();
    }

    void mended(Handle handle, String origin) {
        handle.createUpdate("delete from set_aside where origin = :origin")
                .bind("origin", origin)
                .execute();
    }

    private static Optional<Standing> standing(Handle handle, String origin) {
        return handle.createQuery("select number, state, dated_at, published_at from story where origin = :origin")
                .bind("origin", origin)
                .map((row, context) -> new Standing(
                        row.getLong("number"),
                        row.getString("state"),
                        Instant.ofEpochMilli(row.getLong("dated_at")),
                        Instant.ofEpochMilli(row.getLong("published_at"))))
                .findOne();
    }

    private static Story story(Handle handle, long number) {
        return handle.createQuery(StoryRows.SELECT + "where story.number = :number")
                .bind("number", number)
                .map(StoryRows::story)
                .one();
    }

    private static void addRevision(
            Handle handle, long number, int revision, Revision.Kind kind, Sheet sheet, Instant now) {
        Copy copy = sheet.copy();
        Update insert = handle.createUpdate("""
                insert into revision (story, revision, kind, made_at, note, headline, standfirst, attribution, body,
                    language, agency, words, bylines, picture, sections, tags, also_read)
                values (:story, :revision, :kind, :made, :note, :headline, :standfirst, :attribution, :body,
                    :language, :agency, :words, :bylines, :picture, :sections, :tags, :alsoRead)
                """);
        insert.bind("story", number)
                .bind("revision", revision)
                .bind("kind", kind.name())
                .bind("made", now)
                .bind("note", sheet.draft().note)
                .bind("headline", copy.headline())
                .bind("standfirst", copy.standfirst())
                .bind("attribution", copy.attribution())
                .bind("body", copy.body())
                .bind("language", copy.language())
                .bind("agency", copy.agency())
                .bind("words", sheet.words())
                .bind("bylines", Json.write(copy.bylines()))
                .bind("picture", copy.picture().map(Json::write).orElse(""))
                .bind("sections", Json.write(copy.sections()))
                .bind("tags", Json.write(copy.tags()))
                .bind("alsoRead", Json.write(copy.alsoRead()))
                .execute();
    }

    /** The retraction of a story says what it said last. */
    private static void copyRevision(Handle handle, long number, String note, Instant now) {
        handle.createUpdate("""
                        insert into revision (story, revision, kind, made_at, note, headline, standfirst, attribution,
                            body, language, agency, words, bylines, picture, sections, tags, also_read)
                        select story, revision + 1, 'RETRACTION', :now, :note, headline, standfirst, attribution,
                            body, language, agency, words, bylines, picture, sections, tags, also_read
                        from revision where story = :number order by revision desc limit 1
                        """)
                .bind("now", now)
                .bind("note", note)
                .bind("number", number)
                .execute();
    }

    private static void putLabels(Handle handle, long number, Instant published, Copy copy) {
        touch(handle, Label.ALL);
        for (int at = 0; at < copy.sections().size(); at++) {
            Section section = copy.sections().get(at);
            putLabel(handle, number, published, Label.of(section), at, section.name());
        }
        for (int at = 0; at < copy.tags().size(); at++) {
            String tag = copy.tags().get(at);
            putLabel(handle, number, published, Label.tag(tag), at, tag);
        }
        for (int at = 0; at < copy.bylines().size(); at++) {
            Byline byline = copy.bylines().get(at);
            putLabel(handle, number, published, Label.of(byline), at, byline.name());
        }
    }

    private static void putLabel(
            Handle handle, long number, Instant published, Label label, int position, String name) {
        handle.createUpdate("""
                        insert into story_label (kind, slug, published_at, story, position, name)
                        values (:kind, :slug, :published, :story, :position, :name)
                        on conflict (kind, slug, published_at, story) do nothing
                        """)
                .bind("kind", label.kind().name())
                .bind("slug", label.slug())
                .bind("published", published)
                .bind("story", number)
                .bind("position", position)
                .bind("name", name)
                .execute();
        touch(handle, label);
    }

    private static void dropLabels(Handle handle, long number) {
        touch(handle, Label.ALL);
        handle.createQuery("select kind, slug from story_label where story = :story")
                .bind("story", number)
                .map((row, context) -> new Label(Label.Kind.valueOf(row.getString("kind")), row.getString("slug")))
                .list()
                .forEach(label -> touch(handle, label));
        handle.createUpdate("delete from story_label where story = :story")
                .bind("story", number)
                .execute();
    }

    private static void touch(Handle handle, Label label) {
        handle.createUpdate("""
                        insert into touched (label, version) values (:label, 1)
                        on conflict (label) do update set version = touched.version + 1
                        """).bind("label", label.toString()).execute();
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
        return "tag:" + site.host() + "," + date + ":stories/" + path.substring(path.lastIndexOf('/') + 1);
    }

    private static String freePath(Handle handle, String wanted) {
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? wanted : wanted + "-" + n)
                .filter(path -> !exists(handle, "path", path))
                .findFirst()
                .orElseThrow();
    }

    /** The first whole second from {@code dated} on at which no other story was published. */
    private static Instant freeMoment(Handle handle, Instant dated) {
        Instant moment = Instant.ofEpochSecond(dated.getEpochSecond());
        while (taken(handle, "published_at", moment)) {
            moment = moment.plusSeconds(1);
        }
        return moment;
    }

    /** The first moment from now on, a second apart, that no other story was updated at: feeds order entries by it. */
    private static Instant freeUpdate(Handle handle, Instant now) {
        Instant moment = now;
        while (taken(handle, "updated_at", moment)) {
            moment = moment.plusSeconds(1);
        }
        return moment;
    }

    private static boolean taken(Handle handle, String column, Instant moment) {
        return handle.createQuery("select count(*) from story where <column> = :moment")
                        .define("column", column)
                        .bind("moment", moment)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private static boolean exists(Handle handle, String column, String value) {
        return handle.createQuery("select count(*) from story where <column> = :value")
                        .define("column", column)
                        .bind("value", value)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
