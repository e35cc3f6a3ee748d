package org.gazette.publishing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gazette.delivery.Letter;
import org.gazette.mail.Blank;
import org.gazette.mail.EmailAddress;
import org.gazette.newsletters.Digest;
import org.gazette.newsletters.Newsletter;
import org.gazette.stories.Story;
import org.gazette.text.SiteAddress;
import org.gazette.text.Words;
import org.gazette.typesetting.Edition;
import org.gazette.typesetting.Weight;

/**
 * Looks an edition over before it goes: what it weighs, whether what it links to is there, and what a reader or a filter
 * would take amiss. It says what it finds, and stops nothing.
 */
public final class Preflight {
    /** Gmail cuts a mail off at 102 KB of HTML, as it is encoded. */
    private static final int CUT_OFF = 102 * 1024;

    private static final int BEGINNING = 40;

    private final SiteAddress site;
    private final Links links;
    private final List<String> signingDomains;

    /** @param signingDomains those that letters are signed for here (RFC 6376); none when somebody else signs */
    public Preflight(SiteAddress site, Links links, List<String> signingDomains) {
        this.site = site;
        this.links = links;
        this.signingDomains = List.copyOf(signingDomains);
    }

    List<Finding> look(Newsletter newsletter, Digest digest, Edition edition, Letter letter) {
        List<Finding> findings = new ArrayList<>();
        weight(edition, letter, findings);
        shortened(digest, edition, findings);
        ways(edition, findings);
        lead(digest, edition, findings);
        twice(digest, findings);
        sender(newsletter, findings);
        findings.addAll(links.look(edition.html()));
        return List.copyOf(findings);
    }

    private static void weight(Edition edition, Letter letter, List<Finding> findings) {
        int bytes = letter.template().toBytes().length;
        int html = Weight.of(edition.html());
        if (html > CUT_OFF || bytes > 2 * CUT_OFF) {
            findings.add(Finding.fault("the letter weighs " + kilobytes(bytes) + ", its HTML " + kilobytes(html)
                    + " of the 102 KB at which Gmail cuts it off: print fewer stories (maximum)"));
        } else {
            findings.add(Finding.note("the letter weighs " + kilobytes(bytes) + ", its HTML " + kilobytes(html)));
        }
    }

    /** What the typesetter dropped to keep the letter light. */
    private void shortened(Digest digest, Edition edition, List<Finding> findings) {
        String plain = Words.line(edition.plain());
        List<Story> left = digest.stories().stream()
                .filter(story -> !edition.html().contains(site.of(story.address())))
                .toList();
        long bare = digest.stories().stream()
                .filter(story -> !left.contains(story))
                .map(story -> Words.line(story.copy().standfirst()))
                .filter(text -> !text.isEmpty() && !plain.contains(beginning(text)))
                .count();
        if (bare > 0 || !left.isEmpty()) {
            findings.add(Finding.fault("too heavy for mail: " + bare + " stories are printed without their text"
                    + (left.isEmpty() ? "" : ", and left out are " + headlines(left))));
        }
    }

    private static void ways(Edition edition, List<Finding> findings) {
        String mark = Blank.WAY_OUT.mark();
        if (!edition.html().contains(mark) || !edition.plain().contains(mark)) {
            findings.add(Finding.fault("there is no way to unsubscribe: print ${wayOut} in templates/mail"));
        }
        if (edition.plain().isBlank()) {
            findings.add(Finding.fault("there is no plain text: templates/mail/issue.ftl prints nothing"));
        }
    }

    private void lead(Digest digest, Edition edition, List<Finding> findings) {
        Story lead = digest.lead().orElseThrow();
        lead.copy()
                .picture()
                .filter(picture -> edition.html().contains(site.of(picture.url())))
                .filter(picture -> picture.alt().isBlank())
                .ifPresent(picture -> findings.add(Finding.fault("the picture of «" + lead.headline()
                        + "» has no text for readers who cannot see it: give the story an alt text")));
    }

    private static void twice(Digest digest, List<Finding> findings) {
        Map<String, Story> seen = new HashMap<>();
        for (Story story : digest.stories()) {
            Story before = seen.putIfAbsent(story.headline().toLowerCase(Locale.ROOT), story);
            if (before != null) {
                findings.add(Finding.fault("two stories are headed «" + story.headline() + "»: " + before.path()
                        + " and " + story.path()));
            }
        }
        digest.sameStories()
                .forEach(pair -> findings.add(Finding.fault("«" + pair.get(0).headline() + "» and «"
                        + pair.get(1).headline() + "» tell the same: see newsletters.merge")));
    }

    /** Relaxed alignment (RFC 7489 §3.1.1), but without a list of public suffixes: one domain ends with the other. */
    private void sender(Newsletter newsletter, List<Finding> findings) {
        EmailAddress sender = newsletter.sender().address();
        String domain = sender.domain().toLowerCase(Locale.ROOT);
        if (signingDomains.isEmpty()) {
            findings.add(Finding.note("letters are not signed here: let the relay sign for " + domain));
        } else if (signingDomains.stream().noneMatch(signing -> aligned(domain, signing))) {
            findings.add(Finding.fault("the sender " + sender + " is of none of the domains that are signed for ("
                    + String.join(", ", signingDomains) + "): DMARC will not count the signature"));
        }
    }

    private static boolean aligned(String sender, String signing) {
        return sender.equals(signing) || sender.endsWith("." + signing) || signing.endsWith("." + sender);
    }

    private static String headlines(List<Story> stories) {
        return String.join(
                ", ",
                stories.stream().map(story -> "«" + story.headline() + "»").toList());
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(BEGINNING, text.length()));
    }

    private static String kilobytes(int bytes) {
        return (bytes + 1_023) / 1_024 + " KB";
    }
}
