package org.gazette.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCommitsTest {
    @TempDir
    Path folder;

    private final ExecutorService crew = Executors.newFixedThreadPool(8);
    private Database database;

    @BeforeEach
    void open() {
        database = Database.sqlite(folder.resolve("shared.db"));
        database.run(handle -> handle.execute("create table note (number int not null primary key)"));
    }

    @AfterEach
    void close() {
        crew.shutdownNow();
        database.close();
    }

    @Test
    void everyThreadGetsItsOwnAnswerAndAllOfItIsThere() throws Exception {
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int number = 0; number < 400; number++) {
            int own = number;
            writers.add(() -> database.writeTogether(handle -> {
                handle.execute("insert into note (number) values (?)", own);
                return own;
            }));
        }

        List<Future<Integer>> answers = crew.invokeAll(writers);

        for (int number = 0; number < 400; number++) {
            assertThat(answers.get(number).get()).isEqualTo(number);
        }
        assertThat(notes()).hasSize(400);
    }

    /** Behind a commit that is held up, eight gather: every second one writes and then fails. */
    @Test
    void oneThatFailsUndoesItsOwnPartAndNothingElse() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<Integer> slow = crew.submit(() -> database.writeTogether(handle -> {
            begun.countDown();
            goOn.await();
            return handle.execute("insert into note (number) values (100)");
        }));
        begun.await();
        List<Future<Integer>> answers = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            int own = number;
            answers.add(crew.submit(() -> database.writeTogether(handle -> {
                handle.execute("insert into note (number) values (?)", own);
                if (own % 2 == 1) {
                    throw new IllegalStateException("no " + own);
                }
                return own;
            })));
        }
        goOn.countDown();

        assertThat(slow.get()).isEqualTo(1);
        for (int number = 0; number < 7; number++) {
            Future<Integer> answer = answers.get(number);
            if (number % 2 == 0) {
                assertThat(answer.get()).isEqualTo(number);
            } else {
                assertThatThrownBy(answer::get).hasRootCauseMessage("no " + number);
            }
        }
        assertThat(notes()).containsExactly(0, 2, 4, 6, 100);
    }

    @Test
    void oneThatFailsAloneLeavesNothing() {
        assertThatThrownBy(() -> database.writeTogether(handle -> {
                    handle.execute("insert into note (number) values (1)");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(notes()).isEmpty();
        assertThat(database.<Integer, RuntimeException>writeTogether(
                        handle -> handle.execute("insert into note (number) values (1)")))
                .isEqualTo(1);
    }

    private List<Integer> notes() {
        return database.read(handle -> handle.createQuery("select number from note order by number")
                .mapTo(Integer.class)
                .list());
    }
}
