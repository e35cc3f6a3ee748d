package org.gazette.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.gazette.house.Home;
import org.gazette.house.House;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command has, and what they stand for. */
final class Newsroom {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The newsroom's folder, with config/, templates/ and data/; the current one by default.")
    private Path home;

    @Option(names = "--json", description = "Print records as JSON, one a line.")
    private boolean json;

    /** Opens the newsroom. @throws org.gazette.house.ConfigFault when its configuration is wrong */
    House open() {
        return House.open(new Home(home), Clock.systemUTC());
    }

    Home home() {
        return new Home(home);
    }

    Lines lines() {
        return new Lines(out(), json);
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }
}
