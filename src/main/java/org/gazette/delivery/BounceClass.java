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

    private static final Pattern FULL_WORDS = words(
            "quota|mailbox (is |for [^ ]+ is )?full|full mailbox|mbox full|mailfolder is full|inbox is full|mailbox size limit"
                    + "|insufficient (system|disk|mailbox) (storage|space)|storage (limit|allocat)|not enough (storage|space)"
                    + "|account is full|out of (disk )?space|exceeded (its |the |their )?(mailbox|storage)|too much mail|box full"
                    + "|has reached its (maximum|limit)|postfach (ist )?(voll|überfüllt)|user is overquota|mailbox is over");

    private static final Pattern UNKNOWN_WORDS = words(
            "user (is )?(unknown|not found|invalid)|unknown (user|recipient|address|mailbox|local|account|or illegal alias)"
                    + "|(user|recipient|mailbox|account|address|addressee|email account|local part|local user)[^.;]{0,80}"
                    + "(does not exist|doesn't exist|not exist|not found|is unknown|unknown|is invalid|not known|cannot be found)"
                    + "|(doesn't|does not) have an? [^ ]+ account|no such (user|recipient|mailbox|address|account|person|local)"
                    + "|no mailbox (here|by|found|with)|no (valid )?(user|recipient)s? (here|by that|with that)"
                    + "|invalid (recipient|mailbox|user|address|local)|recipientnotfound|recipnotfound|recipient not found"
                    + "|(recipient|address) rejected: (access denied|user unknown|undeliverable|invalid|no such|unverified)"
                    + "|mailbox (unavailable|not available|name not allowed|is not valid|not local)|bad (destination mailbox|recipient)"
                    + "|not our customer|not a valid (mailbox|user|recipient|address)|undeliverable address|user doesn't exist"
                    + "|not listed in (domino|the public)|destinataire (inconnu|invalide)|adresse .{0,40}invalide|inconnu"
                    + "|empf[^ ]{1,4}nger .{0,30}(unbekannt|nicht)|benutzer .{0,30}unbekannt|usuario (desconocido|no existe)"
                    + "|utente (sconosciuto|inesistente)|destinatario (sconosciuto|desconocido|inexistente)"
                    + "|delivery to this address is (not possible|restricted)|no longer (exists|valid|employed|works|here)"
                    + "|has (been )?(moved|left)|account (has been )?(deleted|closed|terminated)|never heard of"
                    + "|there is no one at this address|sorry, no mailbox|this address no longer|ungültige adresse");

    private static final Pattern SHUT_WORDS = words("(account|mailbox|user|recipient|address)[^.;]{0,50}"
            + "(disabled|inactive|suspended|\\blocked|deactivated|blocked for inactivity|expired|not active|has been disabled)"
            + "|disabled (account|mailbox|user)|inactive (user|account|mailbox)|user suspended|account is not active");

    private static final Pattern NO_DOMAIN_WORDS = words(
            "host (or domain name )?not found|domain (name )?(does not exist|not found|doesn't exist)|nxdomain|no such domain"
                    + "|unrouteable (address|mail domain)|unknown (host|domain)|bad destination (host|system)|null mx|no mx"
                    + "|couldn't find any host|cannot find (any )?host|does not accept mail|no route to recipient domain"
                    + "|dns (lookup|query) (failed|returned nxdomain)|name service error|domain of [^ ]+ does not|host unknown");

    private static final Pattern BLOCK_WORDS = words(
            "spam|securit|block ?list|black ?list|blocked|blacklisted|reputation|dmarc|dkim|\\bspf\\b|spamhaus|barracuda|sorbs|spamcop|rbl\\b"
                    + "|dnsbl|policy|authenticat|unauthenticated|unsolicited|junk|bulk|ptr\\b|reverse dns|rdns|relay(ing)? (access )?denied"
                    + "|unable to relay|relay not permitted|sender (address )?(rejected|denied|verify)|not authori[sz]ed|prohibited"
                    + "|rate limit|too many (messages|connections|recipients|emails)|complaints|suspicious|banned|listed (at|in|on) "
                    + "|client host|administratively|access denied|not permitted|not allowed to send|content reject|restricted|abuse"
                    + "|\\[?(ts|tss|ph|bl|cs|s)\\d{2,}\\]?|refused to talk to me|virus|malware|phish|throttl|filtered");

    private static final Pattern SIZE_WORDS =
            words("too (large|big)|(message|maximum|max) [^.;]{0,30}size|size (exceeds|limit)"
                    + "|exceeds? [^.;]{0,40}(size|maximum|limit of)|content (type )?not (accepted|supported)|conversion"
                    + "|8bit|line(s)? too long|malformed|invalid header|bad header|attachment");

    private static final Pattern PASSING_WORDS = words(
            "timed? ?out|timeout|try again|tempor|connection (refused|reset|closed|lost)|unreachable|greylist|gr[ae]ylisted"
                    + "|deferred|queue(d)? (too long|expired)|retry time|expired|retry timeout|message expired|local error"
                    + "|service unavailable|too (busy|many hops)|loop|congest|not responding|could not connect|delivery time"
                    + "|receiving mail (too quickly|at a rate)|server (busy|error|down)|no answer|network|giving up");

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
        String plain = words.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return status.flatMap(code -> byCode(code, plain)).orElseGet(() -> byWords(status, plain));
    }

    /** The codes that mean one thing wherever they come from (RFC 3463 §3). */
    private static Optional<BounceClass> byCode(EnhancedStatus code, String plain) {
        int place = code.subject() * 100 + code.detail();
        boolean blamesUs = BLOCK_WORDS.matcher(plain).find();
        boolean unknown = UNKNOWN_WORDS.matcher(plain).find();
        return switch (place) {
            case 202 -> Optional.of(FULL);
            case 203, 304 -> Optional.of(CONTENT);
            case 101, 103, 106 ->
                code.kind() == 5
                                && (unknown || !blamesUs)
                                && !FULL_WORDS.matcher(plain).find()
                        ? Optional.of(SHUT_WORDS.matcher(plain).find() && !unknown ? DOUBTFUL : HARD)
                        : Optional.empty();
            case 110 -> Optional.of(code.kind() == 5 ? (unknown ? HARD : DOUBTFUL) : SOFT);
            case 102 -> Optional.of(code.kind() == 5 ? DOUBTFUL : SOFT);
            case 107, 108 -> Optional.of(BLOCK);
            case 201 -> Optional.of(code.kind() == 4 ? (blamesUs ? BLOCK : SOFT) : unknown ? HARD : DOUBTFUL);
            case 725, 726, 727, 728, 729, 730 -> Optional.of(BLOCK);
            default -> code.subject() == 6 ? Optional.of(CONTENT) : Optional.empty();
        };
    }

    private static BounceClass byWords(Optional<EnhancedStatus> status, String plain) {
        boolean passing = status.map(code -> code.kind() == 4)
                .orElse(plain.matches("(?s).*\\b4\\d\\d[ -].*") && !plain.matches("(?s).*\\b5\\d\\d[ -].*"));
        if (FULL_WORDS.matcher(plain).find()) {
            return FULL;
        }
        if (NO_DOMAIN_WORDS.matcher(plain).find()) {
            return passing ? SOFT : DOUBTFUL;
        }
        if (UNKNOWN_WORDS.matcher(plain).find()) {
            return passing ? SOFT : HARD;
        }
        if (SIZE_WORDS.matcher(plain).find() && !plain.contains("spam")) {
            return CONTENT;
        }
        if (SHUT_WORDS.matcher(plain).find()) {
            return passing ? SOFT : DOUBTFUL;
        }
        if (BLOCK_WORDS.matcher(plain).find()) {
            return BLOCK;
        }
        if (PASSING_WORDS.matcher(plain).find() || passing) {
            return SOFT;
        }
        return status.map(BounceClass::bare).orElse(SOFT);
    }

    /** A code without a word that says more. */
    private static BounceClass bare(EnhancedStatus code) {
        return switch (code.subject()) {
            case 5, 7 -> BLOCK;
            default -> SOFT;
        };
    }

    private static Pattern words(String either) {
        return Pattern.compile(either);
    }
}
