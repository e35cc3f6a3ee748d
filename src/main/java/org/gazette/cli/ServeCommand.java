package org.gazette.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.gazette.house.House;
import org.gazette.house.Serving;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gazette serve}: HTTP, timetable and courier in one process. */
@Command(
        name = "serve",
        description = "Serve the site, ring for the newsletters that are due, and carry their mail, until stopped.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private Newsroom newsroom;

    @Option(names = "--port", paramLabel = "N", description = "Where to listen; site.port of the configuration.")
    private Optional<Integer> port = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        House house = newsroom.open();
        Serving serving = house.serving(Optional.empty());
        try {
            int listening = serving.start(port.orElse(house.settings().site().port()));
            greet(newsroom.lines(), house, listening);
        } catch (RuntimeException e) {
            serving.close();
            throw e;
        }
        Stopping.await(serving::close);
        return 0;
    }

    private static void greet(Lines lines, House house, int port) {
        lines.say("Serving " + house.address() + " on port " + port + ".");
        lines.say(house.whereMailGoes());
        house.dueNext(3).forEach(slot -> lines.say("Due: " + slot.newsletter() + ", " + Moments.of(slot.due(), house)));
        lines.say("Stop with Ctrl-C.");
    }
}
