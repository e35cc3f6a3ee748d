package org.gazette.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gazette.delivery.AttemptLog;
import org.gazette.delivery.Courier;
import org.gazette.delivery.CourierTerms;
import org.gazette.delivery.FolderRelay;
import org.gazette.delivery.Ledger;
import org.gazette.delivery.LetterBox;
import org.gazette.delivery.LetterPress;
import org.gazette.delivery.LocalInbox;
import org.gazette.delivery.MessageIds;
import org.gazette.delivery.NewsletterTerms;
import org.gazette.delivery.Outbox;
import org.gazette.delivery.PostfixLog;
import org.gazette.delivery.RelayTerms;
import org.gazette.delivery.RelayTrouble;
import org.gazette.delivery.Relays;
import org.gazette.delivery.ReturnListener;
import org.gazette.delivery.ReturnMailbox;
import org.gazette.delivery.ReturnPaths;
import org.gazette.delivery.Returns;
import org.gazette.delivery.Route;
import org.gazette.delivery.Signatures;
import org.gazette.delivery.SigningKey;
import org.gazette.delivery.SigningKeys;
import org.gazette.delivery.SmtpRelay;
import org.gazette.delivery.SuppressedHashes;
import org.gazette.delivery.Suppressions;
import org.gazette.feeds.Feed;
import org.gazette.feeds.FeedFormat;
import org.gazette.feeds.FeedWriter;
import org.gazette.feeds.Syndication;
import org.gazette.intake.ImportReport;
import org.gazette.intake.ReaderImport;
import org.gazette.intake.Source;
import org.gazette.intake.StoryImport;
import org.gazette.intake.SuppressionFile;
import org.gazette.mail.AddressHash;
import org.gazette.mail.KeyRing;
import org.gazette.newsletters.Cadence;
import org.gazette.newsletters.Editor;
import org.gazette.newsletters.IssueDrafts;
import org.gazette.newsletters.Issues;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Slot;
import org.gazette.newsletters.Slots;
import org.gazette.publishing.Alerts;
import org.gazette.publishing.Archive;
import org.gazette.publishing.Bucket;
import org.gazette.publishing.CallbackClient;
import org.gazette.publishing.Choices;
import org.gazette.publishing.Clicks;
import org.gazette.publishing.ComposingRoom;
import org.gazette.publishing.Correspondence;
import org.gazette.publishing.CountedLinks;
import org.gazette.publishing.Dispatch;
import org.gazette.publishing.DraftDesk;
import org.gazette.publishing.FeedFaults;
import org.gazette.publishing.Headers;
import org.gazette.publishing.LatestIssue;
import org.gazette.publishing.Leaving;
import org.gazette.publishing.Links;
import org.gazette.publishing.MediaFolder;
import org.gazette.publishing.Preferences;
import org.gazette.publishing.Preflight;
import org.gazette.publishing.PressRun;
import org.gazette.publishing.Prospects;
import org.gazette.publishing.ReaderCopy;
import org.gazette.publishing.Shelf;
import org.gazette.publishing.SignUp;
import org.gazette.publishing.Site;
import org.gazette.publishing.SiteCopy;
import org.gazette.publishing.StaticSite;
import org.gazette.publishing.TrialRun;
import org.gazette.publishing.Turnstile;
import org.gazette.publishing.Waves;
import org.gazette.schedule.Cron;
import org.gazette.schedule.Timetable;
import org.gazette.storage.Database;
import org.gazette.storage.Secrets;
import org.gazette.stories.Draft;
import org.gazette.stories.NewsDesk;
import org.gazette.stories.Selection;
import org.gazette.stories.Stories;
import org.gazette.subscribers.FreshLinks;
import org.gazette.subscribers.ImportedReaders;
import org.gazette.subscribers.Orders;
import org.gazette.subscribers.ReaderCounts;
import org.gazette.subscribers.ReaderSearch;
import org.gazette.subscribers.SignUps;
import org.gazette.subscribers.Subscriber;
import org.gazette.subscribers.Subscribers;
import org.gazette.text.Nets;
import org.gazette.text.PublicAddresses;
import org.gazette.text.SiteAddress;
import org.gazette.typesetting.Editions;
import org.gazette.typesetting.Notes;
import org.gazette.typesetting.Pages;
import org.gazette.typesetting.Paper;
import org.gazette.typesetting.PartWords;
import org.gazette.typesetting.Templates;
import org.gazette.typesetting.Typesetter;
import org.gazette.typesetting.Wording;
import org.gazette.web.ReaderDoors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything, put together: the one place where departments are made and introduced to one another. */
public final class House implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(House.class);
    /** Beside a newsletter that comes once a month there are five weeks. */
    private static final int MOST_SLOTS_A_ROUND_UP = 6;

    private final Home home;
    private final Settings settings;
    private final SiteAddress address;
    private final Database database;
    private final Stories stories;
    private final NewsDesk desk;
    private final Syndication syndication;
    private final FeedFaults feedFaults;
    private final Issues issues;
    private final Slots slots;
    private final Subscribers subscribers;
    private final Pages pages;
    private final Shelf shelf;
    private final Site site;
    private final List<SiteCopy> copies;
    private final List<Route> routes;
    private final Ledger ledger;
    private final Relays relays;
    private final Signatures signatures;
    private final Notes notes;
    private final Suppressions suppressions;
    private final Courier courier;
    private final AddressHash hash;
    private final Leaving leaving;
    private final IssueDrafts drafts;
    private final CallbackClient callbacks;
    private final Choices choices;
    private final Orders orders;
    private final SignUps signUps;
    private final SignUp signUp;
    private final Turnstile turnstile;
    private final FreshLinks freshLinks;
    private final Preferences preferences;
    private final Optional<ReturnPaths> returnPaths;
    private final Returns returns;
    private final PressRun pressRun;
    private final Waves waves;
    private final Alerts alerts;
    private final ReaderCopy readerCopy;
    private final Prospects prospects;
    private final TrialRun trialRun;
    private final DraftDesk draftDesk;
    private final CountedLinks countedLinks;
    private final Clicks clicks;
    private final LatestIssue latestIssue;
    private final Timetable timetable;
    private final Clock clock;

    private House(Home home, Settings settings, Database database, List<Settings.Relay> relays, Clock clock) {
        this.home = home;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
        this.address = new SiteAddress(settings.site().url());
        Secrets secrets = new Secrets(database, new SecureRandom());
        KeyRing wayOut = secrets.ring("way-out");
        this.hash = new AddressHash(secrets.ring("suppression"));

        this.stories = new Stories(database);
        this.desk = new NewsDesk(
                database,
                address,
                settings.paper().home(),
                settings.paper().language().toLanguageTag(),
                selections(settings),
                clock);
        this.feedFaults = new FeedFaults(database, clock);
        MediaFolder media = new MediaFolder(home.media());
        this.syndication = new Syndication(stories, address, masthead(settings), media, new FeedWriter(feedFaults));
        this.issues = new Issues(database, clock);
        this.slots = new Slots(database, clock);
        this.subscribers = new Subscribers(database, hash, clock);

        Templates templates = new Templates(home.templates());
        Typesetter typesetter =
                new Typesetter(templates, address, settings.paper().name());
        Wording wording =
                new Wording(paper(settings), address, settings.subscribe().open());
        this.pages = new Pages(templates, wording);
        this.shelf = new Shelf(
                home.site(),
                media,
                settings.site().memory(),
                path -> syndication.wrapper(path).map(Headers::of));
        shelf.move(settings.site().moved());
        Editions editions = new Editions(database);
        Archive archive = new Archive(database);
        this.site = new Site(
                stories,
                syndication,
                archive,
                issuePage(typesetter, editions),
                address,
                wording,
                pages,
                shelf,
                Optional.of(home.siteMark()),
                clock);

        this.copies = copies(settings, home, shelf, clock);
        Outbox outbox = new Outbox(database, clock);
        this.leaving = new Leaving(address, wayOut, subscribers);
        this.routes = relays.isEmpty()
                ? List.of(new Route(RelayTerms.PLAIN, new FolderRelay(home.outbox()), 1, Optional.empty()))
                : relays.stream().map(House::route).toList();
        this.ledger = new Ledger(database);
        this.relays = new Relays(database);
        this.suppressions = new Suppressions(database, hash, clock);
        this.orders = new Orders(database, hash, clock);
        this.signUps = new SignUps(database);
        this.choices = new Choices(subscribers, orders);
        this.latestIssue = new LatestIssue(database, issues, choices, outbox, new LetterBox(outbox, hash), clock);
        this.freshLinks = new FreshLinks(database);
        this.returnPaths = settings.returns().domain().isEmpty()
                ? Optional.empty()
                : Optional.of(new ReturnPaths(
                        secrets.ring("return-path"), settings.returns().domain(), clock));
        MessageIds messageIds = new MessageIds(secrets.ring("message-id"));
        this.returns = new Returns(database, suppressions, hash, messageIds, returnPaths, leaving::isLeft, clock);
        Correspondence letters = new Correspondence(
                address,
                leaving,
                signUps,
                new LetterBox(outbox, hash),
                secrets.ring("mailed-link"),
                returnPaths,
                clock);
        this.notes = new Notes(templates, address, settings.paper().name());
        this.signUp = new SignUp(database, signUps, orders, letters, notes, catalogue(), secrets.ring("fold"), clock);
        this.turnstile = new Turnstile(
                secrets.ring("form"),
                new SecureRandom(),
                clock,
                settings.subscribe().perNetwork(),
                settings.subscribe().perDomain());
        this.preferences =
                new Preferences(database, orders, leaving, freshLinks, letters, notes, signUp, suppressions, clock);
        this.signatures = signatures(settings, clock);
        this.courier = new Courier(database, routes, ways(settings, routes), messageIds, letters, signatures, clock);

        Editor editor = new Editor(stories, issues);
        this.drafts = new IssueDrafts(database, stories, clock);
        this.callbacks = new CallbackClient(
                address, new PublicAddresses(new Nets(settings.hub().networks())));
        Preflight preflight = new Preflight(
                address,
                new Links(address, callbacks, this::has),
                settings.dkim().map(SigningKeys::domain).stream().toList());
        ComposingRoom composingRoom = new ComposingRoom(database, editor, typesetter, editions, clock);
        this.countedLinks = new CountedLinks(database, address, secrets.ring("click"));
        this.clicks = new Clicks(database, countedLinks, clock);
        Dispatch dispatch = new Dispatch(
                database,
                issues,
                new LetterPress(address, returnsDomain(settings)),
                outbox,
                newsletter -> settings.letters(newsletter.list()).countsClicks()
                        ? Optional.of(countedLinks)
                        : Optional.empty(),
                clock);
        this.pressRun = new PressRun(
                desk, editor, issues, drafts, composingRoom, preflight, dispatch, issue -> courier.wake(), clock);
        this.waves = new Waves(database, issues, editor, composingRoom, dispatch, outbox, courier::wake, clock);
        this.alerts = new Alerts(composingRoom, dispatch, pressRun, courier::wake, clock);
        this.readerCopy = new ReaderCopy(database, issues, editor, composingRoom, pressRun, waves, choices);
        this.prospects = new Prospects(database, clock);
        this.trialRun = new TrialRun(database, pressRun, choices, hash, outbox, clock);
        this.draftDesk = new DraftDesk(desk, editor, drafts, issues, slots, pressRun, clock);
        this.timetable = new Timetable(
                database,
                series(),
                slots,
                (newsletter, slot) -> pressRun.run(newsletter, slot),
                this::everyMinute,
                clock);
    }

    /**
     * Reads the configuration of a home and opens its newsroom.
     *
     * @throws ConfigFault with everything that is wrong in the configuration
     */
    public static House open(Home home, Clock clock) {
        Settings settings = settings(home);
        return open(home, settings, settings.relays(), clock);
    }

    /** @param relays where mail goes, whatever the configuration says; none for the folder of the outbox */
    static House open(Home home, Settings settings, List<Settings.Relay> relays, Clock clock) {
        Database database = database(home, settings.storage());
        try {
            return new House(home, settings, database, relays, clock);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /**
     * Where the newsroom's keys for signatures lie.
     *
     * @throws ConfigFault when the configuration is wrong, or names no domain that signs
     */
    public static SigningKeys signingKeys(Home home) {
        return settings(home)
                .dkim()
                .orElseThrow(() -> new ConfigFault(home.settings()
                        + ": dkim.domain is empty: name the domain of your sender, such as example.org"));
    }

    static Settings settings(Home home) {
        Cron cron = new Cron();
        return Settings.read(home, System.getenv(), (words, zone) -> Cadence.parse(words, zone, cron));
    }

    /** Brings in a folder or file of stories. */
    public ImportReport bringIn(Path path, Consumer<String> eachLine) {
        return intake().run(path, eachLine);
    }

    /** What a file says of a story that is there already; {@link NewsDesk#revise(long, Draft)} takes it. */
    public Draft change(Path file, Consumer<String> eachLine) {
        return intake().change(file, eachLine);
    }

    private StoryImport intake() {
        return new StoryImport(
                desk, new Source(settings.source().url(), settings.paper().zone()));
    }

    /** @throws IllegalArgumentException when there is none; the message names those that there are */
    public Newsletter newsletter(String name) {
        return series().stream()
                .filter(newsletter -> newsletter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no newsletter «" + name + "»; there "
                        + (settings.newsletters().size() == 1 ? "is " : "are ")
                        + String.join(
                                ", ",
                                settings.newsletters().stream()
                                        .map(Newsletter::name)
                                        .toList())));
    }

    /** All that has slots: the newsletters, and the round-up of each. */
    private List<Newsletter> series() {
        return settings.newsletters().stream()
                .flatMap(newsletter -> Stream.of(newsletter, newsletter.roundUp()))
                .toList();
    }

    private void everyMinute() {
        draftDesk.round(settings.newsletters());
        waves.round(settings.newsletters());
    }

    /** What waits for a later hour of its readers. @return how many waves went */
    public int releaseWaves() {
        return waves.round(settings.newsletters());
    }

    public Alerts alerts() {
        return alerts;
    }

    public ReaderCopy readerCopy() {
        return readerCopy;
    }

    /** Who gets an issue that is to come, and when. */
    public Prospects prospects() {
        return prospects;
    }

    /** Where letters go, in words. */
    public String whereMailGoes() {
        return routes.get(0).relay() instanceof FolderRelay
                ? "No relay is configured: letters are written to "
                        + home.outbox().toAbsolutePath() + " as .eml files, and nobody is mailed."
                : "Mail goes to "
                        + String.join(
                                ", ",
                                routes.stream()
                                        .map(route -> route.relay().name())
                                        .toList()) + ".";
    }

    /** The next due moments, the earliest first. */
    public List<Slot> dueNext(int atMost) {
        return timetable.next(MOST_SLOTS_A_ROUND_UP * atMost).stream()
                .filter(this::isWanted)
                .limit(atMost)
                .toList();
    }

    private SignUp.Catalogue catalogue() {
        return new SignUp.Catalogue(
                settings.newsletters(),
                settings.paper().zone(),
                newsletter -> issues.latest(newsletter.name(), 1).stream()
                        .findFirst()
                        .map(issue -> new PartWords.Link(issue.title(), address.of(issue.address()))),
                suppressions::liftErased,
                this::welcome);
    }

    private void welcome(Newsletter newsletter, Subscriber reader) {
        if (settings.letters(newsletter.name()).welcomeIssue()) {
            latestIssue.post(newsletter, reader);
        }
    }

    private static Optional<String> returnsDomain(Settings settings) {
        return Optional.of(settings.returns().domain()).filter(domain -> !domain.isEmpty());
    }

    /** How often the links of issues were followed. */
    public CountedLinks countedLinks() {
        return countedLinks;
    }

    Clicks clicks() {
        return clicks;
    }

    /** Forgets what was kept long enough, as the configuration says. */
    public void tidy() {
        Instant now = clock.instant();
        signUps.forget(now.minus(settings.retention().signUps()), now);
        freshLinks.forget(now.minus(Duration.ofDays(1)));
        readerCounts().settle();
        suppressions.settle();
        returns.forget(now.minus(settings.retention().returned()));
        new AttemptLog(database).forget(now.minus(settings.retention().attempts()));
    }

    /** What came back, and what it said. */
    public Returns returns() {
        return returns;
    }

    /** The door by which a mail server hands over what comes back, if it is open. */
    Optional<ReturnListener> returnListener() {
        Settings.Returns words = settings.returns();
        return returnPaths
                .filter(paths -> words.port() > 0)
                .map(paths -> new ReturnListener(words.listenOn(), words.port(), words.domain(), paths, returns));
    }

    /** The mailbox that returns are kept in, if there is one. */
    public Optional<ReturnMailbox> returnMailbox() {
        return settings.returns()
                .mailbox()
                .map(one -> new ReturnMailbox(
                        new ReturnMailbox.Access(
                                one.protocol(),
                                one.host(),
                                one.port(),
                                one.user(),
                                one.password().words()),
                        returns));
    }

    /** The doors by which readers come in, unless they are shut. */
    Optional<ReaderDoors> doors() {
        return settings.subscribe().open() && !settings.newsletters().isEmpty()
                ? Optional.of(new ReaderDoors(
                        signUp,
                        turnstile,
                        preferences,
                        suppressions,
                        address.toString(),
                        consent(settings),
                        settings.subscribe().origins(),
                        settings.site().proxies(),
                        clock))
                : Optional.empty();
    }

    /** What readers agree to: in words of the newsroom's own, or else in the languages of its newsletters. */
    private String consent(Settings settings) {
        String own = settings.subscribe().wording();
        return own.isEmpty()
                ? settings.newsletters().stream()
                        .map(Newsletter::language)
                        .distinct()
                        .map(notes::consent)
                        .distinct()
                        .collect(Collectors.joining(" "))
                : own;
    }

    public Orders orders() {
        return orders;
    }

    /** How many readers there are. */
    public ReaderCounts readerCounts() {
        return new ReaderCounts(database);
    }

    /** Finds readers by a word. */
    public ReaderSearch readerSearch() {
        return new ReaderSearch(database);
    }

    /** Readers that came in by the file. */
    public ImportedReaders importedReaders() {
        return new ImportedReaders(database, hash, clock);
    }

    /** Brings readers in from files of other programs. */
    public ReaderImport readerImport() {
        return new ReaderImport(importedReaders(), new SuppressedHashes(database, hash, clock));
    }

    /** The suppression list as a file. */
    public SuppressionFile suppressionFile() {
        return new SuppressionFile(database, suppressions, clock);
    }

    public SignUp signUp() {
        return signUp;
    }

    public Preferences preferences() {
        return preferences;
    }

    /** A process that serves this newsroom until it is closed. */
    public Serving serving(Optional<LocalInbox> inbox) {
        return new Serving(this, inbox);
    }

    public Home home() {
        return home;
    }

    public Settings settings() {
        return settings;
    }

    public SiteAddress address() {
        return address;
    }

    public Clock clock() {
        return clock;
    }

    public Database database() {
        return database;
    }

    public Stories stories() {
        return stories;
    }

    public NewsDesk desk() {
        return desk;
    }

    public Syndication syndication() {
        return syndication;
    }

    /** Every feed: those of stories, then those of newsletters. */
    public List<Feed> feeds() {
        return Stream.concat(
                        syndication.feeds().stream(),
                        settings.newsletters().stream().map(site::feed))
                .toList();
    }

    /** A feed as it stands now; that of a newsletter as it was published last. */
    public byte[] document(Feed feed, FeedFormat format) {
        if (syndication.feed(feed.name()).isPresent()) {
            return syndication.document(feed, format).bytes();
        }
        settleSite();
        return shelf.at(feed.path(format))
                .orElseThrow(() -> new IllegalStateException(
                        feed.path(format) + " is not published: «gazette feed list --faults» says why"))
                .bytes();
    }

    /** What of the feeds is held back, and why. */
    public FeedFaults feedFaults() {
        return feedFaults;
    }

    public Issues issues() {
        return issues;
    }

    public Subscribers subscribers() {
        return subscribers;
    }

    public Pages pages() {
        return pages;
    }

    public Shelf shelf() {
        return shelf;
    }

    public Site site() {
        return site;
    }

    /** Brings the public site up to date, and waits until it is on the disk. @return how many documents changed */
    public int settleSite() {
        desk.prepare();
        try (Shelf.Alone alone = shelf.alone()) {
            int changes = site.refresh();
            site.settle();
            return changes;
        }
    }

    /** The copies of the public site that the configuration asks for: in a folder, in a bucket. */
    public List<SiteCopy> copies() {
        return copies;
    }

    public Suppressions suppressions() {
        return suppressions;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** How the relays are doing. */
    public Relays relays() {
        return relays;
    }

    /** The keys that letters are signed with (DKIM). */
    public List<SigningKey> signingKeys() {
        return signatures.keys();
    }

    /** Of the relays that are configured, those that fail. */
    public List<RelayTrouble> relayTroubles() {
        List<String> names = routes.stream().map(route -> route.terms().name()).toList();
        return relays.troubles().stream()
                .filter(one -> names.contains(one.relay()))
                .toList();
    }

    /** The ways for mail to go, at least one. */
    public List<Route> routes() {
        return routes;
    }

    public Courier courier() {
        return courier;
    }

    public Leaving leaving() {
        return leaving;
    }

    public PressRun pressRun() {
        return pressRun;
    }

    /** What readers chose, by their address. */
    public Choices choices() {
        return choices;
    }

    public TrialRun trialRun() {
        return trialRun;
    }

    public DraftDesk draftDesk() {
        return draftDesk;
    }

    public IssueDrafts drafts() {
        return drafts;
    }

    /** Whether the site has something at one of its own paths, now or once it is next set. */
    private boolean has(String path) {
        String plain = path.replaceAll("[?#].*$", "");
        return switch (plain.replaceFirst("^(/[^/]*/?).*$", "$1")) {
            case "/media/" -> Files.isRegularFile(home.media().resolve(plain.substring("/media/".length())));
            case "/stories/" ->
                stories.at(plain.replaceFirst("^/stories/(.*?)/?$", "$1")).isPresent()
                        || stories.retracted().contains(plain.replaceFirst("^/stories/(.*?)/?$", "$1"));
            default -> true;
        };
    }

    /** The due moments of some days from now on, the earliest first. */
    public List<Slot> dueWithin(int days) {
        return timetable.within(Duration.ofDays(days)).stream()
                .filter(this::isWanted)
                .toList();
    }

    /** A round-up that nobody wants is not worth a line. */
    private boolean isWanted(Slot slot) {
        Newsletter newsletter = newsletter(slot.newsletter());
        return newsletter.kind() == Newsletter.Kind.ISSUE || prospects.readers(newsletter) > 0;
    }

    Timetable timetable() {
        return timetable;
    }

    @Override
    public void close() {
        signUp.close();
        courier.close();
        callbacks.close();
        shelf.close();
        database.close();
    }

    /** What was bound to a relay that is stood in for goes as it can. */
    private static CourierTerms ways(Settings settings, List<Route> routes) {
        Set<String> names = routes.stream().map(route -> route.terms().name()).collect(Collectors.toSet());
        Map<String, NewsletterTerms> ways = new HashMap<>();
        settings.courier()
                .newsletters()
                .forEach((newsletter, way) ->
                        ways.put(newsletter, new NewsletterTerms(way.relay().filter(names::contains), way.pace())));
        return new CourierTerms(settings.courier().lease(), ways);
    }

    private static Route route(Settings.Relay relay) {
        return new Route(
                relay.terms(),
                new SmtpRelay(relay.reached()),
                relay.reached().connections(),
                relay.maillog().map(PostfixLog::new));
    }

    /** @throws ConfigFault when a key cannot be used */
    private static Signatures signatures(Settings settings, Clock clock) {
        if (settings.dkim().isEmpty()) {
            return Signatures.none();
        }
        SigningKeys keys = settings.dkim().get();
        try {
            if (!keys.signs()) {
                LOG.warn(
                        "letters go out unsigned: dkim.domain is {}, but no key in {} is in use; see «gazette dkim»",
                        keys.domain(),
                        keys.folder());
            }
            return new Signatures(keys, clock);
        } catch (IllegalArgumentException e) {
            throw new ConfigFault(String.valueOf(e.getMessage()));
        }
    }

    private static Database database(Home home, Settings.Storage storage) {
        return storage.url().isEmpty()
                ? Database.sqlite(home.database())
                : Database.at(storage.url(), storage.user(), storage.password().words());
    }

    private static List<SiteCopy> copies(Settings settings, Home home, Shelf shelf, Clock clock) {
        List<SiteCopy> copies = new ArrayList<>();
        settings.publishFolder()
                .ifPresent(folder ->
                        copies.add(new SiteCopy("the folder " + folder, () -> StaticSite.write(shelf, folder), clock)));
        settings.bucket().map(Settings.Bucket::reached).ifPresent(there -> {
            Bucket bucket = new Bucket(there, home.bucketManifest(), clock);
            copies.add(new SiteCopy("the " + there, () -> bucket.write(shelf), clock));
        });
        return List.copyOf(copies);
    }

    /** What was mailed, from the table of editions. */
    private static Site.IssuePage issuePage(Typesetter typesetter, Editions editions) {
        return (newsletter, issue) ->
                editions.of(issue.id(), Editions.ARCHIVE).map(edition -> typesetter.page(newsletter, issue, edition));
    }

    private static Syndication.Masthead masthead(Settings settings) {
        Settings.Paper paper = settings.paper();
        String motto = paper.motto().isEmpty() ? paper.name() : paper.motto();
        return new Syndication.Masthead(
                paper.name(),
                motto,
                paper.language().toLanguageTag(),
                paper.copyright(),
                "/icon.png",
                paper.since(),
                hubs(settings),
                settings.feeds());
    }

    private static List<String> hubs(Settings settings) {
        String own = new SiteAddress(settings.site().url()).of(SiteAddress.hub());
        return Stream.concat(settings.hub().own() ? Stream.of(own) : Stream.empty(), settings.hub().others().stream())
                .toList();
    }

    private static Map<String, Selection> selections(Settings settings) {
        Map<String, Selection> selections = new TreeMap<>();
        settings.feeds().forEach((name, feed) -> selections.put(name, feed.selection()));
        return selections;
    }

    private static Paper paper(Settings settings) {
        Settings.Paper paper = settings.paper();
        return new Paper(
                paper.name(),
                paper.motto(),
                paper.language(),
                paper.zone(),
                paper.copyright(),
                paper.sections(),
                settings.newsletters());
    }
}
