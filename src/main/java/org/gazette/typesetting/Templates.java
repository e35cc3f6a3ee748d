package org.gazette.typesetting;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The templates: the newsroom's own first, the built-in ones behind them. Safe for many threads.
 *
 * <p>A template sees words and nothing else: records are handed over as plain maps of their components, so no method and
 * no class can be reached; {@code ?new}, {@code ?api} and {@code ?interpret}d class names find nothing. A rendering ends
 * within a time and a size. {@code .ftlh} files escape for HTML, {@code .ftl} files are plain text.
 */
public final class Templates {
    private final Configuration configuration;
    private final Rendering rendering;

    /** @param own the newsroom's folder of templates; it need not exist */
    public Templates(Path own) {
        this(own, Duration.ofSeconds(5), 8 << 20);
    }

    Templates(Path own, Duration longest, int mostCharacters) {
        this.configuration = locked(loader(own));
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

    private static Configuration locked(TemplateLoader loader) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_35);
        configuration.setTemplateLoader(loader);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocalizedLookup(false);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setRecognizeStandardFileExtensions(true);
        configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_35));
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setNumberFormat("computer");
        configuration.setTemplateUpdateDelayMilliseconds(1_000);
        return configuration;
    }
}
