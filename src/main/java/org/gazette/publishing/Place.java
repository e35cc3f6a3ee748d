package org.gazette.publishing;

import java.util.Optional;

/** What stands at a path: a document, or the notice that it was taken back, or nothing. */
record Place(Optional<Document> here, Optional<Document> gone) {
    static final Place NOTHING = new Place(Optional.empty(), Optional.empty());

    static Place of(Document document) {
        return new Place(Optional.of(document), Optional.empty());
    }

    static Place notice(Document notice) {
        return new Place(Optional.empty(), Optional.of(notice));
    }

    Optional<Document> document() {
        return here.isPresent() ? here : gone;
    }

    /** About how many bytes of memory it takes, with the path that it is known by. */
    int weight(String path) {
        return 200 + 2 * path.length() + document().map(Document::weight).orElse(0);
    }
}
