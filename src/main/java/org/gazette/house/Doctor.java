package org.gazette.house;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gazette.delivery.Counts;
import org.gazette.delivery.Finding;
import org.gazette.delivery.NameServer;
import org.gazette.delivery.RelayCheck;
import org.gazette.delivery.SenderRecords;
import org.gazette.delivery.SigningKey;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Newsletter;
import org.gazette.publishing.Proof;
import org.gazette.storage.Vendor;

/** Is this set-up fit to send? Looks at everything that a letter needs, and sends none. */
public final class Doctor {
    private static final long LITTLE = 1L << 30;
    private static final long TOO_LITTLE = 64L << 20;
    private static final Duration DRIFT = Duration.ofSeconds(2);
    private static final Duration TOO_MUCH_DRIFT = Duration.ofSeconds(60);
    /** From here on Gmail shows no more of a letter. */
    private static final int CLIPPED = 102_000;

    private static final int LOOKED_BACK = 50;
    private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");

    private final House house;
    private final List<SigningKey> keys;
    private final SenderRecords records;

    /** @param keys that letters are signed with */
    public Doctor(House house, List<SigningKey> keys, NameServer names) {
        this.house = house;
        this.keys = List.copyOf(keys);
        this.records = new SenderRecords(names);
    }

    /** In the order in which they are best seen to. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(site());
        findings.add(database());
        findings.add(ledger());
        findings.add(disk());
        findings.add(clock());
        house.routes().forEach(route -> findings.add(RelayCheck.of(route)));
        house.settings().newsletters().forEach(newsletter -> findings.add(sender(newsletter)));
        house.settings().newsletters().forEach(newsletter -> findings.add(templates(newsletter)));
        senders().forEach(sender -> findings.addAll(records.of(sender, keys)));
        return findings;
    }

    /** One address for each domain that letters come from. */
    private List<EmailAddress> senders() {
        List<EmailAddress> senders = new ArrayList<>();
        for (Newsletter newsletter : house.settings().newsletters()) {
            EmailAddress sender = newsletter.sender().address();
            if (senders.stream().noneMatch(one -> one.domain().equals(sender.domain()))) {
                senders.add(sender);
            }
        }
        return senders;
    }

    private Finding site() {
        URI url = house.settings().site().url();
        String part = "site address";
        String host = String.valueOf(url.getHost());
        if (host.equals("localhost") || host.startsWith("127.")) {
            return Finding.unfit(part, url + " is this machine: readers could not follow a link; set site.url");
        }
        return "https".equals(url.getScheme())
                ? Finding.fit(part, url.toString())
                : Finding.unfit(
                        part, url + " is not https: the one-click way out asks for it (RFC 8058); set site.url");
    }

    private Finding database() {
        String part = "database";
        house.database().run(handle -> handle.execute("update mailing set state = state where id = -1"));
        boolean sqlite = house.database().vendor() == Vendor.SQLITE;
        List<String> off = sqlite
                ? List.of()
                : List.of("fsync", "full_page_writes").stream()
                        .filter(one -> setting("show " + one).equals("off"))
                        .toList();
        if (!off.isEmpty()) {
            return Finding.unfit(
                    part, String.join(" and ", off) + " is off: a power cut could lose what was sent; turn it on");
        }
        String commit = setting(sqlite ? "pragma synchronous" : "show synchronous_commit");
        boolean durable = sqlite ? commit.equals("2") : !commit.equals("off");
        return durable
                ? Finding.fit(part, (sqlite ? "SQLite" : "PostgreSQL") + " can be written, and a commit is on the disk")
                : Finding.unfit(
                        part, "a commit is not on the disk when it returns (" + commit + "): letters could go twice");
    }

    private String setting(String question) {
        return house.database()
                .write(handle ->
                        handle.createQuery(question).mapTo(String.class).one())
                .toLowerCase(Locale.ROOT);
    }

