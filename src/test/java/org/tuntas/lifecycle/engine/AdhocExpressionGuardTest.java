package org.tuntas.lifecycle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tuntas.access.StaffInMemory;

class AdhocExpressionGuardTest {

    private static final Trap TRAP = new Trap();
    private static final String ATTACK = "${trap.spring()}";

    private static BareEngine guarded;

    private TaskService tasks;
    private FilterService filters;

    @BeforeAll
    static void start() throws Exception {
        guarded = new BareEngine(
                Map.of("trap", TRAP), new StaffIdentityProviderPlugin(new StaffInMemory()), new AdhocExpressionGuard());
    }

    @AfterAll
    static void close() throws Exception {
        guarded.close();
    }

    @BeforeEach
    void reset() {
        tasks = guarded.engine().getTaskService();
        filters = guarded.engine().getFilterService();
        TRAP.sprung.set(0);
    }

    /** The red proof: without the guard the engine runs the expression. */
    @Test
    void theEngineAloneFallsIntoTheTrap() throws Exception {
        try (BareEngine bare = new BareEngine(Map.of("trap", TRAP))) {
            bare.engine()
                    .getTaskService()
                    .createTaskQuery()
                    .or()
                    .taskNameLike("x")
                    .taskAssigneeExpression(ATTACK)
                    .endOr()
                    .count();
        }

        assertThat(TRAP.sprung).hasValue(1);
    }

    @Test
    void anExpressionInAnOrPartIsRefusedWhicheverWayTheQueryIsRun() {
        assertRefused(() -> orQuery().count());
        assertRefused(() -> orQuery().list());
        assertRefused(() -> orQuery().listPage(0, 1));
        assertRefused(() -> orQuery().singleResult());
        assertRefused(() -> ((TaskQueryImpl) orQuery()).listIds());
        assertRefused(() -> orQuery().initializeFormKeys().list());
    }

    @Test
    void soIsOneDeeperDown() {
        TaskQueryImpl deep = new TaskQueryImpl();
        deep.taskAssigneeExpression(ATTACK);
        TaskQueryImpl middle = new TaskQueryImpl();
        middle.addOrQuery(deep);
        TaskQueryImpl query = (TaskQueryImpl) tasks.createTaskQuery();
        query.addOrQuery(middle);

        assertRefused(query::list);
    }

    @Test
    void soIsOneAtTheTop() {
        assertRefused(
                () -> tasks.createTaskQuery().taskAssigneeExpression(ATTACK).list());
    }

    @Test
    void soIsOneThatExtendsAStoredFilter() {
        String filter = stored(tasks.createTaskQuery().taskName("x"));

        assertRefused(() -> filters.count(filter, orQuery()));
        assertRefused(() -> filters.list(filter, orQuery()));
        assertRefused(() -> filters.listPage(filter, orQuery(), 0, 1));
        assertRefused(() -> filters.singleResult(filter, orQuery()));
    }

    @Test
    void soIsOneThatAsksForATransactionOfItsOwn() {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) guarded.engine().getProcessEngineConfiguration();
        TaskQueryImpl query = new TaskQueryImpl(configuration.getCommandExecutorTxRequiresNew());
        query.or().taskAssigneeExpression(ATTACK).endOr();

        assertRefused(query::list);
    }

    @Test
    void storedFiltersKeepTheirExpressions() {
        String filter = stored(orQuery());

        assertThat(filters.count(filter)).isZero();
        assertThat(filters.list(filter)).isEmpty();
        assertThat(filters.list(filter, tasks.createTaskQuery().taskName("x"))).isEmpty();
        assertThat(TRAP.sprung).hasValue(3);
    }

    @Test
    void searchingWithoutExpressionsIsNotDisturbed() {
        assertThat(tasks.createTaskQuery()
                        .or()
                        .taskName("x")
                        .taskAssignee("y")
                        .endOr()
                        .list())
                .isEmpty();
        assertThat(filters.list(
                        stored(tasks.createTaskQuery()),
                        tasks.createTaskQuery()
                                .or()
                                .taskName("x")
                                .taskAssignee("y")
                                .endOr()))
                .isEmpty();
    }

    private TaskQuery orQuery() {
        return tasks.createTaskQuery()
                .or()
                .taskNameLike("x")
                .taskAssigneeExpression(ATTACK)
                .endOr();
    }

    private String stored(TaskQuery query) {
        Filter filter = filters.newTaskFilter("stored").setQuery(query);
        return filters.saveFilter(filter).getId();
    }

    private static void assertRefused(Runnable attack) {
        assertThatThrownBy(attack::run)
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("adhoc");
        assertThat(TRAP.sprung).hasValue(0);
    }

    /** Counts how often an expression was evaluated. */
    public static class Trap {

        private final AtomicInteger sprung = new AtomicInteger();

        public String spring() {
            sprung.incrementAndGet();
            return "nobody";
        }
    }
}
