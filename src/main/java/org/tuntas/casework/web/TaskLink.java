package org.tuntas.casework.web;

/** The address of a step in the task list. */
final class TaskLink {

    private TaskLink() {}

    static String to(String task) {
        return "/camunda/app/tasklist/default/#/?task=" + task;
    }
}
