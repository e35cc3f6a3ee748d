package org.gazette.publishing;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gazette.house.Home;
import org.gazette.house.House;
import org.gazette.stories.Label;
import org.gazette.stories.Listing;
import org.gazette.text.SiteAddress;

/**
 * {@code Standing HOME}: a site that stands already, without the pages and archives that one new story leaves alone: to
 * lay out a million pages takes hours, and no figure of one story depends on them. What is left to the start of the
 * server are the lists and feeds that take part, and the front page.
 */
public final class Standing {
    private final House house;

    private Standing(House house) {
        this.house = house;
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Home home = new Home(Path.of(arguments[0]));
        try (House house = House.open(home, Clock.systemUTC())) {
            Standing standing = new Standing(house);
            try (Shelf.Alone alone = house.shelf().alone()) {
                standing.lastArchives();
                house.shelf().put(Document.page(SiteAddress.front(), "to be set", Instant.EPOCH));
                house.shelf().settle();
            }
            standing.mark().write(Path.of(arguments[0], "data", "site-mark.json"));
        }
    }

    /** Of each label the newest, so that no others are missed. */
    private void lastArchives() {
        labels().stream().filter(house.syndication()::archived).forEach(label -> {
            int last = house.stories().listing(label).map(Listing::volume).orElse(0) - 2;
            house.syndication()
                    .archive(label, last)
                    .ifPresent(archive -> house.shelf().put(Document.ofFeed(archive, Optional.empty())));
        });
    }

    private Mark mark() throws ReflectiveOperationException {
        long last = house.stories().lastChange();
        invoke("look");
        return new Mark(field("setting"), hash(field("templates")), hash(field("paper")), last, List.of(), labels());
    }

    private List<Label> labels() {
        List<Label> labels = new ArrayList<>(List.of(Label.ALL));
        Stream.of(Label.Kind.SECTION, Label.Kind.TAG, Label.Kind.AUTHOR)
                .flatMap(kind -> house.stories().listings(kind).stream())
                .map(Listing::label)
                .filter(label -> label.kind() == Label.Kind.SECTION || label.slug().matches("(tag|author)-\\d"))
                .forEach(labels::add);
        house.settings().feeds().keySet().stream().map(Label::feed).forEach(labels::add);
        return labels;
    }

    private String field(String name) throws ReflectiveOperationException {
        Field field = Site.class.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(house.site()).toString();
    }

    private void invoke(String name) throws ReflectiveOperationException {
        Method method = Site.class.getDeclaredMethod(name);
        method.setAccessible(true);
        try {
            method.invoke(house.site());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static String hash(String words) {
        return Document.of("/", "", words.getBytes(java.nio.charset.StandardCharsets.UTF_8), Instant.EPOCH)
                .hash();
    }
}
