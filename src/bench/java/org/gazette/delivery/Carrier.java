package org.gazette.delivery;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.newsletters.Newsletter;

/**
 * {@code Carrier HOME}: what {@code gazette courier run} does, as often as it is told: a line {@code NAME LETTERS BYTES}
 * posts a mailing, carries it, and answers with seconds, seconds of CPU, and letters accepted.
 */
public final class Carrier {
    private Carrier() {}

    public static void main(String[] arguments) throws IOException {
        try (House house = House.open(new Home(Path.of(arguments[0])), Clock.systemUTC());
                BufferedReader orders =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            System.out.println("ready");
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ");
                System.out.println(carry(house, words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2])));
            }
        }
    }

    private static String carry(House house, String name, int letters, int bytes) {
        Newsletter daily = house.settings().newsletters().get(0);
        Readership.post(house.database(), name, Readership.letter(daily, bytes), letters);
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = machine.getProcessCpuTime();
        long start = System.nanoTime();
        house.courier().carry();
        double seconds = (System.nanoTime() - start) / 1e9;
        double busy = (machine.getProcessCpuTime() - cpu) / 1e9;
        int accepted = house.ledger().of(name).orElseThrow().accepted();
        return seconds + " " + busy + " " + accepted;
    }
}
