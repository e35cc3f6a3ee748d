package org.gazette.house;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.gazette.newsletters.QuietDays;
import org.gazette.newsletters.RoundUp;
import org.gazette.newsletters.Rules;
import org.gazette.stories.Label;
import org.gazette.stories.Section;

/** Reads the keys of a newsletter that are the rules of its editor. */
final class RulesGroup {
    private static final List<String> YES_NO = List.of("yes", "no");
    private static final List<String> SHORTAGES = List.of("postpone", "send", "skip");
    private static final List<String> OTHERS = List.of("after", "none");
    private static final List<String> AT_THE_HOUR = List.of("send", "if-approved", "hold");
    private static final List<String> LATER_WAVES = List.of("as-posted", "newer-lead");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MOST_LATE = Duration.ofDays(31);

    private RulesGroup() {}

    static Rules read(Values values) {
        return new Rules(
                onlySections(values),
                values.all("tags", RulesGroup::tag),
                values.all("languages", words -> Meaning.language(words).toLanguageTag()),
                values.one("lead-tag", words -> words.isBlank() ? "" : tag(words)),
                Rules.Shortage.valueOf(word(values, "below-minimum", SHORTAGES)),
                values.duration("embargo", Duration.ZERO, DAY),
                values.duration("late-news", Duration.ZERO, MOST_LATE),
                values.duration("not-later-than", HOUR, WEEK),
                new QuietDays(values.all("quiet-days", QuietDays.Day::parse)),
                yes(values, "updates"),
                yes(values, "merge"),
                desk(values),
                values.one("round-up", RoundUp::parse),
                Rules.LaterWaves.valueOf(word(values, "later-waves", LATER_WAVES)));
    }

    /** A newsletter of listed sections alone must list some. */
    private static boolean onlySections(Values values) {
        boolean only = word(values, "other-sections", OTHERS).equals("NONE");
        if (only && values.all("sections", Section::named).isEmpty()) {
            values.fault("other-sections", " = \"none\" beside no sections leaves no story: list sections");
        }
        return only;
    }

    private static Rules.Desk desk(Values values) {
        Duration ahead = values.duration("draft-ahead", Duration.ZERO, DAY);
        Rules.AtTheHour atTheHour = Rules.AtTheHour.valueOf(word(values, "at-the-hour", AT_THE_HOUR));
        if (ahead.isZero() && atTheHour != Rules.AtTheHour.SEND) {
            values.fault("at-the-hour", " wants a draft: say at draft-ahead how long before the hour it is made");
        }
        return new Rules.Desk(ahead, atTheHour);
    }

    private static String tag(String words) {
        return Label.tag(Meaning.filledLine(words)).slug();
    }

    private static boolean yes(Values values, String key) {
        return word(values, key, YES_NO).equals("YES");
    }

    private static String word(Values values, String key, List<String> choices) {
        return values.one(key, words -> Meaning.oneOf(words, choices))
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
    }
}
