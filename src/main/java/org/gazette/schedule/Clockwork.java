package org.gazette.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.gazette.storage.Database;
import org.gazette.storage.Vendor;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Winds up a scheduler on the newsroom's database. It is always clustered, on SQLite too: a scheduler that believes it is
 * alone takes the work of another process on the same file for its own, left over from a crash, and repeats it.
 */
final class Clockwork {
    private static final String NAME = "gazette";

    private Clockwork() {}

    /** Not started, and with no job factory yet. */
    static Scheduler wind(Database database) throws SchedulerException {
        String instance = "process-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID();
        DBConnectionManager.getInstance().addConnectionProvider(instance, new Connections(database.connections()));
        return scheduler(settings(database.vendor(), instance));
    }

    /** Quartz's list of schedulers in this process knows one of a name only, and gives that one to whoever asks next. */
    private static synchronized Scheduler scheduler(Properties settings) throws SchedulerException {
        try {
            return new StdSchedulerFactory(settings).getScheduler();
        } finally {
            SchedulerRepository.getInstance().remove(NAME);
        }
    }

    private static Properties settings(Vendor vendor, String instance) {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", NAME);
        settings.setProperty("org.quartz.scheduler.instanceId", instance);
        settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", "2");
        settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        String store = "org.quartz.jobStore.";
        settings.setProperty(store + "class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(store + "driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty(store + "dataSource", instance);
        settings.setProperty(store + "isClustered", "true");
        settings.setProperty(store + "clusterCheckinInterval", "7500");
        // without it two nodes may take the same trigger at once
        settings.setProperty(store + "acquireTriggersWithinLock", "true");
        // strings only in the tables, no serialised Java
        settings.setProperty(store + "useProperties", "true");
        settings.setProperty(store + "makeThreadsDaemons", "true");
        if (vendor == Vendor.SQLITE) {
            // the default lock says «for update», which SQLite does not know
            settings.setProperty(store + "lockHandler.class", "org.quartz.impl.jdbcjobstore.UpdateLockRowSemaphore");
        }
        return settings;
    }

    /** The pool belongs to the database, which closes it. */
    private record Connections(DataSource pool) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return pool.getConnection();
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
