package org.gazette.typesetting;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gazette.mail.Mailbox;
import org.gazette.newsletters.Cadence;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Notice;
import org.gazette.newsletters.Remarks;
import org.gazette.newsletters.Variant;
import org.gazette.stories.Byline;
import org.gazette.stories.Copy;
import org.gazette.stories.Picture;
import org.gazette.stories.Revision;
import org.gazette.stories.Section;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;

/** A paper of one day, invented: a newsletter, an issue and twelve stories. */
public final class MailSamples {
    public static final SiteAddress SITE = new SiteAddress(URI.create("https://gazette.example/"));
    public static final LocalDate DAY = LocalDate.of(2020, 11, 16);
    public static final Instant MORNING = Instant.parse("2020-11-16T06:00:00Z");
    public static final Variant ENGLISH = new Variant(List.of(), Locale.ENGLISH);

    private static final Section WORLD = Section.named("World");
    private static final Section BUSINESS = Section.named("Business & Money");
    private static final Section CULTURE = Section.named("Culture");

    private MailSamples() {}

    public static Typesetter typesetter() {
        return new Typesetter(new Templates(Path.of("no-such-folder")), SITE, "The Harbour Gazette");
    }

    public static Newsletter newsletter() {
        return newsletter("{masthead} – {date} – {lead}");
    }

    static Newsletter newsletter(String title) {
        return new Newsletter(
                "daily",
                "Harbour Daily",
                "What happened, every morning.",
                new Cadence("daily 07:00", after -> after.plusDays(1), ZoneId.of("Europe/Zurich")),
                Locale.ENGLISH,
                List.of("world", "business-and-money", "culture"),
                1,
                30,
                Duration.ofDays(1),
                title,
                Mailbox.parse("Harbour Daily <daily@news.gazette.example>"),
                Optional.of(Mailbox.parse("Zoë at the desk <desk@gazette.example>")),
                "1 Quay Street\nPort Meridian",
                Duration.ofHours(72),
                Newsletter.UnknownPolicy.RESEND);
    }

    public static Issue issue() {
        return new Issue(7, "daily", DAY, 12, "Harbour Daily – November 16, 2020", Issue.State.SET, MORNING, 9);
    }

    public static Edition edition() {
        return edition(ENGLISH);
    }

    public static Edition edition(Variant variant) {
        return typesetter().set(newsletter(), issue(), digest(), variant).orElseThrow();
    }

    /** The lead, of the section World, and eleven others in three sections. */
    public static Digest digest() {
        Story lead = story(
                1,
                WORLD,
                "Night ferries return to the northern islands after nine winters",
                "Three refitted ships will sail at ten each evening, and the first is sold out until spring.",
                920,
                Optional.of(new Picture(
                        "/media/ferry.jpg",
                        "A white ferry leaves a harbour at dusk",
                        "Ines Okafor",
                        "The Meridian on her first trial run.",
                        1200,
                        800)));
        return new Digest(
                MORNING.minus(Duration.ofDays(1)),
                MORNING,
                Optional.of(lead),
                List.of(part(WORLD, world()), part(BUSINESS, business()), part(CULTURE, culture())),
                "",
                new Remarks(Set.of(4L), Map.of(2L, List.of(BUSINESS)), notices(), List.of(), 0, false));
    }

    /** Of stories of the sections World and Culture. */
    private static List<Notice> notices() {
        return List.of(
                new Notice(
                        101,
                        2,
                        Notice.Kind.CORRECTION,
                        "Six bridges, one lamp",
                        "/stories/2020/11/15/six-bridges-one-lamp/",
                        "en",
                        List.of("world"),
                        "There are five.",
                        MORNING),
                new Notice(
                        102,
                        3,
                        Notice.Kind.RETRACTION,
                        "A choir of one",
                        "/stories/2020/11/14/a-choir-of-one/",
                        "en",
                        List.of("culture"),
                        "",
                        MORNING));
    }

