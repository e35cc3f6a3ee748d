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
                    + "|has reached its (maximum|limit)|postfach[^.;]{0,40}(voll|überfüllt)|user is overquota|mailbox is over"
                    + "|kontingent überschritten|boîte[^.;]{0,40}pleine|boite[^.;]{0,40}pleine|buz[oó]n[^.;]{0,40}llen[oa]"
                    + "|caixa[^.;]{0,40}cheia|casella[^.;]{0,40}pien[ao]|mailbox (is )?vol\\b|inkorgen är full|postkassen er fuld"
                    + "|skrzynk[^.;]{0,40}(pełn|przepełn)|schránka[^.;]{0,40}pln|ящик[^.;]{0,40}(переполнен|заполнен)|переполнен"
                    + "|posta kutusu dolu|メールボックス[^。]{0,20}(いっぱい|一杯|満杯|容量)|容量(を超|不足|超過)|(邮箱|信箱)[^。]{0,12}(已满|已滿|满)"
                    + "|空间不足|空間不足|편지함[^.]{0,12}(가득|초과)");

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
                    + "|there is no one at this address|sorry, no mailbox|this address no longer|ungültige (e-mail-?)?adresse"
                    + "|not our customer|not listed in domino directory|address not found|couldn't be found|could not be found"
                    + "|(empfänger|benutzer|adresse|konto|postfach)[^.;]{0,60}(unbekannt|existiert nicht|gibt es nicht|nicht gefunden)"
                    + "|(utilisateur|destinataire|adresse|compte|boîte)[^.;]{0,60}(inconnu|n'existe p|inexistant|introuvable|invalide)"
                    + "|(usuario|destinatario|dirección|direccion|cuenta|buzón)[^.;]{0,60}(no existe|desconocid|inexistente|no encontrad"
                    + "|no válid)|(usuário|destinatário|endereço|conta|caixa)[^.;]{0,60}(não existe|inexistente|desconhecid|inválid"
                    + "|não encontrad)|(utente|destinatario|indirizzo|casella)[^.;]{0,60}(sconosciut|inesistente|non esiste|non valid"
                    + "|non trovat)|(gebruiker|ontvanger|adres)[^.;]{0,60}(onbekend|bestaat niet|niet gevonden)"
                    + "|(mottagaren|användaren|adressen|modtageren|brugeren)[^.;]{0,60}(finns inte|okänd|findes ikke|ukendt)"
                    + "|(użytkownik|adresat|adres|skrzynka)[^.;]{0,60}(nie istnieje|nieznan|nie znalez)"
                    + "|(uživatel|příjemce|adresa)[^.;]{0,60}(neexistuje|neznám)|(kullanıcı|alıcı|adres)[^.;]{0,60}(bulunamadı|yok\\b|bilinmiyor)"
                    + "|(пользовател|получател|адрес|ящик)[^.;]{0,60}(не существует|не найден|неизвест)|такого пользователя нет"
                    + "|нет такого (пользователя|адреса|ящика)|存在しま(せん|せんでした)|存在しない|宛先不明|見つかりませんでした|不存在|用户(未找到|无效)"
                    + "|存在하지|존재하지 않|없는 사용자|수신자를 찾을 수 없");

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
                    + "|\\[?(ts|tss|ph|bl|cs|s)\\d{2,}\\]?|refused to talk to me|virus|malware|phish|throttl|filtered|dt:(spm|rbl|spf)|\\bofr_5\\d\\d|postmaster for help"
                    + "|(mail|message|courrier|nachricht|mensaje|mensagem) (was |has been |is |wurde )?(rejected|refused|rejet[eé]e?\\b"
                    + "|refusé|abgelehnt|abgewiesen|rechazad|rejeitad|rifiutat)|on our block|allowed senders|delivery restriction"
                    + "|垃圾邮件|垃圾郵件|拒绝|被拒|迷惑メール|спам|спама");

    private static final Pattern SIZE_WORDS =
            words("too (large|big)|(message|maximum|max) [^.;]{0,30}size|size (exceeds|limit)"
                    + "|exceeds? [^.;]{0,40}(size|maximum|limit of)|content (type )?not (accepted|supported)|conversion"
                    + "|8bit|line(s)? too long|malformed|invalid header|bad header|attachment");

    private static final Pattern PASSING_WORDS = words(
            "timed? ?out|timeout|try again|tempor|connection (refused|reset|closed|lost)|unreachable|greylist|gr[ae]ylisted"
                    + "|deferred|queue(d)? (too long|expired)|retry time|expired|retry timeout|message expired|local error"
                    + "|service unavailable|too (busy|many hops)|loop|congest|not responding|could not connect|delivery time"
                    + "|receiving mail (too quickly|at a rate)|server (busy|error|down)|no answer|network|giving up");

    /** Who refuses for good, and names nothing but the address of the server, means the server. */
    private static final Pattern OWN_ADDRESS = words("\\bip ?[=:]|\\[?\\b\\d{1,3}(\\.\\d{1,3}){3}\\b\\]?");

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
        return OWN_ADDRESS.matcher(plain).find()
                ? BLOCK
                : status.map(BounceClass::bare).orElse(SOFT);
    }

    /** Whether any of this says why a letter came back. */
    static boolean speaks(String plain) {
        return FULL_WORDS.matcher(plain).find()
                || NO_DOMAIN_WORDS.matcher(plain).find()
                || UNKNOWN_WORDS.matcher(plain).find()
                || SHUT_WORDS.matcher(plain).find();
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
