package org.gazette.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.gazette.stories.Draft;
import org.gazette.stories.NewsDesk;
import org.gazette.text.SourceAddress;

/**
 * Brings stories in from files: a folder of Markdown and HTML, one such file, a WordPress export or feed (.xml), a
 * JSON Feed or Ghost export (.json).
 *
 * <p>Guarantee: each story that is read is stored or set aside, with file, line and reason; none is passed over in
 * silence. Bringing the same files in again changes nothing; a file that was edited makes a revision of its story.
 */
public final class StoryImport {
    private final NewsDesk desk;
    private final Source source;
    private final SourceAddress address;

    public StoryImport(NewsDesk desk, Source source) {
        this.desk = desk;
        this.source = source;
        this.address = new SourceAddress(source.sourceUrl());
    }

    /**
     * @param eachLine is told of each story that is set aside, as it happens
     * @throws IllegalArgumentException when there is nothing at the path that could be read as stories
     */
    public ImportReport run(Path path, Consumer<String> eachLine) {
        InTray tray = new InTray(desk, eachLine);
        try {
            if (Files.isDirectory(path)) {
                folder(path, tray);
            } else {
                file(path, tray);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
        }
        return tray.report();
    }

    /**
     * What a file says of a story that is there already: its text, and what its front matter names, as far as it has any.
     *
     * @param eachLine is told of what was changed on the way in
     * @throws IllegalArgumentException when it is no story file, or cannot be read; the message names file and line
     */
    public Draft change(Path file, Consumer<String> eachLine) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isRegularFile(file) || !Folder.isStory(file)) {
            throw new IllegalArgumentException(file + " is no file that ends in .md, .markdown or .html");
        }
        InTray tray = new InTray(desk, eachLine);
        Folder.Found found = new Folder.Found(file, String.valueOf(file.getFileName()), "");
        try {
            Draft draft = new StoryFile(folder, found, source, address, tray)
                    .change(TextFile.read(file, TextFile.STORY_BYTES));
            tray.report().notes().forEach(note -> eachLine.accept(note.toString()));
            return draft;
        } catch (Unreadable fault) {
            throw new IllegalArgumentException(file + ":" + fault.line() + ": " + fault.reason(), fault);
        }
    }

    private void folder(Path root, InTray tray) throws IOException {
        for (Folder.Found found : Folder.stories(root)) {
            story(root, found, tray);
        }
    }

    private void file(Path file, InTray tray) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(file + ": no such file or folder");
        }
        String name = String.valueOf(file.getFileName());
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder != null && Folder.isStory(file)) {
            story(folder, new Folder.Found(file, name, ""), tray);
        } else {
            export(file, name, tray);
        }
    }

    private void story(Path root, Folder.Found found, InTray tray) {
        try {
            if (!found.fault().isEmpty()) {
                throw new Unreadable(1, found.fault());
            }
            String text = TextFile.read(found.path(), TextFile.STORY_BYTES);
            new StoryFile(root, found, source, address, tray).read(text);
        } catch (Unreadable fault) {
            tray.refuse(found.origin(), found.origin(), fault);
        }
    }

    private void xml(String name, String xml, InTray tray) throws Unreadable {
        if (xml.contains("<rss")) {
            new WordPressExport(name, source, address, tray).read(xml);
        } else {
            new FeedFile(name, address, tray).read(xml);
        }
    }

    private void export(Path file, String name, InTray tray) {
        try {
            if (name.toLowerCase(Locale.ROOT).endsWith(".xml")) {
                xml(name, TextFile.read(file, TextFile.EXPORT_BYTES), tray);
            } else if (name.toLowerCase(Locale.ROOT).endsWith(".json")) {
                new JsonExport(name, source, address, tray).read(TextFile.read(file, TextFile.EXPORT_BYTES));
            } else {
                throw new IllegalArgumentException(
                        file + " is neither a folder nor a .md, .markdown, .html, .xml or .json file");
            }
        } catch (Unreadable fault) {
            tray.refuse(name, name, fault);
        }
    }
}
