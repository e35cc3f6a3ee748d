package org.gazette.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gazette.house.House;
import org.gazette.publishing.StaticSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gazette publish}: the whole public site as files. */
@Command(
        name = "publish",
        description = "Write the whole public site as files, laid out as its addresses: for any web server.",
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
    @Mixin
    private Newsroom newsroom;

    @Parameters(paramLabel = "DIR", description = "Where to; files of an earlier run are replaced, others stay.")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        try (House house = newsroom.open()) {
            house.settleSite();
            newsroom.lines().say(StaticSite.write(house.shelf(), folder).toString());
        }
        return 0;
    }
}
