package org.gazette.stories;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The writing side of the tables {@code story}, {@code revision} and {@code set_aside}, within one transaction. */
final class StoryTable {
    private static final String LAST_SIGNIFICANT =
            "(select max(significant) from revision where story = :story and revision = :revision - 1)";

    private final Handle handle;

    StoryTable(Handle handle) {
        this.handle = handle;
    }

    /** What readers may see of a story. */
    enum State {
        WAITING,
        PUBLISHED,
        RETRACTED
    }

    /**
     * Where a story stands.
     *
     * @param dated as handed in
     * @param handedIn a hash of the copy as its origin handed it in last; empty when that is not known
     */
    record Standing(long number, State state, Instant dated, String handedIn) {}

    Optional<Standing> standing(String origin) {
        return standing("origin", origin);
    }

    Optional<Standing> standing(long number) {
        return standing("number", number);
    }

    private Optional<Standing> standing(String column, Object value) {
        return handle.createQuery("select number, state, dated_at, handed_in from story where <column> = :value")
                .define("column", column)
                .bind("value", value)
                .map((row, context) -> new Standing(
                        row.getLong("number"),
                        State.valueOf(row.getString("state")),
                        Instant.ofEpochMilli(row.getLong("dated_at")),
                        row.getString("handed_in")))
                .findOne();
    }

    Story story(long number) {
        return handle.createQuery(StoryRows.SELECT + "where story.number = :number")
                .bind("number", number)
                .map(StoryRows::story)
                .one();
    }

    /** Those whose hour has come, the earliest first. */
    List<Long> due(Instant now) {
        return handle.createQuery("""
                        select number from story where state = 'WAITING' and published_at <= :now
                        order by published_at
                        """).bind("now", now).mapTo(Long.class).list();
    }

    /** @return its number */
    long add(String id, String origin, String path, State state, Instant dated, Instant published, String handedIn) {
        return handle.createUpdate("""
                        insert into story (id, origin, path, slug, state, dated_at, published_at, updated_at, revision,
                            handed_in)
                        values (:id, :origin, :path, :slug, :state, :dated, :published, :published, 1, :handedIn)
                        """)
                .bind("id", id)
                .bind("origin", origin)
                .bind("path", path)
                .bind("slug", CrossReferences.slug(path))
                .bind("state", state.name())
                .bind("dated", dated)
                .bind("published", published)
                .bind("handedIn", handedIn)
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
    }

    /** Lets a story stand at its newest revision. */
    void move(Story story, Standing standing) {
        handle.createUpdate("""
                        update story set revision = :revision, updated_at = :updated, dated_at = :dated,
                            published_at = :published, state = :state, handed_in = :handedIn
                        where number = :number
                        """)
                .bind("revision", story.revision().number())
                .bind("updated", story.updatedAt())
                .bind("dated", standing.dated())
                .bind("published", story.publishedAt())
                .bind("state", standing.state().name())
                .bind("handedIn", standing.handedIn())
                .bind("number", story.number())
                .execute();
    }

    void handedIn(long number, String hash) {
        handle.createUpdate("update story set handed_in = :hash where number = :number")
                .bind("hash", hash)
                .bind("number", number)
                .execute();
    }

    void state(long number, State state) {
        handle.createUpdate("update story set state = :state where number = :number")
                .bind("state", state.name())
                .bind("number", number)
                .execute();
    }

    /** @param kind of this revision; the story says that of the last one that was no typo */
    void addRevision(Story story, Revision.Kind kind, Instant made, String note) {
        Copy copy = story.copy();
        Update insert = handle.createUpdate("""
                insert into revision (story, revision, kind, made_at, updated_at, significant, note, headline,
                    standfirst, attribution, body, language, agency, words, bylines, picture, sections, tags, also_read)
                values (:story, :revision, :kind, :made, :updated, <significant>, :note, :headline,
                    :standfirst, :attribution, :body, :language, :agency, :words, :bylines, :picture, :sections, :tags,
                    :alsoRead)
                """)
                .define("significant", kind == Revision.Kind.TYPO ? LAST_SIGNIFICANT : ":revision");
        insert.bind("story", story.number())
                .bind("revision", story.revision().number())
                .bind("kind", kind.name())
                .bind("made", made)
                .bind("updated", story.updatedAt())
                .bind("note", note)
                .bind("headline", copy.headline())
                .bind("standfirst", copy.standfirst())
                .bind("attribution", copy.attribution())
                .bind("body", copy.body())
                .bind("language", copy.language())
                .bind("agency", copy.agency())
                .bind("words", story.words())
                .bind("bylines", Json.write(copy.bylines()))
                .bind("picture", copy.picture().map(Json::write).orElse(""))
                .bind("sections", Json.write(copy.sections()))
                .bind("tags", Json.write(copy.tags()))
                .bind("alsoRead", Json.write(copy.alsoRead()))
                .execute();
    }

    /** Puts other also-read pieces in the newest revision. */
    void relink(Story story, List<AlsoRead> pieces) {
        handle.createUpdate("update revision set also_read = :pieces where story = :story and revision = :revision")
                .bind("pieces", Json.write(pieces))
                .bind("story", story.number())
                .bind("revision", story.revision().number())
                .execute();
    }

    void setAside(Filing.SetAside aside, Instant now) {
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

    void mended(String origin) {
        handle.createUpdate("delete from set_aside where origin = :origin")
                .bind("origin", origin)
                .execute();
    }
}
