package org.gazette.typesetting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gazette.newsletters.Newsletter;
import org.gazette.subscribers.Order;
import org.gazette.subscribers.Wishes;
import org.gazette.text.SiteAddress;

/** Puts what readers choose into the words that templates see. */
public final class ReaderWords {
    private static final int HOURS = 24;
    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
            .sorted()
            .toList();

    private final Wording wording;

    ReaderWords(Wording wording) {
        this.wording = wording;
    }

    /**
     * A form, as it is shown first or again.
     *
     * @param bits how much work the browser has to do; 0 for none
     * @param fault as {@code templates/WORDS.md} lists them, or empty
     * @param newsletters those that are chosen, by name
     * @param zone empty for that of the paper
     * @param consent the words that are agreed to
     */
    public record Form(
            String ticket,
            int bits,
            String fault,
            String address,
            String name,
            Set<String> newsletters,
            Wishes wishes,
            String zone,
            String consent) {}

    PageWords.Subscribe subscribe(Form form) {
        List<Newsletter> all = wording.paper().newsletters();
        List<PartWords.Pick> newsletters = all.stream()
                .map(one -> new PartWords.Pick(
                        one.name(),
                        one.masthead(),
                        one.description(),
                        form.newsletters().contains(one.name()) || all.size() == 1))
                .toList();
        return new PageWords.Subscribe(
                wording.masthead(List.of()),
                wording.plainHead("", List.of()),
                wording.address(SiteAddress.subscribe()),
                wording.address(SiteAddress.subscribe() + ".js"),
                form.ticket(),
                form.bits(),
                form.fault(),
                form.address(),
                form.name(),
                newsletters,
                sections(form.wishes()),
                rhythm(form.wishes()),
                form.zone().isEmpty() ? wording.paper().zone().getId() : form.zone(),
                ZONES,
                form.consent());
    }

    PageWords.Preferences preferences(String masked, String action, List<Order> orders) {
        List<PartWords.Order> words = new ArrayList<>();
        for (Newsletter newsletter : wording.paper().newsletters()) {
            Optional<Order> order = orders.stream()
                    .filter(one -> one.newsletter().equals(newsletter.name()))
                    .findFirst();
            words.add(order(newsletter, order));
        }
        Optional<Wishes> first =
                orders.stream().filter(Order::isActive).map(Order::wishes).findFirst();
        return new PageWords.Preferences(
                wording.masthead(List.of()),
                wording.plainHead("", List.of()),
                masked,
                action,
                words,
                first.map(Wishes::zone)
                        .filter(zone -> !zone.isEmpty())
                        .orElse(wording.paper().zone().getId()),
                ZONES,
                first.map(wishes -> wishes.choice().language()).orElse(""));
    }

    private PartWords.Order order(Newsletter newsletter, Optional<Order> order) {
        Wishes wishes = order.map(Order::wishes).orElse(Wishes.NONE);
        return new PartWords.Order(
                newsletter.name(),
                wording.title(newsletter),
                order.filter(Order::isActive).isPresent(),
                rhythm(wishes),
                sections(wishes),
                wishes.pauseUntil().equals(Instant.EPOCH)
                        ? ""
                        : wording.day(wishes.pauseUntil()).toString());
    }

    private List<PartWords.Pick> sections(Wishes wishes) {
        return wording.paper().sections().stream()
                .map(section -> new PartWords.Pick(
                        section.slug(),
                        section.name(),
                        "",
                        wishes.choice().slugs().contains(section.slug())))
                .toList();
    }

    private static PartWords.Rhythm rhythm(Wishes wishes) {
        List<PartWords.Pick> hours = IntStream.range(0, HOURS)
                .mapToObj(hour ->
                        new PartWords.Pick(String.valueOf(hour), "%02d:00".formatted(hour), "", hour == wishes.hour()))
                .toList();
        return new PartWords.Rhythm(wishes.frequency().name(), wishes.alerts(), hours);
    }
}
