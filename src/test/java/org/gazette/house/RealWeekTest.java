package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gazette.StandingClock;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Notice;
import org.gazette.newsletters.Remarks;
import org.gazette.newsletters.Slot;
import org.gazette.publishing.PressRun;
import org.gazette.publishing.Proof;
import org.gazette.stories.Draft;
import org.gazette.stories.Revision;
import org.gazette.stories.Section;
import org.gazette.stories.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week of a real newsroom, day by day: run with {@code -Dgazette.data=DIR}, the folder that holds stories/. Each day is
 * previewed just before its hour and made at its hour; what editors do in between is done as commands do it.
 */
class RealWeekTest {
    private static final LocalDate MONDAY = LocalDate.of(2016, 3, 21);
    private static final String TITLES = "masthead: \"18F Daily\"\ncadence: \"daily 07:00\"\n"
            + "quiet-days: [sunday]\nnot-later-than: 6 hours\nfirst-window: 7 days\n";
    private static final String SETTINGS =
            "paper { name: \"18F\", zone: \"America/New_York\" }\nsource.url: \"https://18f.gsa.gov/\"\n";

    @TempDir
    Path folder;

    private final StandingClock clock = new StandingClock(Instant.parse("2016-03-21T10:00:00Z"));
    private final List<String> told = new ArrayList<>();

    @Test
    void eachDayIsToldAndWhatIsMergedCorrectedRetractedUpdatedAndSkippedShows() throws IOException {
        Path stories = stories();
        try (House house = open(stories)) {
            Newsletter daily = house.newsletter("daily");
            say("what is due: "
                    + house.dueWithin(7).stream().map(Slot::toString).collect(Collectors.joining(", ")));
            day(house, daily, MONDAY);
            clock.set("2016-03-21T15:00:00Z");
            correct(house, "2016/03/18/18f-year-two-by-the-numbers", "The second year ended in March, not in May.");
            day(house, daily, MONDAY.plusDays(1));
            day(house, daily, MONDAY.plusDays(2));
            clock.set("2016-03-23T14:00:00Z");
            secondWording(house, stories);
            update(house, "2016/03/22/helping-california-buy-a-new-child-welfare-system");
            day(house, daily, MONDAY.plusDays(3));
            clock.set("2016-03-24T15:00:00Z");
            retract(house, "2016/03/22/what-was-your-path-to-18f", "Two of the answers were not meant for print.");
            day(house, daily, MONDAY.plusDays(4));
            day(house, daily, MONDAY.plusDays(5));
            day(house, daily, MONDAY.plusDays(6));
            day(house, daily, MONDAY.plusDays(7));
        }
        String all = String.join("\n", told);
        System.out.println(all);
        assertThat(all).contains("corrected:", "retracted:", "updated:", "merged:", "no issue: a quiet day: sunday");
        assertThat(all.split("corrected:", -1)).describedAs("told once").hasSize(2);
    }

    private static Path stories() {
        String data = System.getProperty("gazette.data", "");
        assumeTrue(!data.isEmpty(), "-Dgazette.data is not set");
        return Path.of(data, "stories");
    }

    private House open(Path stories) throws IOException {
        Path home = folder.resolve("home");
        Setup.init(home, new Setup.Answers("18F", "https://18f.example/", "UTC", "", LocalDate.of(2016, 1, 1)));
        Files.writeString(home.resolve("config/gazette.conf"), SETTINGS);
        Files.writeString(home.resolve("config/newsletters/daily.conf"), TITLES);
        House house = House.open(new Home(home), clock);
        var report = house.bringIn(stories, line -> {});
        say("stories: " + report);
        return house;
    }

    private void day(House house, Newsletter daily, LocalDate date) {
        Optional<Slot.Due> due = daily.cadence().on(date);
        clock.set(due.orElseThrow().at().toString());
        house.desk().release();
        Proof proof = new ProofSheets(house).pull(daily, date, Optional.empty());
        say("");
        say("## " + date.getDayOfWeek() + " " + date);
        if (proof instanceof Proof.Pulled pulled) {
            say("subject: " + pulled.edition().subject());
            tell(pulled.digest());
            pulled.findings().forEach(finding -> say("preflight: " + finding));
        } else {
            say("no issue: " + ((Proof.Nothing) proof).reason());
        }
        PressRun.Result result = house.pressRun().run(daily, date);
        say("run: " + result.getClass().getSimpleName());
        assertThat(result instanceof PressRun.Posted).isEqualTo(proof instanceof Proof.Pulled);
    }

    private void tell(Digest digest) {
        Remarks remarks = digest.remarks();
        for (Story story : digest.stories()) {
            List<Section> also = remarks.alsoIn().getOrDefault(story.number(), List.of());
            String mark = remarks.updated().contains(story.number())
                    ? "updated: "
                    : also.isEmpty() ? "carried: " : "merged: ";
            say(mark
                    + story.headline()
                    + (also.isEmpty()
                            ? ""
                            : " (also in " + also.stream().map(Section::name).collect(Collectors.joining(", ")) + ")"));
        }
        for (Notice notice : remarks.notices()) {
            say((notice.kind() == Notice.Kind.RETRACTION ? "retracted: " : "corrected: ") + notice.headline() + " – "
                    + notice.note());
        }
        remarks.leftOut().forEach(one -> say("skipped: " + one.story().headline() + " – " + one.reason()));
    }

    /** As {@code gazette story correct} does. */
    private void correct(House house, String path, String note) {
        revise(house, path, Revision.Kind.CORRECTION, note);
    }

    private void revise(House house, String path, Revision.Kind kind, String note) {
        Story story = house.stories().referredTo(path).orElseThrow();
        Draft draft = new Draft(story.path());
        draft.body(story.copy().body() + "<p>" + note + "</p>");
        draft.revision(kind, note);
        house.desk().revise(story.number(), draft);
        say("(at " + clock.instant() + " an editor made a " + kind + " of: " + story.headline() + ")");
    }

    private void update(House house, String path) {
        revise(house, path, Revision.Kind.UPDATE, "The first vendors have been chosen.");
    }

    private void retract(House house, String path, String note) {
        Story story = house.stories().referredTo(path).orElseThrow();
        house.desk().retract(story.number(), note);
        say("(at " + clock.instant() + " retracted by an editor: " + story.headline() + ")");
    }

    /** The same story handed in once more by another section, in other words at its head. */
    private void secondWording(House house, Path stories) throws IOException {
        String file = "2016-03-23-how-to-integrate-the-draft-us-web-design-standards-into-existing-projects.md";
        String words = Files.readString(stories.resolve(file));
        Path second = folder.resolve("2016-03-23-web-standards-in-projects-that-exist.md");
        Files.writeString(
                second,
                words.replaceFirst(
                                "(?m)^title:.*$", "title: Bringing the web design standards into projects that exist")
                        .replaceFirst("(?m)^---\\s*$", "---\ncategories: [Design]"));
        house.bringIn(second, line -> {});
        say("(at " + clock.instant() + " handed in a second time, by the section Design: " + second.getFileName()
                + ")");
    }

    private void say(String words) {
        told.add(words);
    }
}
