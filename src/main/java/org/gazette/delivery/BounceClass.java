package org.gazette.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gazette.mail.EnhancedStatus;

/** What a refusal means for the reader who was meant. */
public enum BounceClass {
    /** There is no such mailbox. */
    HARD(5),
    /** There may be no such mailbox: it is shut, or its domain is not found. It takes two days to be sure. */
    DOUBTFUL(3),
    /** The mailbox is full. */
    FULL(1),
    /** It did not work this time. */
    SOFT(1),
    /** They do not like us: our address, our domain, our words. No fault of the reader's, who never pays for it. */
    BLOCK(0),
    /** The letter is too big, or not as they want it. */
    CONTENT(0),
    /** The reader called it spam. */
    COMPLAINT(0);

    private static final Wordings REFUSALS = Wordings.of("refusals.txt");
    /** Meant for the mailbox, by those who do not say why; under a code of security (RFC 3463 §3.8) it is meant for us. */
    private static final String LIKELY = "HARD?";

    private static final Pattern FOR_NOW = Pattern.compile("\\b4\\d\\d[ -]");
    private static final Pattern FOR_GOOD = Pattern.compile("\\b5\\d\\d[ -]");

    private final int points;

    BounceClass(int points) {
        this.points = points;
    }

    /** What it counts on a day; five points in 30 days are too many. */
    public int points() {
        return points;
    }

    /**
     * What a refusal means: where both speak, plain words about the mailbox count more than a code, since many servers send
     * one code for everything.
     *
     * @param words the reply as the other server gave it, or what the report says in its place
     */
    static BounceClass of(Optional<EnhancedStatus> status, String words) {
        Optional<BounceClass> told = told(status, words);
        BounceClass meaning = status.flatMap(code -> byCode(code, told))
                .or(() -> told)
                .orElseGet(() -> status.map(code -> bare(code, words)).orElseGet(() -> unnamed(words)));
        return isPassing(status, words) && (meaning == HARD || meaning == DOUBTFUL) ? SOFT : meaning;
    }

    /** What the words say; those of an address on the net count only when no others do. */
    private static Optional<BounceClass> told(Optional<EnhancedStatus> status, String words) {
        boolean security = status.filter(code -> code.subject() == 7).isPresent();
        return REFUSALS.meaning(Wordings.plain(words))
                .or(() -> REFUSALS.meaning(Wordings.folded(words.toLowerCase(Locale.ROOT))))
                .map(one -> one.equals(LIKELY) ? (security ? BLOCK : HARD) : valueOf(one));
    }

    /** The codes that mean one thing wherever they come from (RFC 3463 §3), whatever else is told. */
    private static Optional<BounceClass> byCode(EnhancedStatus code, Optional<BounceClass> told) {
        boolean aboutUs = told.filter(one -> one == BLOCK).isPresent();
        boolean full = told.filter(one -> one == FULL).isPresent();
        boolean sure = told.filter(one -> one == HARD).isPresent();
        boolean shut = told.filter(one -> one == DOUBTFUL).isPresent();
        return switch (code.subject() * 100 + code.detail()) {
            case 202 -> Optional.of(FULL);
            case 203, 304 -> Optional.of(CONTENT);
            case 101, 103, 106 -> aboutUs || full ? told : Optional.of(shut ? DOUBTFUL : HARD);
            case 102, 110 -> aboutUs || sure ? told : Optional.of(DOUBTFUL);
            case 107, 108, 725, 726, 727, 728, 729, 730 -> Optional.of(BLOCK);
            case 201 -> aboutUs || full || sure || code.kind() == 4 ? told : Optional.of(DOUBTFUL);
            default -> other(code, told);
        };
    }

    /** A system or a network that is short of something for now is no full mailbox (RFC 3463 §3.4, §3.5). */
    private static Optional<BounceClass> other(EnhancedStatus code, Optional<BounceClass> told) {
        boolean system = code.kind() == 4 && (code.subject() == 3 || code.subject() == 4);
        if (system && told.filter(one -> one == FULL || one == CONTENT).isPresent()) {
            return Optional.of(SOFT);
        }
        boolean media = code.subject() == 6 && told.filter(one -> one == BLOCK).isEmpty();
        return media ? Optional.of(CONTENT) : Optional.empty();
    }

    /** A code without a word that says more. */
    private static BounceClass bare(EnhancedStatus code, String words) {
        return switch (code.subject()) {
            case 5, 7 -> BLOCK;
            case 1 -> DOUBTFUL;
            default -> unnamed(words);
        };
    }

    /** Who refuses for good, and names nothing but the address of a server, means the server. */
    private static BounceClass unnamed(String words) {
        return FOR_GOOD.matcher(words).find() && Wordings.plain(words).contains("#") ? BLOCK : SOFT;
    }

    private static boolean isPassing(Optional<EnhancedStatus> status, String words) {
        return status.map(code -> code.kind() == 4)
                .orElseGet(() -> FOR_NOW.matcher(words).find()
                        && !FOR_GOOD.matcher(words).find());
    }

    /** Whether these words mean anything. */
    static boolean tells(String words) {
        return told(Optional.empty(), words).isPresent();
    }

    /** Whether any of this says that the mailbox was why a letter came back. */
    static boolean speaks(String words) {
        String plain = Wordings.plain(words);
        return REFUSALS.says(HARD.name(), plain)
                || REFUSALS.says(DOUBTFUL.name(), plain)
                || REFUSALS.says(FULL.name(), plain);
    }
}
