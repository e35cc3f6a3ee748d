package org.gazette.cli;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.gazette.house.House;
import org.gazette.newsletters.Newsletter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gazette issue approve}: releases a draft. */
@Command(
        name = "approve",
        description = "Release a draft for its hour; one that was held goes within a minute, by «gazette serve».",
        mixinStandardHelpOptions = true)
final class ApproveCommand implements Callable<Integer> {
    @Mixin
    private Newsroom newsroom;

    @Mixin
    private WhichIssue which;

    @Override
    public Integer call() {
        try (House house = newsroom.open()) {
            Newsletter newsletter = which.newsletter(house);
            LocalDate day = which.day(house);
            boolean first = house.drafts().approve(newsletter.name(), day);
            newsroom.lines().say((first ? "Approved: " : "It was approved before: ") + newsletter.name() + "/" + day);
            return 0;
        }
    }
}
