package org.gazette.typesetting;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The templates: the newsroom's own first, the built-in ones behind them. Safe for many threads.
 *
 * <p>A template sees words and nothing else: records are handed over as plain maps of their components, so no method and
 * no class can be reached; {@code ?new} and {@code ?api} find nothing, {@code ?interpret} and {@code ?eval} are refused.
 * A rendering ends within a time and a size. {@code .ftlh} files escape for HTML, {@code .ftl} files are plain text.
 */
public final class Templates {
    private final Path own;
    private final Configuration configuration;
    private final Rendering rendering;
    private volatile String stamped = "";

    /** @param own the newsroom's folder of templates; it need not exist */
    public Templates(Path own) {
        this(own, Duration.ofSeconds(5), 8 << 20);
    }

    Templates(Path own, Duration longest, int mostCharacters) {
        this.own = own;
        this.configuration = new Locked(loader(own));
        this.rendering = new Rendering(longest, mostCharacters);
    }

    /**
     * Sets a template with the words of a record.
     *
     * @param name such as {@code web/story.ftlh}
     * @throws TemplateFault naming file, line and the missing word
     */
    public String set(String name, Record words) {
        try {
            Template template = configuration.getTemplate(name);
            return rendering.run(template, PlainModel.of(words));
        } catch (TemplateException e) {
            throw Faults.of(e, words);
        } catch (IOException e) {
            throw Faults.of(name, e);
        } catch (SecurityException e) {
            throw new TemplateFault("templates/" + name + ": leads out of the folder of templates", e);
        }
    }

    /** It changes when a template of the newsroom does; from then on the new one is used. */
    public String stamp() {
        String stamp = listing();
        if (!stamp.equals(stamped)) {
            configuration.clearTemplateCache();
            stamped = stamp;
        }
        return stamp;
    }

    /** Names, sizes and dates of the newsroom's own templates. */
    private String listing() {
        if (!Files.isDirectory(own)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(own)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(Templates::stamp)
                    .collect(Collectors.joining("\n"));
        } catch (IOException | UncheckedIOException e) {
            throw new TemplateFault(own + ": the folder of templates cannot be read: " + e.getMessage(), e);
        }
    }

    private static String stamp(Path file) {
        try {
            return file + " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TemplateLoader loader(Path own) {
        List<TemplateLoader> loaders = new ArrayList<>();
        ownLoader(own).ifPresent(loaders::add);
        loaders.add(new ClassTemplateLoader(Templates.class.getClassLoader(), "templates"));
        return new MultiTemplateLoader(loaders.toArray(new TemplateLoader[0]));
    }

    private static Optional<TemplateLoader> ownLoader(Path own) {
        if (!Files.isDirectory(own)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FileTemplateLoader(own.toFile()));
        } catch (IOException e) {
            throw new TemplateFault(own + ": the folder of templates cannot be read: " + e.getMessage(), e);
        }
    }
}
