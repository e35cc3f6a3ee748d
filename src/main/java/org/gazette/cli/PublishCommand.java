package org.gazette.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gazette.house.House;
import org.gazette.publishing.StaticSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code gazette publish}: the whole public site as files. */
@Command(
        name = "publish",
        description = {
            "Write the whole public site as files, laid out as its addresses: for any web server. Without a folder, bring",
            "the folder and the bucket of the configuration (publish.folder, bucket.endpoint) in step now."
        },
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
    @Mixin
    private Newsroom newsroom;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Where to; files of an earlier run are replaced, others stay.")
    private Optional<Path> folder = Optional.empty();

    @Override
    public Integer call() throws Exception {
        try (House house = newsroom.open()) {
            if (folder.isEmpty() && house.copies().isEmpty()) {
                throw new IllegalArgumentException("where to? Name a folder, as in «gazette publish ../public», or set"
                        + " publish.folder or bucket.endpoint in config/gazette.conf");
            }
            house.settleSite();
            if (folder.isPresent()) {
                newsroom.lines()
                        .say(StaticSite.write(house.shelf(), folder.get()).toString());
            } else {
                house.copies().forEach(copy -> newsroom.lines().say(copy.name() + ": " + copy.write()));
            }
        }
        return 0;
    }
}
