package org.tuntas.lifecycle;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The officers' lists in Tasklist. Each is bounded by the officer or the officer's groups: a list of all tasks would be
 * a list of nobody's, and the one query that grows with the country.
 */
@Component
class TasklistFilters {

    private static final String ME = "${currentUser()}";
    private static final String MY_GROUPS = "${groups.mine()}";

    private final FilterService filters;
    private final TaskService tasks;
    private final StaffGrants grants;

    TasklistFilters(FilterService filters, TaskService tasks, StaffGrants grants) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
    }

    /** Makes or mends the lists. */
    void renew() {
        keep(
                "Antrean saya",
                "Tugas kelompok saya yang belum diambil siapa pun",
                10,
                tasks.createTaskQuery().taskCandidateGroupInExpression(MY_GROUPS));
        keep("Tugas saya", "Tugas yang saya ambil", 20, tasks.createTaskQuery().taskAssigneeExpression(ME));
        keep(
                "Mendekati batas waktu",
                "Jatuh tempo paling lambat hari kerja berikutnya",
                30,
                ours().dueAfterExpression("${now()}").dueBeforeExpression("${sla.nearLimit()}"));
        keep("Terlambat", "Batas waktu sudah lewat", 40, ours().dueBeforeExpression("${now()}"));
        keep(
                "Eskalasi",
                "Eskalasi yang menunggu tindakan saya",
                50,
                ours().taskDefinitionKey(EscalationProcess.HANDLE_TASK));
    }

    /** Tasks of my groups, whether somebody has taken them or not. */
    private TaskQuery ours() {
        return tasks.createTaskQuery().taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks();
    }

    private void keep(String name, String description, int position, TaskQuery query) {
        Filter filter = filters.createTaskFilterQuery().filterName(name).singleResult();
        if (filter == null) {
            filter = filters.newTaskFilter(name);
        }
        filter.setQuery(query.orderByDueDate().asc());
        filter.setProperties(Map.of(
                "description",
                description,
                "priority",
                position,
                "color",
                "#1b6b5a",
                "refresh",
                true,
                "showUndefinedVariable",
                false));
        filters.saveFilter(filter);
        grants.shareFilter(filter.getId());
    }
}
