package org.gazette.intake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds the story files below a folder, in the order of their paths. Hidden files and folders are passed over, and so
 * are links to folders within, whose files are found where they lie.
 */
final class Folder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Found> found = new ArrayList<>();

    private Folder(Path root) {
        this.root = root;
    }

    /**
     * A story file, or the reason why it may not be read.
     *
     * @param origin its path below the folder, with forward slashes
     * @param fault empty when it may be read
     */
    record Found(Path path, String origin, String fault) {}

    static List<Found> stories(Path root) throws IOException {
        Folder folder = new Folder(root.toRealPath());
        Files.walkFileTree(folder.root, folder);
        folder.found.sort(Comparator.comparing(Found::origin));
        return folder.found;
    }

    static boolean isStory(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.(md|markdown|html?)");
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return !folder.equals(root) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        boolean link = attributes.isSymbolicLink();
        boolean toFolder = link && Files.isDirectory(file);
        if (!isHidden(file) && link && (toFolder || isStory(file)) && leaves(file)) {
            add(file, "is a link that leads out of the folder");
        } else if (!isHidden(file) && !toFolder && isStory(file)) {
            add(file, "");
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) {
        add(file, "cannot be read: " + fault.getMessage());
        return FileVisitResult.CONTINUE;
    }

    private void add(Path file, String fault) {
        found.add(new Found(file, root.relativize(file).toString().replace('\\', '/'), fault));
    }

    private boolean leaves(Path link) {
        try {
            return !link.toRealPath().startsWith(root);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }
}
