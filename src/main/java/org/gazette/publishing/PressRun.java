package org.gazette.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.gazette.delivery.Letter;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Editor;
import org.gazette.newsletters.Issue;
import org.gazette.newsletters.IssueDraft;
import org.gazette.newsletters.IssueDrafts;
import org.gazette.newsletters.Issues;
import org.gazette.newsletters.Newsletter;
import org.gazette.newsletters.Rules;
import org.gazette.newsletters.Slot;
import org.gazette.newsletters.Variant;
import org.gazette.stories.NewsDesk;
import org.gazette.typesetting.Edition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the issue that is due and posts it.
 *
 * <p>Guarantee: run twice, by two machines at once, or again after a crash at whatever moment, it posts the issue of a
 * slot once, with the same number, title and stories: {@link Issues#open} writes them down before anything is set, and
 * what posts is one transaction that only one run can win.
 */
public final class PressRun {
    private static final Logger LOG = LoggerFactory.getLogger(PressRun.class);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV", Locale.ROOT);

    private final NewsDesk newsDesk;
    private final Editor editor;
    private final Issues issues;
    private final ComposingRoom composingRoom;
    private final IssueDrafts drafts;
    private final Preflight preflight;
    private final Dispatch dispatch;
    private final Consumer<Issue> afterwards;
    private final Clock clock;

    /** @param afterwards told of each issue once it is posted: to refresh the site, to wake the courier */
    public PressRun(
            NewsDesk newsDesk,
            Editor editor,
            Issues issues,
            IssueDrafts drafts,
            ComposingRoom composingRoom,
            Preflight preflight,
            Dispatch dispatch,
            Consumer<Issue> afterwards,
            Clock clock) {
        this.newsDesk = newsDesk;
        this.editor = editor;
        this.issues = issues;
        this.drafts = drafts;
        this.preflight = preflight;
        this.composingRoom = composingRoom;
        this.dispatch = dispatch;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    /** What became of a slot. */
    public sealed interface Result {}

    /** @param audience how many envelopes were addressed, those of suppressed readers among them */
    public record Posted(Issue issue, int audience) implements Result {}

    /** An earlier run, or one beside this, posted the issue; or it was called off. */
    public record AlreadyPosted(Issue issue) implements Result {}

    /** There is no issue, and why. */
    public record Skipped(String reason) implements Result {}

    /** The hour has come, and the issue waits for an editor's approval. */
    public record Held(String reason) implements Result {}

    /** Makes the issue of a slot and posts it; or finishes the one that an earlier run began. */
    public Result run(Newsletter newsletter, Slot slot) {
        newsDesk.release();
        Optional<Issue> begun = issues.of(newsletter.name(), slot.date());
        if (begun.isPresent()) {
            return finish(newsletter, begun.get());
        }
        if (newsletter.kind() == Newsletter.Kind.ROUND_UP && composingRoom.readers(newsletter) == 0) {
            return skip(newsletter, slot, Digest.nothing("nobody wants " + newsletter.list() + " once a week"));
        }
        Optional<IssueDraft> draft = drafts.of(newsletter.name(), slot.date());
        if (draft.isPresent() && draft.get().state() != IssueDraft.State.APPROVED) {
            Rules.AtTheHour atTheHour = newsletter.rules().desk().atTheHour();
            if (atTheHour == Rules.AtTheHour.HOLD) {
                return hold(draft.get());
            }
            if (atTheHour == Rules.AtTheHour.IF_APPROVED) {
                return skip(newsletter, slot, Digest.nothing("the draft was not approved"));
            }
        }
        Digest digest = choose(newsletter, slot);
        if (digest.isEmpty()) {
            return skip(newsletter, slot, digest);
        }
        String title = composingRoom.title(newsletter, digest, slot.date());
        return finish(newsletter, issues.open(newsletter, slot, digest, title));
    }

    /** As a draft has it, where there is one; else what the editor chooses now. */
    private Digest choose(Newsletter newsletter, Slot slot) {
        return drafts.of(newsletter.name(), slot.date())
                .map(draft -> drafts.digest(draft, editor.notices(newsletter, draft.to())))
                .orElseGet(() -> editor.choose(newsletter, slot));
    }

    private Result hold(IssueDraft draft) {
        String reason = "nobody has approved its draft: «gazette issue approve "
                + draft.slot().newsletter() + " --date " + draft.slot().date() + "» sends it";
        drafts.hold(draft.slot());
        LOG.error("{}: held: {}", draft.slot(), reason);
        return new Held(reason);
    }

    /**
     * Runs by hand.
     *
     * @throws IllegalArgumentException when the newsletter has no issue on that date, or the date has not come
     */
    public Result run(Newsletter newsletter, LocalDate date) {
        Slot slot = slotFor(newsletter, date);
        if (slot.due().isAfter(clock.instant())) {
            throw new IllegalArgumentException(slot + " is due " + moment(newsletter, slot.due())
                    + " and cannot be run before that day: preview it instead");
        }
        return run(newsletter, slot);
    }

    /** The stories of a date's issue, as they were chosen or would be now; it is neither set nor looked over. */
    public Digest outlook(Newsletter newsletter, LocalDate date) {
        return issues.of(newsletter.name(), date)
                .map(editor::recall)
                .orElseGet(() -> choose(newsletter, slotFor(newsletter, date)));
    }

    /** What a variant's readers would get on a date, by the same steps; nothing is written down. */
    public Proof preview(Newsletter newsletter, LocalDate date, Variant variant) {
        return preview(newsletter, date, (issue, digest) -> variant);
    }

    /** @param reader the variant that a reader would get of an issue, when its stories are known */
    Proof preview(Newsletter newsletter, LocalDate date, BiFunction<Issue, Digest, Variant> reader) {
        Slot slot = slotFor(newsletter, date);
        Optional<Issue> begun = issues.of(newsletter.name(), date);
        Digest digest = begun.isPresent() ? editor.recall(begun.get()) : choose(newsletter, slot);
        if (digest.isEmpty()) {
            return new Proof.Nothing(digest.reason(), digest);
        }
        Issue issue =
                begun.orElseGet(() -> issues.draft(slot, digest, composingRoom.title(newsletter, digest, slot.date())));
        return proof(newsletter, issue, digest, reader.apply(issue, digest));
    }

    /** What a variant's readers would get of an issue whose stories are chosen. */
    Proof proof(Newsletter newsletter, Issue issue, Digest digest, Variant variant) {
        Digest whole = composingRoom.makeup(newsletter, issue, digest).since(variant.since());
        return composingRoom
                .set(newsletter, issue, whole, variant)
                .map(edition -> pulled(newsletter, issue, whole, variant, edition))
                .orElseGet(
                        () -> new Proof.Nothing("nothing in " + issue.slot() + " for readers of " + variant, digest));
    }

    /** @param edition of the digest, for the variant */
    Proof pulled(Newsletter newsletter, Issue issue, Digest digest, Variant variant, Edition edition) {
        Letter letter = dispatch.compose(newsletter, issue, edition);
        Digest theirs = composingRoom.cut(digest, variant);
        List<Finding> findings = theirs.isEmpty() ? List.of() : preflight.look(newsletter, theirs, edition, letter);
        return new Proof.Pulled(issue, digest, edition, letter, findings, Optional.empty());
    }

    /**
     * The slot of a local date: as it was opened, or as the cadence has it. Today's is due now, whatever its
     * hour, so that an issue made by hand carries what has come in since.
     *
     * @throws IllegalArgumentException when the newsletter has no issue on that date; the message names the next one
     */
    public Slot slotFor(Newsletter newsletter, LocalDate date) {
        Optional<Issue> begun = issues.of(newsletter.name(), date);
        if (begun.isPresent()) {
            return new Slot(newsletter.name(), date, begun.get().openedAt());
        }
        Slot.Due due = newsletter.cadence().on(date).orElseThrow(() -> noIssueOn(newsletter, date));
        Instant now = clock.instant();
        boolean today =
                date.equals(LocalDate.ofInstant(now, newsletter.cadence().zone()));
        return new Slot(newsletter.name(), date, today ? now : due.at());
    }

    /** The slot of a local date as the cadence has it. @throws IllegalArgumentException when there is none */
    Slot dueOn(Newsletter newsletter, LocalDate date) {
        return newsletter
                .cadence()
                .on(date)
                .orElseThrow(() -> noIssueOn(newsletter, date))
                .of(newsletter);
    }

    private Result finish(Newsletter newsletter, Issue issue) {
        if (issue.state() != Issue.State.SET) {
            LOG.info("{}: issue {} is {} already", issue.slot(), issue.number(), issue.state());
            return new AlreadyPosted(issue);
        }
        Digest digest = editor.recall(issue);
        ComposingRoom.Printed printed = composingRoom.print(newsletter, issue, digest);
        look(newsletter, issue, digest, printed.bundles());
        OptionalInt audience = dispatch.post(newsletter, issue, printed);
        Issue posted = issues.of(newsletter.name(), issue.date()).orElseThrow(() -> withdrawn(issue));
        if (audience.isEmpty()) {
            return new AlreadyPosted(posted);
        }
        LOG.info(
                "{}: issue {} posted, {} stories to {} readers",
                issue.slot(),
                issue.number(),
                digest.stories().size(),
                audience.getAsInt());
        tell(posted);
        return new Posted(posted, audience.getAsInt());
    }

    /** Looks over the edition of every section. Whatever it finds, and should it fail, the issue goes. */
    private void look(Newsletter newsletter, Issue issue, Digest digest, List<Bundle> bundles) {
        try {
            Edition edition = bundles.get(0).edition().orElseThrow();
            preflight.look(newsletter, digest, edition, dispatch.compose(newsletter, issue, edition)).stream()
                    .filter(Finding::fault)
                    .forEach(finding -> LOG.warn("{}: {}", issue.slot(), finding.words()));
        } catch (RuntimeException e) {
            LOG.warn("{}: could not be looked over before it went: {}", issue.slot(), e.getMessage());
        }
    }

    private Result skip(Newsletter newsletter, Slot slot, Digest digest) {
        if (!issues.skip(slot, digest)) {
            return finish(newsletter, issues.of(newsletter.name(), slot.date()).orElseThrow());
        }
        LOG.info("{}: skipped: {}", slot, digest.reason());
        return new Skipped(digest.reason());
    }

    /** The issue is posted whatever its listener makes of it. */
    private void tell(Issue issue) {
        try {
            afterwards.accept(issue);
        } catch (RuntimeException e) {
            LOG.error("{}: posted, but what follows failed: {}", issue.slot(), e.getMessage(), e);
        }
    }

    private static IllegalStateException withdrawn(Issue issue) {
        return new IllegalStateException(
                issue.slot() + ": the issue was withdrawn as too late while it was being made; run it again");
    }

    private static IllegalArgumentException noIssueOn(Newsletter newsletter, LocalDate date) {
        Instant start = date.atStartOfDay(newsletter.cadence().zone()).toInstant();
        return new IllegalArgumentException(
                newsletter.name() + " («" + newsletter.cadence().words() + "») has no issue on "
                        + date + "; the next one is due "
                        + moment(newsletter, newsletter.cadence().next(start).at()));
    }

    private static String moment(Newsletter newsletter, Instant at) {
        return MOMENT.format(at.atZone(newsletter.cadence().zone()));
    }
}
