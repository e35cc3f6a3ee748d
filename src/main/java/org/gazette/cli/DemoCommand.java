package org.gazette.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gazette.delivery.Counts;
import org.gazette.house.Demo;
import org.gazette.house.House;
import org.gazette.house.Serving;
import org.gazette.newsletters.Issue;
import org.gazette.publishing.PressRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gazette demo}: a sample newsroom at work. */
@Command(
        name = "demo",
        description = {
            "A sample newsroom at work: stories in, feeds out, today's issue mailed to a mailbox on this machine.",
            "Run again, it goes on where it was."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "target/demo",
            description = "Where the newsroom is kept; ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Where to listen; ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--once", description = "Do all of it once and end, for scripts.")
    private boolean once;

    private final Progress progress = Progress.onError();

    @Override
    public Integer call() throws Exception {
        Lines lines = new Lines(command.commandLine().getOut(), false);
        progress.begin("newsroom");
        try (Demo demo = Demo.open(folder, port, Clock.systemUTC())) {
            progress.done(folder.toString());
            bringIn(demo);
            Issue issue = press(demo);
            boolean delivered = deliver(demo, issue);
            publish(demo.house());
            if (once) {
                return delivered ? 0 : 1;
            }
            serve(demo, issue, lines);
        }
        return 0;
    }

    private void bringIn(Demo demo) throws Exception {
        progress.begin("stories");
        progress.done(demo.bringIn()
                .map(Object::toString)
                .orElse(demo.house().stories().count() + " were there already"));
        progress.begin("subscribers");
        progress.done(String.join(", ", demo.subscribe()));
    }

    private Issue press(Demo demo) {
        progress.begin("issue");
        PressRun.Result result = demo.press();
        if (result instanceof PressRun.Posted posted) {
            progress.done(posted.issue().title());
            return posted.issue();
        }
        if (result instanceof PressRun.AlreadyPosted before) {
            progress.done(before.issue().title() + " (posted before, and not again)");
            return before.issue();
        }
        progress.done("none today: " + ((PressRun.Skipped) result).reason());
        return demo.house().issues().latest("daily", 1).stream().findFirst().orElseThrow();
    }

    private boolean deliver(Demo demo, Issue issue) {
        progress.begin("mail");
        demo.house().courier().carry();
        Optional<Counts> counts = demo.house().ledger().of(issue.slot().toString());
        progress.done(counts.map(sum -> sum.accepted() + " of " + sum.audience() + " delivered to the local mailbox")
                .orElse("nothing to deliver"));
        return counts.map(sum -> sum.accepted() == sum.audience()).orElse(false);
    }

    private void publish(House house) {
        progress.begin("site");
        int changed = house.settleSite();
        progress.done(house.home().site() + ": " + changed + " documents written");
    }

    private void serve(Demo demo, Issue issue, Lines lines) throws InterruptedException {
        progress.begin("server");
        House house = demo.house();
        Serving serving = house.serving(Optional.of(demo.inbox()));
        serving.start(port);
        progress.done("port " + port);
        for (List<String> line : List.of(
                List.of("The paper", "/"),
                List.of("Today's issue", issue.address()),
                List.of("The mailbox", "/demo/inbox/"),
                List.of("The feeds", "/feeds/"))) {
            lines.say(String.format("  %-14s %s", line.get(0), house.address().of(line.get(1))));
        }
        lines.say("  Its files      " + house.home().folder());
        lines.say("Stop with Ctrl-C.");
        Stopping.await(() -> {
            serving.close();
            demo.inbox().close();
        });
    }
}
