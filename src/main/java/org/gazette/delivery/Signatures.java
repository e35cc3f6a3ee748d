package org.gazette.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signatures of a newsroom's letters (DKIM). Keys lie in a folder; what changes there is taken up within a minute,
 * without a restart: a key that comes into use signs, one that is retired signs no more, and one that cannot be read any
 * more goes on signing as it was. Safe for many threads.
 *
 * <p>A letter is signed with every key of its sender's domain, and of domains above it: one of RSA for all receivers, and
 * where wanted one of Ed25519, under a selector of its own.
 */
public final class Signatures {
    private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);
    private static final Duration LOOKED_AT_EVERY = Duration.ofMinutes(1);

    private final Optional<SigningKeys> folder;
    private final Clock clock;
    private volatile Held held;

    /** What a file held when it was last read. */
    private record Read(String selector, String pem, Signer signer) {}

    private record Held(List<Read> all, Instant lookAgainAt) {}

    /** @throws IllegalArgumentException when a file holds no key to sign with; the message says what to do */
    public Signatures(SigningKeys folder, Clock clock) {
        this(Optional.of(folder), clock);
    }

    private Signatures(Optional<SigningKeys> folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.held = new Held(
                folder.stream().flatMap(Signatures::all).toList(), folder.isPresent() ? nextLook() : Instant.MAX);
    }

    /** Letters go out unsigned. */
    public static Signatures none() {
        return new Signatures(Optional.empty(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private static Stream<Read> all(SigningKeys folder) {
        return folder.inUse().stream().map(selector -> read(folder, selector, folder.pem(selector)));
    }

    /** What is signed with. */
    public List<SigningKey> keys() {
        return held.all().stream().map(read -> read.signer().key()).toList();
    }

    /** @param senderDomain of the address in From */
    List<Signer> of(String senderDomain) {
        lookAgain();
        List<Signer> signers = new ArrayList<>();
        for (Read read : held.all()) {
            if (read.signer().key().signsFor(senderDomain)) {
                signers.add(read.signer());
            }
        }
        return signers;
    }

    private void lookAgain() {
        if (held.all().isEmpty() && folder.isEmpty()) {
            return;
        }
        if (clock.instant().isBefore(held.lookAgainAt())) {
            return;
        }
        synchronized (this) {
            if (!clock.instant().isBefore(held.lookAgainAt())) {
                held = new Held(folder.map(this::again).orElse(List.of()), nextLook());
            }
        }
    }

    private Instant nextLook() {
        return clock.instant().plus(LOOKED_AT_EVERY);
    }

    /** Where no key can be found any more, those of before go on: letters never become unsigned by accident. */
    private List<Read> again(SigningKeys keys) {
        List<Read> now = new ArrayList<>();
        for (String selector : selectors(keys)) {
            Optional<Read> before = held.all().stream()
                    .filter(read -> read.selector().equals(selector))
                    .findFirst();
            reread(keys, selector, before).ifPresent(now::add);
        }
        if (now.isEmpty() && !held.all().isEmpty()) {
            LOG.error("no key is left to sign with, letters are still signed with the keys of before");
            return held.all();
        }
        return List.copyOf(now);
    }

    private static List<String> selectors(SigningKeys keys) {
        try {
            return keys.inUse();
        } catch (IllegalArgumentException e) {
            LOG.error("the keys of signatures cannot be looked at: {}", e.getMessage());
            return List.of();
        }
    }

    private static Optional<Read> reread(SigningKeys keys, String selector, Optional<Read> before) {
        try {
            String pem = keys.pem(selector);
            if (before.isPresent() && before.get().pem().equals(pem)) {
                return before;
            }
            Read now = read(keys, selector, pem);
            LOG.info("letters are signed with a new key: {}", now.signer().key());
            return Optional.of(now);
        } catch (IllegalArgumentException e) {
            LOG.error("a key cannot be used, letters are signed as before: {}", e.getMessage());
            return before;
        }
    }

    private static Read read(SigningKeys keys, String selector, String pem) {
        return new Read(selector, pem, new Signer(keys.key(selector, pem)));
    }
}
