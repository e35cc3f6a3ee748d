package org.gazette.cli;

import java.time.LocalDate;
import java.util.Optional;
import org.gazette.house.House;
import org.gazette.newsletters.Newsletter;
import org.gazette.publishing.Alerts;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words that name an issue on the command line. */
final class WhichIssue {
    @Parameters(paramLabel = "NEWSLETTER", description = "Such as daily.")
    private String name;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Its local date, such as 2020-11-16; today by default.")
    private Optional<LocalDate> date = Optional.empty();

    @Option(
            names = "--alert",
            paramLabel = "STORY",
            description = "Not an issue, but the alert of this story: its number, slug or path.")
    private Optional<String> alert = Optional.empty();

    /** Whether it is an alert, which has no date. */
    boolean isAlert() {
        return alert.isPresent();
    }

    /** @throws IllegalArgumentException when there is no such newsletter */
    Newsletter newsletter(House house) {
        return house.newsletter(name);
    }

    LocalDate day(House house) {
        return date.orElseGet(() -> LocalDate.ofInstant(
                house.clock().instant(), newsletter(house).cadence().zone()));
    }

    /** The name of its mailing in the ledger. */
    String mailing(House house) {
        return alert.map(story -> Alerts.mailing(newsletter(house), StoryCommand.story(house, story)))
                .orElseGet(() -> newsletter(house).name() + "/" + day(house));
    }
}
