package org.gazette.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gazette.delivery.Letter;
import org.gazette.delivery.LetterBox;
import org.gazette.delivery.Mailing;
import org.gazette.delivery.NotePress;
import org.gazette.delivery.Readers;
import org.gazette.delivery.ReturnPaths;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.KeyRing;
import org.gazette.mail.Mailbox;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Newsletter.UnknownPolicy;
import org.gazette.subscribers.FreshLinks;
import org.gazette.subscribers.SignUpRow;
import org.gazette.subscribers.SignUps;
import org.gazette.subscribers.Subscriber;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Note;
import org.jdbi.v3.core.Handle;

/**
 * The letters that are no issue: the question whether a reader asked, the welcome, the link to one's own data. They lie in
 * the outbox like every other letter; the link of each is made when it is filled, so that no token lies there.
 */
public final class Correspondence implements Readers {
    /** How long a question may be answered. */
    static final Duration QUESTION = Duration.ofDays(3);

    private static final String CONFIRM = "confirm:";
    private static final String WELCOME = "welcome:";
    private static final String LINK = "link:";

    private final SiteAddress site;
    private final Leaving leaving;
    private final SignUps signUps;
    private final LetterBox letterBox;
    private final Tokens tokens;
    private final Optional<ReturnPaths> returnPaths;
    private final Clock clock;

    /**
     * What these letters need.
     *
     * @param keys of the tokens, for nothing else
     * @param returnPaths where letters come back to; empty for their sender's own address
     */
    public Correspondence(
            SiteAddress site,
            Leaving leaving,
            SignUps signUps,
            LetterBox letterBox,
            KeyRing keys,
            Optional<ReturnPaths> returnPaths,
            Clock clock) {
        this.returnPaths = returnPaths;
        this.site = site;
        this.leaving = leaving;
        this.signUps = signUps;
        this.letterBox = letterBox;
        this.tokens = new Tokens(keys);
        this.clock = clock;
    }

    /** The link of a letter: out of a newsletter, or to what the letter is about. */
    @Override
    public String wayOutUrl(long subscriber, String newsletter) {
        if (newsletter.startsWith(CONFIRM)) {
            return site.of(SiteAddress.confirm(tokens.confirm(subscriber)));
        }
        if (newsletter.startsWith(LINK)) {
            return site.of(SiteAddress.preferences(tokens.link(subscriber)));
        }
        if (newsletter.startsWith(WELCOME)) {
            return site.of(SiteAddress.preferences(leaving.token(subscriber, newsletter.substring(WELCOME.length()))));
        }
        return leaving.wayOutUrl(subscriber, newsletter);
    }

    /** A question that was answered, or asked again, goes out no more. */
    @Override
    public Set<Long> staying(Handle handle, String newsletter, Collection<Long> subscribers) {
        if (newsletter.startsWith(CONFIRM)) {
            return subscribers.isEmpty() ? Set.of() : Set.copyOf(SignUps.waiting(handle, List.copyOf(subscribers)));
        }
        if (newsletter.startsWith(LINK)) {
            return Set.copyOf(subscribers);
        }
        return newsletter.startsWith(WELCOME)
                ? leaving.staying(handle, newsletter.substring(WELCOME.length()), subscribers)
                : leaving.staying(handle, newsletter, subscribers);
    }

    @Override
    public Optional<EmailAddress> returnPath(long mailing, long subscriber) {
        return returnPaths.map(paths -> paths.of(mailing, subscriber));
    }

    /** Whether an address must not be mailed, whatever for. */
    boolean isClosed(Handle handle, EmailAddress address) {
        return letterBox.isClosed(handle, address);
    }

    /**
     * Posts the question, and says in its row by which token it is answered. It greets nobody by name: what a stranger typed
     * into a form shall not be mailed by us to anybody.
     */
    void question(Handle handle, SignUpRow row, Newsletter newsletter, Note note) {
        Instant now = clock.instant();
        signUps.key(handle, row.id(), Tokens.hash(tokens.confirm(row.id())), now.plus(QUESTION));
        Mailing mailing = mailing("confirm/" + day(now), CONFIRM, now.plus(QUESTION));
        post(handle, mailing, newsletter, note, row.request().address(), row.id(), "", now);
    }

    void welcome(Handle handle, Subscriber reader, Newsletter newsletter, Note note) {
        Instant now = clock.instant();
        Mailing mailing = mailing(
                "welcome/" + newsletter.name() + "/" + day(now), WELCOME + newsletter.name(), now.plus(QUESTION));
        post(handle, mailing, newsletter, note, reader.address(), reader.id(), reader.name(), now);
    }

    void link(Handle handle, FreshLinks links, long link, Subscriber reader, Newsletter newsletter, Note note) {
        Instant now = clock.instant();
        links.key(handle, link, Tokens.hash(tokens.link(link)));
        Mailing mailing = mailing("link/" + link, LINK, now.plus(FreshLinks.LIFE));
        post(handle, mailing, newsletter, note, reader.address(), link, reader.name(), now);
    }

    private void post(
            Handle handle,
            Mailing mailing,
            Newsletter newsletter,
            Note note,
            EmailAddress to,
            long subject,
            String name,
            Instant now) {
        Mailbox answersTo = newsletter.replyTo().orElse(newsletter.sender());
        Letter letter = NotePress.compose(newsletter.sender(), answersTo, note);
        letterBox.post(handle, mailing, "to " + subject, letter, to, subject, name, now);
    }

    private static Mailing mailing(String name, String kind, Instant giveUp) {
        return new Mailing(name, kind, UnknownPolicy.RESEND, giveUp);
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /** The language of a letter: the reader's, or that of the newsletter. */
    static Locale language(String tag, Newsletter newsletter) {
        return Optional.of(tag)
                .filter(one -> !one.isEmpty())
                .map(Locale::forLanguageTag)
                .orElse(newsletter.language());
    }
}
