package org.gazette.newsletters;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gazette.StandingClock;
import org.gazette.storage.Database;
import org.gazette.stories.Draft;
import org.gazette.stories.Filing;
import org.gazette.stories.NewsDesk;
import org.gazette.stories.Picture;
import org.gazette.stories.Section;
import org.gazette.stories.Stories;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;

/** A newsroom for tests: it is half past seven on Monday, 16 November 2020. */
public final class Newsroom {
    public final StandingClock clock = new StandingClock(Instant.parse("2020-11-16T07:30:00Z"));
    public final SiteAddress site = new SiteAddress(URI.create("https://gazette.example/"));
    public final Database database;
    public final NewsDesk desk;
    public final Stories stories;
    public final Issues issues;
    public final Editor editor;
    public final Slots slots;

    public Newsroom(Database database) {
        this.database = database;
        this.desk = new NewsDesk(database, site, Section.named("News"), "en", Map.of(), clock);
        this.stories = new Stories(database);
        this.issues = new Issues(database, clock);
        this.editor = new Editor(stories, issues);
        this.slots = new Slots(database, clock);
    }

    public Story story(String published, String headline, String section) {
        return file(draft(published, headline, section));
    }

    public Story pictured(String published, String headline, String section) {
        Picture picture = new Picture("https://pictures.example/1.jpg", "a bridge", "", "", 0, 0);
        return file(draft(published, headline, section).picture(picture));
    }

    public Story file(Draft draft) {
        Filing filing = desk.publish(draft);
        return filing instanceof Filing.Revised revised ? revised.story() : ((Filing.Published) filing).story();
    }

    public static Draft draft(String published, String headline, String section) {
        return new Draft(headline)
                .published(Instant.parse(published))
                .headline(headline)
                .section(section)
                .body("<p>" + headline + ", it is said.</p>");
    }

    /** The slot of the daily at seven. */
    public static Slot slot(String date) {
        return new Slot("daily", LocalDate.parse(date), Instant.parse(date + "T07:00:00Z"));
    }

    /** Chooses and opens, and posts nothing. */
    public Issue open(Newsletter newsletter, Slot slot) {
        return issues.open(newsletter, slot, editor.choose(newsletter, slot), "Gazette Daily – " + slot.date());
    }

    public Issue post(Newsletter newsletter, Slot slot) {
        Issue issue = open(newsletter, slot);
        database.run(handle -> issues.posted(handle, issue));
        return issues.of(newsletter.name(), slot.date()).orElseThrow();
    }

    public static List<String> headlines(Digest digest) {
        return digest.stories().stream().map(Story::headline).toList();
    }
}
