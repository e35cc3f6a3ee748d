package org.gazette.delivery;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.newsletters.Newsletter;
import org.gazette.publishing.PressRun;
import org.gazette.stories.Draft;

/** {@code OneIssue HOME}: as {@code gazette serve} would, makes today's issue while the courier is at work. */
public final class OneIssue {
    private OneIssue() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (House house = House.open(new Home(Path.of(arguments[0])), Clock.systemUTC())) {
            System.in.read();
            house.desk().publish(List.of(new Draft("bench")
                    .headline("A new bridge opens")
                    .standfirst("It is blue.")
                    .published(house.clock().instant().minusSeconds(60))
                    .body("<p>It is blue, and it is open.</p>")));
            Newsletter daily = house.settings().newsletters().get(0);
            house.courier().start();
            OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long start = System.nanoTime();
            PressRun.Result result = house.pressRun().run(daily, LocalDate.now(ZoneOffset.UTC));
            System.out.println((System.nanoTime() - start) / 1_000_000 / 1e3 + " " + System.currentTimeMillis());
            String mailing = ((PressRun.Posted) result).issue().slot();
            List<Long> heap = new ArrayList<>();
            Counts counts = house.ledger().of(mailing).orElseThrow();
            while (!counts.done()) {
                Thread.sleep(10_000);
                heap.add(oldGeneration());
                counts = house.ledger().of(mailing).orElseThrow();
            }
            System.out.println("ledger closed: " + counts + "; CPU " + machine.getProcessCpuTime() / 1000 / counts.audience()
                    + " us a letter with start and press run; heap after collections, MB: " + heap);
        }
    }

    /** What the last full collection left, or all that is used where there was none; in MB. */
    private static long oldGeneration() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getName().contains("Tenured"))
                .mapToLong(pool -> pool.getUsage().getUsed() >> 20)
                .sum();
    }
}
