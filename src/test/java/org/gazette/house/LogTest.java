package org.gazette.house;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogTest {
    private final LoggerContext log = new LoggerContext();

    @BeforeEach
    void readShippedSettings() throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(log);
        configurator.doConfigure(LogTest.class.getResource("/logback.xml"));
    }

    @Test
    void librariesSpeakOnlyWhenSomethingIsWrong() {
        assertThat(log.getLogger("org.gazette.delivery.Courier").getEffectiveLevel())
                .isEqualTo(Level.INFO);
        assertThat(log.getLogger("org.quartz.core.QuartzScheduler").getEffectiveLevel())
                .isEqualTo(Level.WARN);
        assertThat(log.getLogger("org.eclipse.jetty").getEffectiveLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void anEventIsOneLineAndCannotForgeAnother() {
        assertThat(line("issue 7\nposted", null)).matches("\\S+T\\S+ INFO  Courier issue 7 posted\n");
        assertThat(line("round failed", new IllegalStateException("no\nrelay")))
                .matches(
                        "\\S+ INFO  Courier round failed \\| java.lang.IllegalStateException: no \\| relay \\| at .*\n");
    }

    private String line(String message, @Nullable Throwable cause) {
        var logger = log.getLogger("org.gazette.delivery.Courier");
        LoggingEvent event = new LoggingEvent("x", logger, Level.INFO, message, cause, new Object[0]);
        return new String(encoder().encode(event), StandardCharsets.UTF_8);
    }

    private Encoder<ch.qos.logback.classic.spi.ILoggingEvent> encoder() {
        var appender = (ConsoleAppender<ch.qos.logback.classic.spi.ILoggingEvent>)
                log.getLogger("ROOT").getAppender("stderr");
        assertThat(appender.getTarget()).isEqualTo("System.err");
        return appender.getEncoder();
    }
}
