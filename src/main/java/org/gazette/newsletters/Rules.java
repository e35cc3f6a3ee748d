package org.gazette.newsletters;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * The editor's rules of a newsletter.
 *
 * @param onlySections whether a story must be in one of the newsletter's sections; else those of others come after them
 * @param tags slugs; a story has one of them; empty for any
 * @param languages BCP 47 tags, of which {@code en} takes {@code en-GB} in; empty for any
 * @param leadTag the slug of the tag that pins a story as the lead; empty for none
 * @param shortage what is done when there are fewer stories than the minimum
 * @param embargo how old a story must be: the window of an issue ends so long before its hour
 * @param lateNews how far behind the end of the last window a story may be dated that was handed in after that issue
 * @param notLater how long after its hour an issue may still be made
 * @param quiet days without an issue
 * @param updates whether a story that an issue carried is printed again when it was updated since
 * @param merges whether stories that say the same in nearly the same words are printed as one
 * @param desk whether editors work on a draft, and what becomes of it
 * @param roundUp when readers who want one letter a week get it
 * @param laterWaves what readers get whose own hour comes after that of the issue
 */
public record Rules(
        boolean onlySections,
        List<String> tags,
        List<String> languages,
        String leadTag,
        Shortage shortage,
        Duration embargo,
        Duration lateNews,
        Duration notLater,
        QuietDays quiet,
        boolean updates,
        boolean merges,
        Desk desk,
        RoundUp roundUp,
        LaterWaves laterWaves) {
    /** With the usual rules for readers who want it weekly, or at an hour of their own. */
    public Rules(
            boolean onlySections,
            List<String> tags,
            List<String> languages,
            String leadTag,
            Shortage shortage,
            Duration embargo,
            Duration lateNews,
            Duration notLater,
            QuietDays quiet,
            boolean updates,
            boolean merges,
            Desk desk) {
        this(
                onlySections,
                tags,
                languages,
                leadTag,
                shortage,
                embargo,
                lateNews,
                notLater,
                quiet,
                updates,
                merges,
                desk,
                new RoundUp(DayOfWeek.SUNDAY, LocalTime.of(9, 0)),
                LaterWaves.AS_POSTED);
    }

    /** Those of a newsletter that says nothing else. */
    public static final Rules USUAL = new Rules(
            false,
            List.of(),
            List.of(),
            "",
            Shortage.POSTPONE,
            Duration.ZERO,
            Duration.ofDays(7),
            Duration.ofHours(12),
            QuietDays.NONE,
            true,
            true,
            Desk.NONE);

    /** The same, with another rule for readers whose own hour comes after that of the issue. */
    public Rules with(LaterWaves other) {
        return new Rules(
                onlySections,
                tags,
                languages,
                leadTag,
                shortage,
                embargo,
                lateNews,
                notLater,
                quiet,
                updates,
                merges,
                desk,
                roundUp,
                other);
    }

    /** What readers get whose own hour comes after that of the issue. */
    public enum LaterWaves {
        /** The issue as it was posted, without what was taken back since. */
        AS_POSTED,
        /** The same, led by what came in since, if the editor's rules let that lead. */
        NEWER_LEAD
    }

    /** What is done when there are fewer stories than the minimum. */
    public enum Shortage {
        /** There is no issue, and the stories stay for the next. */
        POSTPONE,
        /** The issue goes with what there is, unless that is nothing. */
        SEND,
        /** There is no issue, and the stories are let go. */
        SKIP
    }

    /** What is done at the hour with a draft that editors may have worked on. */
    public enum AtTheHour {
        /** It is sent as it is. */
        SEND,
        /** It is sent when it was approved; else there is no issue, and its stories stay for the next. */
        IF_APPROVED,
        /** It is sent when it was approved; else it is held, with an alarm, until it is approved or too late. */
        HOLD
    }

    /** @param ahead how long before the hour a draft is made for editors; zero for none */
    public record Desk(Duration ahead, AtTheHour atTheHour) {
        public static final Desk NONE = new Desk(Duration.ZERO, AtTheHour.SEND);
    }

    public Rules {
        tags = List.copyOf(tags);
        languages = List.copyOf(languages);
    }
}