    private Finding ledger() {
        List<String> open = house.ledger().newest(LOOKED_BACK).stream()
                .filter(one -> !one.addsUp())
                .map(Counts::mailing)
                .toList();
        return open.isEmpty()
                ? Finding.fit("ledger", "audience = accepted + refused + suppressed + unknown + pending")
                : Finding.unfit("ledger", "does not add up: " + String.join(", ", open));
    }

    private Finding disk() {
        Path data = house.home().database().toAbsolutePath().getParent();
        try {
            Path trial = Files.createTempFile(data, ".doctor-", ".tmp");
            try (FileChannel channel = FileChannel.open(trial, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.allocate(4_096));
                channel.force(true);
            } finally {
                Files.delete(trial);
            }
            long free = Files.getFileStore(data).getUsableSpace();
            String said = (free >> 20) + " MB free at " + data;
            if (free < TOO_LITTLE) {
                return Finding.unfit("disk", said + ": nothing is sent when the ledger cannot be written");
            }
            return free < LITTLE ? Finding.mind("disk", said) : Finding.fit("disk", said);
        } catch (IOException e) {
            return Finding.unfit("disk", data + " cannot be written: " + e);
        }
    }

    private Finding clock() {
        Instant now = house.clock().instant();
        Duration drift = Duration.between(house.database().now(), now).abs();
        long newest = house.database()
                .read(handle -> handle.createQuery("select coalesce(max(posted_at), 0) from mailing")
                        .mapTo(Long.class)
                        .one());
        if (Instant.ofEpochMilli(newest).isAfter(now.plus(TOO_MUCH_DRIFT))) {
            return Finding.unfit(
                    "clock",
                    "it says " + now + ", but an issue was posted at " + Instant.ofEpochMilli(newest)
                            + ": it was set back");
        }
        if (drift.compareTo(DRIFT) > 0) {
            String said =
                    "this machine and the database are " + drift.toMillis() / 1000.0 + " s apart: synchronise both";
            return drift.compareTo(TOO_MUCH_DRIFT) > 0 ? Finding.unfit("clock", said) : Finding.mind("clock", said);
        }
        return Files.exists(SYNCHRONISED)
                ? Finding.fit("clock", now + ", synchronised")
                : Finding.unasked(
                        "clock", now + ", as the database has it; whether it is synchronised could not be asked");
    }

    private static Finding sender(Newsletter newsletter) {
        String part = "sender of " + newsletter.name();
        String sender = newsletter.sender().toString();
        if (newsletter.sender().address().domain().endsWith(".example")) {
            return Finding.unfit(part, sender + " is the sample's: set newsletters.sender to an address of yours");
        }
        return newsletter.postalAddress().isBlank()
                ? Finding.mind(
                        part, sender + "; no postal address, which many laws ask for: newsletters.postal-address")
                : Finding.fit(part, sender);
    }

    private Finding templates(Newsletter newsletter) {
        String part = "letter of " + newsletter.name();
        try {
            LocalDate day = newsletter.cadence().next(house.clock().instant()).date();
            Proof proof = pulled(newsletter, day);
            if (proof instanceof Proof.Nothing nothing) {
                return Finding.unasked(part, "nothing to set it with: " + nothing.reason());
            }
            int bytes = ((Proof.Pulled) proof).edition().html().getBytes(StandardCharsets.UTF_8).length;
            return bytes > CLIPPED
                    ? Finding.mind(part, "its HTML has " + bytes + " bytes; Gmail shows no more than " + CLIPPED)
                    : Finding.fit(part, "can be set, with " + bytes + " bytes of HTML");
        } catch (RuntimeException e) {
            return Finding.unfit(part, String.valueOf(e.getMessage()));
        }
    }

    /** The next issue, or, where nothing new has come in, the newest that there is. */
    private Proof pulled(Newsletter newsletter, LocalDate day) {
        ProofSheets sheets = new ProofSheets(house);
        Proof next = sheets.pull(newsletter, day, Optional.empty());
        return next instanceof Proof.Pulled
                ? next
                : house.issues().latest(newsletter.name(), 1).stream()
                        .findFirst()
                        .map(issue -> sheets.pull(newsletter, issue.date(), Optional.empty()))
                        .orElse(next);
    }
}
