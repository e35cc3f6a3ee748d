package org.gazette.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gazette.stories.Draft;

/** As many stories as wanted, each the same in every run: 3 KB of text, 20 sections, 200 tags, 60 authors. */
final class SampleStories {
    static final int SECTIONS = 20;
    private static final int TAGS = 200;
    private static final int AUTHORS = 60;
    private static final int BYTES = 3_000;
    static final Instant FIRST = Instant.parse("2006-01-01T06:00:00Z");

    private final SampleText text = new SampleText();
    private final Duration apart;

    /** @param apart the time between two stories */
    SampleStories(Duration apart) {
        this.apart = apart;
    }

    /** Story {@code n}, from 0. */
    Draft story(int n) {
        return story(n, BYTES);
    }

    /** The same, with a body of about so many bytes. */
    Draft story(int n, int bytes) {
        Random random = new Random(n * 7_919L);
        return new Draft("bench/" + n)
                .headline(text.headline(random))
                .standfirst(text.standfirst(random))
                .body(text.body(random, bytes))
                .section(section(n))
                .tag("Tag " + random.nextInt(TAGS))
                .tag("Tag " + random.nextInt(TAGS))
                .byline("Author " + random.nextInt(AUTHORS))
                .published(published(n));
    }

    static String section(int n) {
        return "Section " + n % SECTIONS;
    }

    Instant published(int n) {
        return FIRST.plus(apart.multipliedBy(n));
    }

    List<Draft> stories(int from, int to) {
        List<Draft> drafts = new ArrayList<>();
        for (int n = from; n < to; n++) {
            drafts.add(story(n));
        }
        return drafts;
    }
}
