package org.gazette.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signatures of a newsroom's letters (DKIM). Keys lie in files; one that is written anew is taken up within a minute,
 * without a restart, and one that cannot be read any more goes on signing as it was. Safe for many threads.
 *
 * <p>A letter is signed with every key of its sender's domain, and of domains above it: one of RSA for all receivers, and
 * where wanted one of Ed25519, under a selector of its own.
 */
public final class Signatures {
    private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);
    private static final Duration LOOKED_AT_EVERY = Duration.ofMinutes(1);

    private final Clock clock;
    private volatile Keys keys;

    /** @param file a private key in PEM; whoever reads it can sign as the domain */
    public record KeyFile(String domain, String selector, Path file) {}

    /** What a file held when it was last read. */
    private record Read(KeyFile file, String pem, Signer signer) {}

    private record Keys(List<Read> all, Instant lookAgainAt) {}

    /** @throws IllegalArgumentException when a file holds no key to sign with; the message says what to do */
    public Signatures(List<KeyFile> files, Clock clock) {
        this.clock = clock;
        this.keys = new Keys(List.of(), Instant.MAX);
        replace(files);
    }

    /** Letters go out unsigned. */
    public static Signatures none() {
        return new Signatures(List.of(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    /**
     * Signs with these keys from now on.
     *
     * @throws IllegalArgumentException when one holds no key; then nothing changes
     */
    public void replace(List<KeyFile> files) {
        keys = new Keys(files.stream().map(Signatures::read).toList(), nextLook());
    }

    /** What is signed with. */
    public List<SigningKey> keys() {
        return keys.all().stream().map(read -> read.signer().key()).toList();
    }

    /** @param senderDomain of the address in From */
    List<Signer> of(String senderDomain) {
        lookAgain();
        List<Signer> signers = new ArrayList<>();
        for (Read read : keys.all()) {
            if (read.signer().key().signsFor(senderDomain)) {
                signers.add(read.signer());
            }
        }
        return signers;
    }

    private void lookAgain() {
        if (clock.instant().isBefore(keys.lookAgainAt())) {
            return;
        }
        synchronized (this) {
            if (!clock.instant().isBefore(keys.lookAgainAt())) {
                keys = new Keys(keys.all().stream().map(Signatures::reread).toList(), nextLook());
            }
        }
    }

    private Instant nextLook() {
        return clock.instant().plus(LOOKED_AT_EVERY);
    }

    private static Read reread(Read before) {
        try {
            String pem = pem(before.file());
            if (pem.equals(before.pem())) {
                return before;
            }
            Read now = read(before.file(), pem);
            LOG.info("letters are signed with a new key: {}", now.signer().key());
            return now;
        } catch (IllegalArgumentException e) {
            LOG.error("letters are still signed with the key of before: {}", e.getMessage());
            return before;
        }
    }

    private static Read read(KeyFile file) {
        return read(file, pem(file));
    }

    private static Read read(KeyFile file, String pem) {
        try {
            return new Read(file, pem, new Signer(SigningKey.ofPem(file.domain(), file.selector(), pem)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file.file() + " " + e.getMessage(), e);
        }
    }

    private static String pem(KeyFile file) {
        try {
            return Files.readString(file.file(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException(file.file() + " cannot be read: " + e, e);
        }
    }
}
