package org.gazette.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.gazette.house.House;
import org.gazette.newsletters.IssueDrafts;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Story;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gazette issue edit}: changes the draft of an issue. */
@Command(
        name = "edit",
        description = "Change the draft of an issue. A draft that was approved must then be approved anew.",
        mixinStandardHelpOptions = true)
final class EditCommand implements Callable<Integer> {
    private static final String STORY = "Its number, or its slug or path.";

    @Mixin
    private Newsroom newsroom;

    @Mixin
    private WhichIssue which;

    @ArgGroup(multiplicity = "1")
    private Edit edit = new Edit();

    /** One change. */
    private static final class Edit {
        @Option(names = "--pin", paramLabel = "STORY", description = "Let a story lead. " + STORY)
        private String pin = "";

        @Option(names = "--drop", paramLabel = "STORY", description = "Take a story out. " + STORY)
        private String drop = "";

        @Option(names = "--add", paramLabel = "STORY", description = "Put a story in, behind its section's. " + STORY)
        private String add = "";

        @Option(
                names = "--move",
                paramLabel = "STORY=PLACE",
                description = "Move a story to a place, counted from 1, which is the lead's.")
        private String move = "";
    }

    @Override
    public Integer call() {
        try (House house = newsroom.open()) {
            Newsletter newsletter = which.newsletter(house);
            LocalDate day = which.day(house);
            house.draftDesk().draft(newsletter, day);
            change(house, newsletter.name(), day);
            house.drafts()
                    .of(newsletter.name(), day)
                    .ifPresent(draft -> DraftCommand.show(newsroom.lines(), house, newsletter, draft));
            return 0;
        }
    }

    private void change(House house, String newsletter, LocalDate day) {
        IssueDrafts drafts = house.drafts();
        if (!edit.pin.isEmpty()) {
            drafts.pin(newsletter, day, StoryCommand.story(house, edit.pin));
        } else if (!edit.drop.isEmpty()) {
            drafts.drop(newsletter, day, StoryCommand.story(house, edit.drop));
        } else if (!edit.add.isEmpty()) {
            drafts.add(newsletter, day, StoryCommand.story(house, edit.add));
        } else {
            List<String> sides = List.of(edit.move.split("=", 2));
            if (sides.size() != 2 || !sides.get(1).matches("[1-9]\\d{0,3}")) {
                throw new IllegalArgumentException(
                        "--move " + edit.move + " is not such as 17=2: a story and its place");
            }
            Story story = StoryCommand.story(house, sides.get(0));
            drafts.move(newsletter, day, story, Integer.parseInt(sides.get(1)));
        }
    }
}
