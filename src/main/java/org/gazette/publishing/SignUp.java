package org.gazette.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gazette.mail.EmailAddress;
import org.gazette.mail.KeyRing;
import org.gazette.newsletters.Newsletter;
import org.gazette.storage.Database;
import org.gazette.subscribers.Consent;
import org.gazette.subscribers.Order;
import org.gazette.subscribers.Orders;
import org.gazette.subscribers.SignUpRequest;
import org.gazette.subscribers.SignUpRow;
import org.gazette.subscribers.SignUps;
import org.gazette.subscribers.Subscriber;
import org.gazette.typesetting.Note;
import org.gazette.typesetting.Notes;
import org.gazette.typesetting.PartWords;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing up: somebody asks, the owner of the address is asked, and only the owner's word makes a subscription (confirmed
 * opt-in).
 *
 * <p>Guarantee: {@link #ask} does the same work whoever asks, so neither its answer nor the time it takes tells whether an
 * address is known; what it leads to is decided afterwards, by {@link #settle}. An address gets a question at most once a
 * day and three times in 30 days, over all newsletters; a suppressed one gets none.
 */
public final class SignUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SignUp.class);
    private static final int AT_ONCE = 100;
    private static final int ROUND_MILLIS = 500;
    private static final int FOLD_BYTES = 16;

    private final Database database;
    private final SignUps signUps;
    private final Orders orders;
    private final Correspondence letters;
    private final Notes notes;
    private final Catalogue catalogue;
    private final KeyRing folding;
    private final Clock clock;
    private final List<ScheduledFuture<?>> rounds = new ArrayList<>();
    private final ScheduledExecutorService work = Executors.newSingleThreadScheduledExecutor(SignUp::thread);

    /**
     * What is offered.
     *
     * @param zone of the paper, for dates
     * @param latest the last issue of a newsletter and where it stands, if there is one
     * @param welcomed told of each newsletter that a reader has just confirmed
     * @param lifted told of an address whose owner confirmed, so that an erasure before holds no longer
     */
    public record Catalogue(
            List<Newsletter> newsletters,
            ZoneId zone,
            Function<Newsletter, Optional<PartWords.Link>> latest,
            Lifting lifted,
            BiConsumer<Newsletter, Subscriber> welcomed) {
        Optional<Newsletter> named(String name) {
            return newsletters.stream().filter(one -> one.name().equals(name)).findFirst();
        }

        List<Newsletter> named(List<String> names) {
            return names.stream().map(this::named).flatMap(Optional::stream).toList();
        }
    }

    /** Forgets that an address was erased. */
    @FunctionalInterface
    public interface Lifting {
        void lift(Handle handle, EmailAddress address);
    }

    /** @param folding what addresses are counted by, for nothing else */
    public SignUp(
            Database database,
            SignUps signUps,
            Orders orders,
            Correspondence letters,
            Notes notes,
            Catalogue catalogue,
            KeyRing folding,
            Clock clock) {
        this.database = database;
        this.signUps = signUps;
        this.orders = orders;
        this.letters = letters;
        this.notes = notes;
        this.catalogue = catalogue;
        this.folding = folding;
        this.clock = clock;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** Looks twice a second whether somebody asked, until it is closed. */
    public void start() {
        rounds.add(work.scheduleWithFixedDelay(this::safely, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** Takes down what was asked. */
    public void ask(SignUpRequest request) {
        signUps.ask(request, fold(request.address()));
    }

    /** Does what follows from everything that was asked. @return how many letters were posted */
    public int settle() {
        int posted = 0;
        for (List<SignUpRow> rows = signUps.asked(AT_ONCE); !rows.isEmpty(); rows = signUps.asked(AT_ONCE)) {
            for (SignUpRow row : rows) {
                posted += settle(row) ? 1 : 0;
            }
        }
        return posted;
    }

    private boolean settle(SignUpRow row) {
        List<Newsletter> wanted = catalogue.named(row.request().newsletters());
        Instant now = clock.instant();
        boolean open = !wanted.isEmpty()
                && database.<Boolean, RuntimeException>read(handle -> signUps.mayBeMailed(handle, row.foldHash(), now));
        Optional<Note> note = open ? Optional.of(question(row, wanted)) : Optional.empty();
        return database.write(handle -> {
            if (!signUps.take(handle, row.id()) || wanted.isEmpty()) {
                return false;
            }
            if (note.isEmpty() || !signUps.mayBeMailed(handle, row.foldHash(), now)) {
                signUps.pending(handle, row.request().address(), row.request().replaces())
                        .ifPresent(waiting ->
                                signUps.add(handle, waiting, row.request().newsletters()));
                return false;
            }
            if (letters.isClosed(handle, row.request().address())) {
                return false;
            }
            letters.question(handle, signUps.await(handle, row, now), wanted.get(0), note.get());
            return true;
        });
    }

    private Note question(SignUpRow row, List<Newsletter> wanted) {
        List<String> waiting = database.read(handle -> signUps.pending(
                        handle, row.request().address(), row.request().replaces())
                .map(before -> before.request().newsletters())
                .orElse(List.of()));
        List<Newsletter> all = Stream.concat(catalogue.named(waiting).stream(), wanted.stream())
                .distinct()
                .toList();
        return notes.confirm(
                all,
                language(row, wanted.get(0)),
                row.request().askedAt(),
                catalogue.zone(),
                row.request().consent().network(),
                row.request().replaces() > 0);
    }

    private static Locale language(SignUpRow row, Newsletter newsletter) {
        return Correspondence.language(row.request().wishes().choice().language(), newsletter);
    }

    /** What a token asks about: the newsletters; empty when it is no good, or no longer. Looking changes nothing. */
    public Optional<List<Newsletter>> look(String token) {
        return signUps.byToken(Tokens.hash(token), clock.instant())
                .map(row -> catalogue.named(row.request().newsletters()));
    }

    /**
     * The owner says yes: the subscriptions begin, the consent is recorded, a welcome is posted. Saying it again changes
     * nothing.
     *
     * @return the newsletters; empty when the token is no good, or no longer
     */
    public Optional<List<Newsletter>> confirm(String token) {
        Instant now = clock.instant();
        Optional<SignUpRow> found =
                signUps.byToken(Tokens.hash(token), now).filter(row -> row.state() != SignUpRow.State.REFUSED);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Newsletter> wanted = catalogue.named(found.get().request().newsletters());
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Newsletter first = wanted.get(0);
        Note note = notes.welcome(
                wanted, language(found.get(), first), catalogue.latest().apply(first));
        List<Subscriber> fresh = new ArrayList<>();
        database.run(handle -> {
            if (signUps.settle(handle, found.get().id(), SignUpRow.State.CONFIRMED, now)) {
                Subscriber reader = begin(handle, found.get(), wanted);
                letters.welcome(handle, reader, first, note);
                fresh.add(reader);
            }
        });
        fresh.forEach(reader -> wanted.forEach(one -> catalogue.welcomed().accept(one, reader)));
        return Optional.of(wanted);
    }

    private Subscriber begin(Handle handle, SignUpRow row, List<Newsletter> wanted) {
        SignUpRequest request = row.request();
        catalogue.lifted().lift(handle, request.address());
        long reader = orders.join(handle, request.address(), request.name());
        List<Order> before = request.replaces() > 0 ? orders.of(request.replaces()) : List.of();
        List<String> moved = new ArrayList<>();
        for (Order old : before) {
            if (old.isActive()) {
                orders.place(handle, reader, old.newsletter(), old.wishes(), request.consent());
                orders.end(handle, request.replaces(), old.newsletter(), Consent.by("address changed"));
                moved.add(old.newsletter());
            }
        }
        for (Newsletter newsletter : wanted) {
            if (!moved.contains(newsletter.name())) {
                orders.place(handle, reader, newsletter.name(), request.wishes(), request.consent());
            }
        }
        return new Subscriber(
                reader, request.address(), request.name(), row.request().askedAt());
    }

    /**
     * The owner says that it was somebody else: the address is asked no more, ever.
     *
     * @return the address; empty when the token is no good, or was answered
     */
    public Optional<EmailAddress> refuse(String token) {
        Instant now = clock.instant();
        return database.write(handle -> signUps.byToken(handle, Tokens.hash(token), now)
                .filter(row -> signUps.settle(handle, row.id(), SignUpRow.State.REFUSED, now))
                .map(row -> row.request().address()));
    }

    /** What two addresses of one person are likely to have in common; for counting letters only. */
    String fold(EmailAddress address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        int plus = local.indexOf('+');
        String bare = (plus > 0 ? local.substring(0, plus) : local).replace(".", "");
        String domain = address.domain().equals("googlemail.com") ? "gmail.com" : address.domain();
        return HexFormat.of().formatHex(folding.sign(folding.newest(), "fold:" + bare + "@" + domain, FOLD_BYTES));
    }

    private void safely() {
        try {
            settle();
        } catch (RuntimeException e) {
            LOG.error("sign-ups are not answered now, and are looked at again: {}", e.getMessage());
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "sign-up");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        rounds.forEach(one -> one.cancel(false));
        work.shutdown();
    }
}
