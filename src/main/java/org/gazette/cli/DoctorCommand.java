package org.gazette.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.gazette.delivery.Finding;
import org.gazette.delivery.Finding.Grade;
import org.gazette.delivery.NameServer;
import org.gazette.house.Doctor;
import org.gazette.house.House;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gazette doctor}: is this set-up fit to send? */
@Command(
        name = "doctor",
        description =
                "Is this set-up fit to send? Looks at DNS, relays, clock, disk, database and letters; sends nothing.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 fit to send, 1 something must be mended first."})
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private Newsroom newsroom;

    @Option(
            names = "--dns",
            paramLabel = "HOST[:PORT]",
            defaultValue = "",
            description = "The name server to ask; the one that this machine uses by default.")
    private String dns;

    @Override
    public Integer call() {
        NameServer names = new NameServer(dns);
        try (House house = newsroom.open()) {
            List<Finding> findings = new Doctor(house, house.signingKeys(), names).examine();
            Lines lines = newsroom.lines();
            lines.table(
                    List.of("part", "finding", "what"),
                    findings.stream()
                            .map(one -> List.of(one.part(), word(one.grade()), one.said()))
                            .toList());
            long unfit =
                    findings.stream().filter(one -> one.grade() == Grade.UNFIT).count();
            lines.say(
                    unfit == 0
                            ? "Fit to send."
                            : "Not fit to send: " + unfit + (unfit == 1 ? " thing" : " things") + " to mend first.");
            return unfit == 0 ? 0 : 1;
        }
    }

    private static String word(Grade grade) {
        return switch (grade) {
            case FIT -> "fit";
            case MIND -> "mind";
            case UNFIT -> "UNFIT";
            case UNASKED -> "could not ask";
        };
    }
}