    static Digest digest(List<Story> stories) {
        return new Digest(
                MORNING.minus(Duration.ofDays(1)),
                MORNING,
                Optional.of(stories.get(0)),
                List.of(part(WORLD, stories.subList(1, stories.size()))),
                "");
    }

    /** In Chinese, with next to no ASCII in its words. */
    public static Digest chinese() {
        List<Story> stories = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            stories.add(story(
                    number,
                    new Section("world", "国际"),
                    "北方群岛的夜间渡轮在第" + number + "个冬天之后重新起航",
                    "三艘翻新的船只将于每晚十点启航，首航的船票已经售罄，直到明年春天。居民们说，他们等这一天已经等了九年，港口的灯火又亮起来了。",
                    400,
                    Optional.empty()));
        }
        return digest(stories);
    }

    private static List<Story> world() {
        return List.of(
                story(
                        2,
                        WORLD,
                        "Mountain villages vote to keep their shared forest",
                        "A proposal to sell it was turned down by four to one.",
                        310,
                        Optional.empty()),
                story(3, WORLD, "Two cities agree on one time for their trams", "", 150, Optional.empty()),
                story(
                        4,
                        WORLD,
                        "Lighthouse keepers meet for the last time",
                        "Eleven of them came; the youngest is 71.",
                        480,
                        Optional.empty()),
                story(
                        5,
                        WORLD,
                        "Fog closes the strait for a third day",
                        "Pilots say that they have not seen the like since 1987.",
                        210,
                        Optional.empty()));
    }

    private static List<Story> business() {
        return List.of(
                story(
                        6,
                        BUSINESS,
                        "Bread is cheaper than last year, and bakers want to know why",
                        "Flour costs more; so does heat.",
                        640,
                        Optional.empty()),
                story(
                        7,
                        BUSINESS,
                        "A rope-maker of 1790 takes on four apprentices",
                        "It is the first time since the war that it has had more than two.",
                        270,
                        Optional.empty()),
                story(
                        8,
                        BUSINESS,
                        "Savings banks \"R&D\" <together> = one laboratory",
                        "They share costs & results.",
                        350,
                        Optional.empty()),
                story(9, BUSINESS, "The market for used sails is full again", "", 190, Optional.empty()));
    }

    private static List<Story> culture() {
        return List.of(
                story(
                        10,
                        CULTURE,
                        "The opera opens with a ship on the stage",
                        "Forty stagehands row it, in time.",
                        520,
                        Optional.empty()),
                story(
                        11,
                        CULTURE,
                        "Ein Chor, der nur im Regen singt",
                        "Zwölf Stimmen, ein Platz und kein Dach darüber.",
                        230,
                        Optional.empty()),
                story(
                        12,
                        CULTURE,
                        "Found: the second half of a letter by the painter Ro",
                        "The first has hung in the museum since 1911.",
                        300,
                        Optional.empty()));
    }

    private static Digest.Part part(Section section, List<Story> stories) {
        return new Digest.Part(section, stories);
    }

    static Story story(
            int number, Section section, String headline, String standfirst, int words, Optional<Picture> picture) {
        String path = "2020/11/16/story-" + number;
        Instant published = MORNING.minus(Duration.ofMinutes(number));
        String body =
                "<p>The harbour master opened the gates at six, and nobody who stood on the quay that morning will "
                        + "forget the sound, for it was <em>louder</em> than the wind.</p><p>More.</p>";
        return new Story(
                number,
                "tag:gazette.example,2020:" + path,
                path,
                published,
                published,
                new Revision(1, Revision.Kind.FIRST, published, ""),
                words,
                new Copy(
                        headline,
                        standfirst,
                        number % 3 == 1 && !standfirst.isEmpty() ? "reports the Harbour Gazette" : "",
                        body,
                        "en",
                        number % 4 == 1 ? "Northern Wire" : "",
                        number % 5 == 1 ? List.of(new Byline("Ada Park"), new Byline("Ben Ito")) : List.of(),
                        picture,
                        List.of(section),
                        List.of(),
                        List.of()));
    }
}
