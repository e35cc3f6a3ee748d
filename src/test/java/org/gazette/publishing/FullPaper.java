package org.gazette.publishing;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.gazette.stories.AlsoRead;
import org.gazette.stories.Draft;
import org.gazette.stories.Picture;
import org.gazette.stories.Revision;
import org.gazette.stories.Story;

/** A newsroom with enough stories to fill every part of every page, awkward ones among them. */
final class FullPaper {
    private static final List<String> SECTIONS = List.of("World", "Business", "Culture", "Science", "Sport");
    private static final List<String> HEADLINES = List.of(
            "A footbridge joins the two quays after forty years of ferries",
            "Shipyard workers vote for the four-day week",
            "The opera house will open its roof on summer nights",
            "Mussels in the estuary show how warm the last winter was",
            "Harbour United hold the leaders to a draw in the rain",
            "Ministers meet on the island to end the dispute over cod",
            "Small lenders pass the regulator’s test, with one exception",
            "A lost sketchbook turns up in a chandler’s loft",
            "Tide gauge, 1858: the longest record in the north is put online",
            "Rowing club wins back the lantern cup",
            "Border trains run again, at half the old timetable",
            "Wind farm beyond the bar gets its licence",
            "The quiet boom in books for people who dislike reading",
            "Why gulls have learned the bin-collection calendar",
            "A goalkeeper of 51 plays her thousandth match",
            "Floods: three villages move uphill together",
            "Old cold store becomes the city’s cheapest office",
            "Brass bands and synthesisers share a stage",
            "Seagrass meadow doubles in a decade",
            "Marathon route changes to spare the cobbles",
            "Aid convoy reaches the delta after nine days on the road",
            "Price of rope falls to a ten-year low",
            "Ferry captain publishes her first novel",
            "Comet visible before dawn until Thursday",
            "Two brothers, two boats, one finish line");

    private FullPaper() {}

    static void fill(Newsroom newsroom, Path home) {
        for (int at = 0; at < HEADLINES.size(); at++) {
            Story story = newsroom.publish(draft(at, home));
            if (at == 3) {
                newsroom.post(LocalDate.of(2020, 11, 16), 12, story);
            }
            if (at == 12) {
                newsroom.post(LocalDate.of(2020, 11, 15), 11, story);
            }
        }
        newsroom.publish(draft(0, home)
                .revision(Revision.Kind.CORRECTION, "An earlier version gave the bridge’s length as 312 metres.")
                .tag("bridges"));
        awkward(newsroom);
        newsroom.site.refresh();
    }

    private static Draft draft(int at, Path home) {
        Draft draft = new Draft("inbox/" + at + ".md")
                .headline(HEADLINES.get(at))
                .published(Newsroom.NOW.minusSeconds(60L * 60 * (2 * at) + 60 * 35))
                .section(SECTIONS.get(at % SECTIONS.size()))
                .byline(at % 3 == 0 ? "Ada Brandt" : "Tom Okafor")
                .body(body(at));
        if (at % 4 != 3) {
            draft.standfirst("What was long called impossible took eleven months, two storms and one very patient "
                    + "engineer; on Sunday the first of many walked across.");
        }
        if (at % 5 == 0) {
            draft.attribution("reports The Harbour Gazette").agency("Xinhua").byline("Mina Sato");
        }
        if (at % 2 == 0) {
            String name = "hills-" + at + ".jpg";
            Painted.hills(home.resolve("data/media/" + name), at, 1200, 800);
            draft.picture(new Picture(
                    "/media/" + name,
                    "Hills beyond the water in the evening",
                    "Jo Marsh / Harbour Pictures",
                    "The hills beyond the estuary on Sunday evening, an hour before the ribbon was cut.",
                    at % 4 == 0 ? 1200 : 0,
                    at % 4 == 0 ? 800 : 0));
        }
        return at == 0
                ? draft.alsoRead(new AlsoRead("border-trains-run-again-at-half-the-old-timetable", ""))
                        .alsoRead(new AlsoRead("https://example.org/bridges?a=1&b=2", "Bridges of the north: a list"))
                        .alsoRead(new AlsoRead("no-such-story", ""))
                : draft;
    }

    private static String body(int at) {
        return """
                <p>The wind dropped at four in the morning, and by six there were people on both quays with flasks and
                folding chairs. Nobody had asked them to come so early. “We have waited since my father sold tickets for
                the ferry,” said <a href="https://example.org/">Elin Roe</a>, 71, who was number three in the queue.</p>
                <p>The bridge is 214 metres long and carries no cars. Its deck is larch, its rail is warm to the hand, and
                it hums a low E flat when the wind stands in the south-west, which the engineers call a feature and the
                neighbours call many things.</p>
                <h2>What it cost, and who paid</h2>
                <p>The two councils shared the bill of 38 million. A third of it came from a levy on berths, a third from
                the state and the rest from some 9,000 people who each bought a plank.</p>
                <blockquote><p>A bridge is a promise that you will come back.</p></blockquote>
                <ul><li>Open day and night, free of charge</li><li>Cyclists dismount between eight and ten</li></ul>
                <p>By noon the baker on the east side had sold out, and the baker on the west side, who had not thought of
                it, was seen walking across to ask how much flour one needs.</p>
                <table><tr><th>Day</th><th>Walkers</th></tr><tr><td>Sunday</td><td>11,402</td></tr></table>
                """.repeat(at % 3 == 0 ? 2 : 1);
    }

    /** A headline that wants to be markup, a language that runs from right to left, a word without an end. */
    private static void awkward(Newsroom newsroom) {
        newsroom.publish(new Draft("inbox/markup.md")
                .headline("“<b>Fish</b> & chips” </script><script>alert(1)</script>")
                .published(Newsroom.NOW.minusSeconds(86_400 * 4))
                .standfirst("It said \"so\" & <em>more</em>")
                .body("<p onclick=x>Fine<script>alert(1)</script></p><h1>Not the page's</h1><p>]]> --> {{x}} ${y}")
                .section("Law & <Order>"));
        newsroom.publish(new Draft("inbox/arabic.md")
                .headline("افتتاح جسر جديد للمشاة")
                .language("ar")
                .published(Newsroom.NOW.minusSeconds(86_400 * 5))
                .body("<p>افتتح الجسر صباح اليوم.</p>"));
        newsroom.publish(new Draft("inbox/long.md")
                .headline("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft "
                        + "x".repeat(120))
                .language("de")
                .published(Newsroom.NOW.minusSeconds(86_400 * 6))
                .body("<pre>" + "wide ".repeat(60) + "</pre>"));
    }
}
