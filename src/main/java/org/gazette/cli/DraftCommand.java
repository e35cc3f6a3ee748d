package org.gazette.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gazette.house.House;
import org.gazette.newsletters.IssueDraft;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Story;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gazette issue draft}: what an issue would carry, for editors to work on before its hour. */
@Command(
        name = "draft",
        description = "Show the draft of an issue; it is made where there is none, of the stories that there are now.",
        mixinStandardHelpOptions = true)
final class DraftCommand implements Callable<Integer> {
    @Mixin
    private Newsroom newsroom;

    @Mixin
    private WhichIssue which;

    @Override
    public Integer call() {
        try (House house = newsroom.open()) {
            Newsletter newsletter = which.newsletter(house);
            Optional<IssueDraft> draft = house.draftDesk().draft(newsletter, which.day(house));
            draft.ifPresentOrElse(
                    one -> show(newsroom.lines(), house, newsletter, one),
                    () -> newsroom.lines().say("No draft: there is nothing to print so far."));
            return 0;
        }
    }

    static void show(Lines lines, House house, Newsletter newsletter, IssueDraft draft) {
        List<List<String>> rows = new ArrayList<>();
        for (IssueDraft.Piece piece : draft.pieces()) {
            String headline =
                    house.stories().number(piece.story()).map(Story::headline).orElse("");
            rows.add(
                    List.of(String.valueOf(rows.size() + 1), String.valueOf(piece.story()), piece.section(), headline));
        }
        lines.table(List.of("place", "story", "section", "headline"), rows);
        lines.say("Draft of " + draft.slot() + ", " + draft.state().name().toLowerCase(Locale.ROOT) + ", made "
                + Moments.of(draft.madeAt(), newsletter.cadence().zone()) + ", due "
                + Moments.of(draft.slot().due(), newsletter.cadence().zone()) + ".");
    }
}
