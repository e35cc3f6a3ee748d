package org.gazette.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a domain's signing keys, a file each, named after its selector. Whoever reads one can sign as the domain.
 *
 * <pre>
 *   make                use                  another of its kind is used
 *  ───────▶ WAITING ─────────▶ IN_USE ──────────────────────────────▶ RETIRED
 *        2027a.waiting        2027a.pem                             2027a.retired
 * </pre>
 *
 * <p>A key waits until its record stands in the DNS; a retired one signs no more, but its record must stay until the last
 * letter that it signed has been read.
 */
public final class SigningKeys {
    private final String domain;
    private final Path folder;

    /**
     * @param domain the senders', or one above it
     * @param folder need not exist
     * @throws IllegalArgumentException when the domain is no name
     */
    public SigningKeys(String domain, Path folder) {
        this.domain = SigningKey.ascii("domain", domain);
        this.folder = folder;
    }

    public String domain() {
        return domain;
    }

    public Path folder() {
        return folder;
    }

    /** Whether its keys may sign for a sender at this domain, so that DMARC sees them as one (RFC 9989). */
    public boolean signsFor(String senderDomain) {
        return senderDomain.equals(domain) || senderDomain.endsWith("." + domain);
    }

    /** Whether a letter would be signed now. */
    public boolean signs() {
        return !inUse().isEmpty();
    }

    /** What a key is there for. */
    public enum State {
        /** It signs as soon as it is told to. */
        WAITING(".waiting"),
        /** It signs. */
        IN_USE(".pem"),
        /** It signs no more. */
        RETIRED(".retired");

        private final String ending;

        State(String ending) {
            this.ending = ending;
        }

        /** A word for people. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** A key and what it is there for. */
    public record Kept(SigningKey key, State state) {}

    /** Every key, by selector. @throws IllegalArgumentException when a file holds none; the message says what to do */
    public List<Kept> all() {
        List<Kept> all = new ArrayList<>();
        for (State state : State.values()) {
            selectors(state).forEach(selector -> all.add(new Kept(key(selector, pem(selector, state)), state)));
        }
        return all;
    }

    /**
     * Makes a key that waits.
     *
     * @throws IllegalArgumentException when the selector is no name, or has a key
     */
    public SigningKey make(String selector, SigningAlgorithm algorithm) {
        SigningKey key = SigningKey.fresh(domain, selector, algorithm);
        for (State state : State.values()) {
            if (Files.exists(file(key.selector(), state))) {
                throw new IllegalArgumentException(file(key.selector(), state)
                        + " is there already: a selector has one key for ever, so name a new one, such as "
                        + key.selector() + "b");
            }
        }
        write(file(key.selector(), State.WAITING), key.pem());
        return key;
    }

    /**
     * Signs with a key that waited, and no longer with the other of its kind.
     *
     * @throws IllegalArgumentException when none waits under this selector
     */
    public SigningKey use(String selector) {
        if (!selectors(State.WAITING).contains(selector)) {
            throw new IllegalArgumentException("no key waits under the selector '" + selector
                    + "': make one by «gazette dkim key " + selector + "»");
        }
        SigningKey key = key(selector, pem(selector, State.WAITING));
        List<Kept> before = all().stream()
                .filter(kept -> kept.state() == State.IN_USE && kept.key().algorithm() == key.algorithm())
                .toList();
        move(selector, State.WAITING, State.IN_USE);
        before.forEach(kept -> move(kept.key().selector(), State.IN_USE, State.RETIRED));
        return key;
    }

    /** Selectors of the keys that sign, in order. */
    List<String> inUse() {
        return selectors(State.IN_USE);
    }

    private List<String> selectors(State state) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(state.ending) && !name.startsWith("."))
                    .map(name -> name.substring(0, name.length() - state.ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + ": the folder cannot be read: " + e, e);
        }
    }

    String pem(String selector) {
        return pem(selector, State.IN_USE);
    }

    private String pem(String selector, State state) {
        Path file = file(selector, state);
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }

    SigningKey key(String selector, String pem) {
        try {
            return SigningKey.ofPem(domain, selector, pem);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place(selector) + " " + e.getMessage(), e);
        }
    }

    private String place(String selector) {
        return Stream.of(State.values())
                .map(state -> file(selector, state))
                .filter(Files::exists)
                .findFirst()
                .orElse(folder)
                .toString();
    }

    private Path file(String selector, State state) {
        return folder.resolve(selector + state.ending);
    }

    private void move(String selector, State from, State to) {
        try {
            Files.move(file(selector, from), file(selector, to), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalArgumentException(file(selector, from) + " cannot be renamed: " + e, e);
        }
    }

    /** For our own eyes only, from its first byte on. */
    private static void write(Path file, String pem) {
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(Path.of(".")));
            if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, pem);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be written: " + e, e);
        }
    }
}
