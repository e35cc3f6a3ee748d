package org.gazette.feeds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A feed of entries that have given feeds trouble. */
final class Samples {
    static final Feed FEED = new Feed(
            "all",
            "tag:gazette.example,2020-01-01:feeds/all",
            "Gazette & Sons",
            "News of the \"old\" town",
            "Gazette & Sons",
            "en",
            "https://gazette.example/",
            "https://gazette.example/feeds/all",
            "© 2020 Gazette",
            "https://gazette.example/media/icon.png",
            LocalDate.of(2020, 1, 1),
            List.of());

    private Samples() {}

    /** All of them, the newest first. */
    static List<FeedEntry> entries() {
        return List.of(nasty(), rightToLeft(), plain(), empty());
    }

    /** Everything at once: markup in words, two authors, an agency, a picture with all it can have, pieces to read on. */
    static FeedEntry nasty() {
        return new FeedEntry(
                "tag:gazette.example,2020-11-16:stories/bridge",
                "https://gazette.example/stories/2020/11/16/bridge/",
                "AT&T's <b>bridge</b> — “open” ]]> at last 🌉",
                "It is 2 < 3 & blue … reports Asian Lite News",
                "<figure><img src=\"https://gazette.example/media/br%C3%BCcke.jpg\" alt=\"&quot;Blue&quot; bridge\""
                        + " width=\"1200\" height=\"800\"><figcaption>The bridge (Ada)</figcaption></figure>\n"
                        + "<pre>  two\n    lines ]]&gt;</pre>\n<p>A&nbsp;🌉 &amp; <a href=\"https://else.example/?a=1&amp;b=2\">more</a></p>",
                Instant.parse("2020-11-16T09:00:00Z"),
                Instant.parse("2020-11-16T10:30:15.678Z"),
                List.of("Ada O'Brien", "Grace \"Amazing\" Hopper"),
                "Xinhua",
                "en-GB",
                List.of(
                        new FeedEntry.Category("https://gazette.example/sections/", "world-and-asia", "World & Asia"),
                        new FeedEntry.Category("https://gazette.example/tags/", "rail", "rail")),
                Optional.of(new FeedEntry.Image(
                        "https://gazette.example/media/brücke.jpg", "image/jpeg", "\"Blue\" bridge", "Ada", 1200, 800)),
                List.of(
                        new FeedEntry.Related(
                                "https://gazette.example/stories/2020/11/15/old-bridge/", "The <old> one"),
                        new FeedEntry.Related("not an address", "Nowhere")),
                2);
    }

    static FeedEntry rightToLeft() {
        return new FeedEntry(
                "tag:gazette.example,2020-11-15:stories/jisr",
                "https://gazette.example/stories/2020/11/15/jisr/",
                "افتتاح الجسر",
                "الجسر أزرق",
                "<div dir=\"rtl\"><p>الجسر أزرق.</p></div>",
                Instant.parse("2020-11-15T09:00:00Z"),
                Instant.parse("2020-11-15T09:00:00Z"),
                List.of("سارة"),
                "",
                "ar",
                List.of(new FeedEntry.Category("https://gazette.example/sections/", "city", "City")),
                Optional.of(new FeedEntry.Image("https://cdn.example/picture?id=7", "", "", "", 0, 0)),
                List.of(),
                1);
    }

    /** An imported story: its id is an old address with a query; no summary, no author, no picture. */
    static FeedEntry plain() {
        return new FeedEntry(
                "http://old.example/?p=7",
                "https://gazette.example/stories/2008/02/29/seven/",
                "Seven",
                "",
                "<p>Seven.</p>",
                Instant.parse("2008-02-29T23:59:59Z"),
                Instant.parse("2008-02-29T23:59:59Z"),
                List.of(),
                "",
                "en",
                List.of(new FeedEntry.Category("https://gazette.example/sections/", "city", "City")),
                Optional.empty(),
                List.of(),
                1);
    }

    /** No text at all, and an id that is no address. */
    static FeedEntry empty() {
        return new FeedEntry(
                "post 6",
                "https://gazette.example/stories/2008/02/28/six/",
                "Six & a half",
                "",
                "",
                Instant.parse("2008-02-28T00:00:00Z"),
                Instant.parse("2008-02-28T00:00:00Z"),
                List.of("Ada"),
                "",
                "en",
                List.of(),
                Optional.empty(),
                List.of(),
                1);
    }

    /** A good entry with another headline. */
    static FeedEntry headed(String headline) {
        return other(headline, plain().html());
    }

    /** A good entry with another text. */
    static FeedEntry saying(String html) {
        return other(plain().headline(), html);
    }

    private static FeedEntry other(String headline, String html) {
        FeedEntry good = plain();
        return new FeedEntry(
                "tag:gazette.example,2020-11-14:stories/other",
                good.address(),
                headline,
                good.summary(),
                html,
                good.published(),
                good.updated(),
                good.authors(),
                good.agency(),
                good.language(),
                good.categories(),
                good.image(),
                good.related(),
                good.minutes());
    }
}
