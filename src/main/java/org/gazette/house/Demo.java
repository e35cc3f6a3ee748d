package org.gazette.house;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gazette.delivery.LocalInbox;
import org.gazette.delivery.RelayTerms;
import org.gazette.intake.ImportReport;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.publishing.PressRun;
import org.gazette.text.Slug;

/**
 * The sample newsroom at work: a home of its own, a mailbox on this machine in place of a relay, and every step that an
 * ordinary newsroom takes. Run again, it goes on where it was.
 */
public final class Demo implements AutoCloseable {
    private static final String NEWSLETTER = "daily";

    private final LocalInbox inbox;
    private final House house;

    private Demo(LocalInbox inbox, House house) {
        this.inbox = inbox;
        this.house = house;
    }

    /**
     * Opens the sample newsroom in a folder, and makes it where there is none.
     *
     * @param port where the site will be served; its address is part of every link
     */
    public static Demo open(Path folder, int port, Clock clock) throws IOException {
        Home home = home(folder, port, clock);
        LocalInbox inbox = new LocalInbox(0, folder.resolve("data/inbox")).start();
        try {
            Settings settings = House.settings(home);
            return new Demo(inbox, House.open(home, settings, List.of(relay(inbox)), clock));
        } catch (RuntimeException e) {
            inbox.close();
            throw e;
        }
    }

    private static Settings.Relay relay(LocalInbox inbox) {
        return new Settings.Relay(inbox.relay(2), RelayTerms.PLAIN, Optional.empty());
    }

    private static Home home(Path folder, int port, Clock clock) throws IOException {
        if (Home.holdsNewsroom(folder)) {
            Home home = new Home(folder);
            Setup.move(home, address(port));
            return home;
        }
        Home home = SampleNewsroom.make(folder, address(port), clock);
        return home;
    }

    private static URI address(int port) {
        return URI.create("http://localhost:" + port + "/");
    }

    /** Brings the sample stories in, if none was brought in before. */
    public Optional<ImportReport> bringIn() throws IOException {
        if (house.stories().count() > 0) {
            return Optional.empty();
        }
        return Optional.of(house.bringIn(house.home().folder().resolve("stories"), line -> {}));
    }

    /** Adds the sample subscribers; those that are there stay as they are. @return their addresses */
    public List<String> subscribe() throws IOException {
        List<SampleNewsroom.Reader> readers = SampleNewsroom.readers();
        for (SampleNewsroom.Reader reader : readers) {
            if (house.subscribers().of(reader.address()).isEmpty()) {
                house.subscribers()
                        .subscribe(
                                reader.address(),
                                reader.name(),
                                NEWSLETTER,
                                reader.sections().stream().map(Slug::of).toList(),
                                reader.language(),
                                "demo");
            }
        }
        return readers.stream()
                .map(SampleNewsroom.Reader::address)
                .map(EmailAddress::toString)
                .toList();
    }

    /** Makes and posts today's issue, unless it was before. */
    public PressRun.Result press() {
        Newsletter newsletter = house.newsletter(NEWSLETTER);
        LocalDate today = LocalDate.ofInstant(
                house.clock().instant(), newsletter.cadence().zone());
        return house.pressRun().run(newsletter, today);
    }

    public House house() {
        return house;
    }

    public LocalInbox inbox() {
        return inbox;
    }

    @Override
    public void close() {
        house.close();
        inbox.close();
    }
}
