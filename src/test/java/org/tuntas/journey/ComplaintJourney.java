package org.tuntas.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.redress.RedressDesk;
import org.tuntas.reporter.Proof;
import org.tuntas.sla.ExplainedDeadline;

/**
 * What happens to one complaint, told in the words of the field. Officers act under their own names and rights; timers
 * fire when the clock has passed them.
 */
public final class ComplaintJourney {

    /** Officers of the demonstration. */
    public static final String DESK = "rina.desk";

    public static final String COORDINATOR = "agus.desk";
    public static final String AGENCY_ADMIN = "sari.kota";
    public static final String AGENCY_HEAD = "wahid.kota";
    public static final String OFFICER = "budi.dishub";
    public static final String UNIT_HEAD = "hendra.dishub";

    private final ComplaintJourneys world;
    private final TrackingNumber number;
    private final String pin;

    ComplaintJourney(ComplaintJourneys world, TrackingNumber number, String pin) {
        this.world = world;
        this.number = number;
        this.pin = pin;
    }

    /** Closing time of a day in Jakarta, when limits fall. */
    public static Instant closing(String day) {
        return LocalDate.parse(day)
                .atTime(16, 0)
                .atZone(java.time.ZoneId.of("Asia/Jakarta"))
                .toInstant();
    }

    public TrackingNumber number() {
        return number;
    }

    public String pin() {
        return pin;
    }

    // What officers do

    public ComplaintJourney forwardedTo(String agency) {
        return forwardedAs(DESK, agency, "ORDINARY");
    }

    public ComplaintJourney forwardedAs(String verifier, String agency, String supervisionClass) {
        return published(
                verifier,
                agency,
                supervisionClass,
                "Lampu jalan mati di Ciledug",
                "Lampu jalan di depan sekolah mati.");
    }

    /** Forwarded to Kota Tangerang, for everybody to read in these words. */
    public ComplaintJourney publishedAs(String title, String text) {
        return published(DESK, "kota-tangerang", "ORDINARY", title, text);
    }

    private ComplaintJourney published(
            String verifier, String agency, String supervisionClass, String title, String text) {
        return completed(
                verifier,
                "userTask_VerifyComplaint",
                Map.of(
                        "verificationOutcome",
                        "FORWARD",
                        "agency",
                        agency,
                        "type",
                        complaint().type().name(),
                        "supervisionClass",
                        supervisionClass,
                        "publicTitle",
                        title,
                        "publicText",
                        text));
    }

    public ComplaintJourney archived(String reason, String explanation) {
        return completed(
                DESK,
                "userTask_VerifyComplaint",
                Map.of("verificationOutcome", "ARCHIVE", "archiveReason", reason, "explanation", explanation));
    }

    public ComplaintJourney askedToComplete(String what) {
        return completed(
                DESK,
                "userTask_VerifyComplaint",
                Map.of("verificationOutcome", "NEEDS_COMPLETION", "explanation", what));
    }

    public ComplaintJourney verificationPostponedUntil(LocalDate day) {
        return completed(
                DESK,
                "userTask_VerifyComplaint",
                Map.of(
                        "verificationOutcome", "POSTPONE",
                        "postponedUntil", day.toString(),
                        "postponeReason", "OTHER_AGENCY",
                        "explanation", "Kami menunggu data dari instansi lain."));
    }

    /** The agency that verifies, or that has it for disposition, says that it is another's. */
    public ComplaintJourney saidToBelongTo(String owner, String administrator) {
        boolean verifying = openSteps().contains("userTask_VerifyComplaint");
        return completed(
                administrator,
                verifying ? "userTask_VerifyComplaint" : "userTask_AssignUnit",
                Map.of(
                        verifying ? "verificationOutcome" : "dispositionOutcome",
                        "NOT_OURS",
                        "owner",
                        owner,
                        "explanation",
                        "Jalan ini milik instansi lain."));
    }

    /** The desk, or the agency that has it for disposition, merges it into another report about the same thing. */
    public ComplaintJourney mergedInto(ComplaintJourney parent) {
        boolean verifying = openSteps().contains("userTask_VerifyComplaint");
        return completed(
                verifying ? DESK : AGENCY_ADMIN,
                verifying ? "userTask_VerifyComplaint" : "userTask_AssignUnit",
                Map.of(
                        verifying ? "verificationOutcome" : "dispositionOutcome",
                        "MERGE",
                        "parentNumber",
                        parent.number().value(),
                        "explanation",
                        "Lampu yang sama sudah dilaporkan warga lain."));
    }

    /** Children of merged reports hear what happened to their parents. */
    public ComplaintJourney familyHeard() {
        world.courier.deliverWaiting();
        return this;
    }

    public ComplaintJourney determinedFor(String agency) {
        return completed(
                DESK,
                "userTask_DetermineAuthority",
                Map.of("agency", agency, "explanation", "Jalan ini jalan kota menurut peta jalan."));
    }

    public ComplaintJourney assignedTo(String unit) {
        return assigned(List.of(unit), null);
    }

    public ComplaintJourney assigned(List<String> units, @Nullable String lead) {
        return assigned(units, lead, complaint().supervisionClass().name());
    }

    /** Assigned to one unit, with the class corrected. */
    public ComplaintJourney assignedAs(String supervisionClass, String unit) {
        return assigned(List.of(unit), null, supervisionClass);
    }

    private ComplaintJourney assigned(List<String> units, @Nullable String lead, String supervisionClass) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "dispositionOutcome",
                "ASSIGN",
                "units",
                units,
                "type",
                complaint().type().name(),
                "supervisionClass",
                supervisionClass));
        if (lead != null) {
            form.put("lead", lead);
        }
        return completed(AGENCY_ADMIN, "userTask_AssignUnit", form);
    }

    public ComplaintJourney answeredForNow(String answer, LocalDate promisedOn) {
        return followedUp(
                OFFICER, Map.of("followUpOutcome", "INTERIM", "answer", answer, "promisedOn", promisedOn.toString()));
    }

    public ComplaintJourney answered(String answer) {
        return answeredBy(OFFICER, answer);
    }

    /** Answered for good and, where somebody must approve that first, approved. */
    public ComplaintJourney answeredBy(String officer, String answer) {
        drafted(officer, answer, "RESOLVED");
        return approvedIfDue();
    }

    /** Approved by somebody who may, where an answer waits for that. */
    public ComplaintJourney approvedIfDue() {
        return openSteps().contains("userTask_ApproveResponse") ? approvedBy(anApprover(), "") : this;
    }

    /** Answered for good by an officer; it may wait for approval. */
    public ComplaintJourney drafted(String officer, String answer, String resolution) {
        return followedUp(officer, Map.of("followUpOutcome", "FINAL", "answer", answer, "resolution", resolution));
    }

    public ComplaintJourney approvedBy(String officer, String note) {
        return completed(
                officer,
                "userTask_ApproveResponse",
                note.isEmpty()
                        ? Map.of("approvalOutcome", "APPROVE")
                        : Map.of("approvalOutcome", "APPROVE", "internalNote", note));
    }

    public ComplaintJourney returnedBy(String officer, String note) {
        return completed(officer, "userTask_ApproveResponse", Map.of("approvalOutcome", "RETURN", "note", note));
    }

    /** Somebody to whom the answer that waits is offered. */
    private String anApprover() {
        return world
                .tasks
                .getIdentityLinksForTask(task("userTask_ApproveResponse").getId())
                .stream()
                .flatMap(link -> world.staff.membersOf(link.getGroupId()).stream())
                .findFirst()
                .orElseThrow()
                .login();
    }

    public ComplaintJourney askedReporter(String question) {
        return followedUp(OFFICER, Map.of("followUpOutcome", "ASK_REPORTER", "question", question));
    }

    public ComplaintJourney returnedAsWrongUnit(String officer) {
        return followedUp(
                officer, Map.of("followUpOutcome", "WRONG_UNIT", "explanation", "Ini bukan tugas unit kami."));
    }

    public ComplaintJourney reassignedTo(String unit) {
        return completed(AGENCY_ADMIN, "userTask_ReassignUnit", Map.of("dispositionOutcome", "ASSIGN", "unit", unit));
    }

    /** Another unit replaces the one that gave it back, with the class corrected. */
    public ComplaintJourney reassignedAs(String supervisionClass, String unit) {
        return completed(
                AGENCY_ADMIN,
                "userTask_ReassignUnit",
                Map.of("dispositionOutcome", "ASSIGN", "unit", unit, "supervisionClass", supervisionClass));
    }

    /** Completes the follow-up task that is offered to the officer, with these fields. */
    public ComplaintJourney followedUp(String officer, Map<String, Object> form) {
        return completed(officer, "userTask_FollowUpComplaint", form);
    }

    /** As far as the reporter's turn, along the straight road. */
    public ComplaintJourney answeredAlongTheStraightRoad() {
        return forwardedTo("kota-tangerang").assignedTo("dishub").answered("Lampu sudah diganti hari ini.");
    }

    public ComplaintJourney escalationHandledBy(String manager) {
        return completed(
                manager,
                "userTask_HandleEscalation",
                Map.of("escalationOutcome", "ACKNOWLEDGE", "note", "Sudah saya tanyakan ke petugas."));
    }

    /** Completes the newest task of a kind that is offered to the officer, as an officer does in Tasklist. */
    public ComplaintJourney completed(String officer, String step, Map<String, Object> form) {
        String task = taskFor(officer, step).getId();
        as(officer, () -> world.tasks.complete(task, new HashMap<>(form)));
        return this;
    }

    /** Takes the task that is offered to the officer. */
    public ComplaintJourney claimed(String officer, String step) {
        String task = taskFor(officer, step).getId();
        as(officer, () -> world.tasks.claim(task, officer));
        return this;
    }

    /** Runs something under an officer's rights. */
    public void as(String officer, Runnable deed) {
        world.identity.setAuthentication(officer, List.copyOf(world.staff.groupIdsOf(officer)));
        try {
            deed.run();
        } finally {
            world.identity.clearAuthentication();
        }
    }

    // What the reporter does

    public ComplaintJourney replied(String text) {
        world.redress.reply(caller(), text);
        return this;
    }

    public ComplaintJourney satisfied(int rating) {
        world.redress.satisfied(caller(), rating, null);
        return this;
    }

    public ComplaintJourney dissatisfied(String reason) {
        world.redress.dissatisfied(caller(), reason);
        return this;
    }

    public ComplaintJourney completedReport(String text) {
        world.redress.complete(caller(), text);
        world.starter.startWaiting();
        return this;
    }

    public ComplaintJourney contested(String reason) {
        world.redress.contest(caller(), reason);
        world.starter.startWaiting();
        return this;
    }

    /** Reopened, while the engine has not come to it yet. */
    public ComplaintJourney reopenedButNotStarted(String reason) {
        world.redress.reopen(caller(), reason);
        return this;
    }

    public ComplaintJourney reopened(String reason) {
        reopenedButNotStarted(reason);
        world.starter.startWaiting();
        return this;
    }

    public ComplaintJourney withdrawn() {
        world.redress.withdraw(caller(), "Sudah selesai sendiri.");
        return this;
    }

    public RedressDesk.Caller caller() {
        return new RedressDesk.Caller(number, Proof.ofPin(pin), "192.0.2." + (number.hashCode() & 0x7f));
    }

    // What time does

    /** Moves the clock to just past the due date of a waiting timer and fires it. */
    public ComplaintJourney timeReaches(String timer) {
        Job job = jobs().stream()
                .filter(candidate -> timer.equals(activityOf(candidate)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(timer + " does not wait; these do: "
                        + jobs().stream().map(this::activityOf).toList()));
        Instant due = job.getDuedate().toInstant();
        if (world.time.now().isBefore(due)) {
            world.time.set(due.plusSeconds(1));
        }
        world.management.executeJob(job.getId());
        return this;
    }

    /** Moves the clock to a local time and fires all timers of this complaint that are due until then, in order. */
    public ComplaintJourney timePassesTo(String local) {
        Instant target = java.time.LocalDateTime.parse(local)
                .atZone(java.time.ZoneId.of("Asia/Jakarta"))
                .toInstant();
        while (true) {
            Job next = jobs().stream()
                    .filter(job -> !job.getDuedate().toInstant().isAfter(target))
                    .min(java.util.Comparator.comparing(Job::getDuedate))
                    .orElse(null);
            if (next == null) {
                world.time.set(target);
                return this;
            }
            world.time.set(next.getDuedate().toInstant().plusSeconds(1));
            world.management.executeJob(next.getId());
        }
    }

    // What can be seen

    public Complaint complaint() {
        return world.complaints.find(number).orElseThrow();
    }

    public ComplaintState state() {
        return complaint().state();
    }

    public List<ComplaintEvent> timeline() {
        return world.complaints.timeline(number);
    }

    public List<ComplaintEvent> timeline(EventKind kind) {
        return timeline().stream().filter(event -> event.kind() == kind).toList();
    }

    /** Kinds of the timeline's entries, oldest first. */
    public List<EventKind> story() {
        return timeline().stream().map(ComplaintEvent::kind).toList();
    }

    /** Days, in Jakarta, of the entries of a kind about a stage, oldest first. */
    public List<String> days(EventKind kind, String stage) {
        return timeline(kind).stream()
                .filter(event -> event.arguments().contains("@stage." + stage))
                .map(ComplaintJourney::day)
                .toList();
    }

    /** Days, in Jakarta, of the entries of a kind, oldest first. */
    public List<String> days(EventKind kind) {
        return timeline(kind).stream().map(ComplaintJourney::day).toList();
    }

    private static String day(ComplaintEvent event) {
        return LocalDate.ofInstant(event.at(), java.time.ZoneId.of("Asia/Jakarta"))
                .toString();
    }

    /** What the reporter is written about, oldest first. */
    public List<String> noticesToReporter() {
        return world.jdbc
                .sql("select kind from notice where number = ? and officer is null order by entry")
                .param(number.value())
                .query(String.class)
                .list();
    }

    /** What an officer is written about, oldest first. */
    public List<String> noticesTo(String officer) {
        return world.jdbc
                .sql("select kind from notice where number = ? and officer = ? order by entry")
                .params(number.value(), officer)
                .query(String.class)
                .list();
    }

    /** The limit of the newest visit to a stage in this round, with its explanation. */
    public ExplainedDeadline deadline(String stage) {
        return world.timekeeper.explain(world.timekeeper
                .latest(number.value(), complaint().round(), stage)
                .orElseThrow());
    }

    /** The groups that could take an open task. */
    public List<String> offeredTo(String step) {
        return world.tasks.getIdentityLinksForTask(task(step).getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(java.util.Objects::nonNull)
                .sorted()
                .toList();
    }

    /** When an open task is due. */
    public Instant due(String step) {
        return task(step).getDueDate().toInstant();
    }

    public Task task(String step) {
        List<Task> tasks = tasks(step);
        assertThat(tasks).as("open tasks %s of %s", step, number).isNotEmpty();
        return tasks.get(0);
    }

    /** The newest task of a kind that an officer holds or could take; any, when none is the officer's. */
    public Task taskFor(String officer, String step) {
        Set<String> groups = world.staff.groupIdsOf(officer);
        return tasks(step).stream()
                .filter(task -> officer.equals(task.getAssignee())
                        || world.tasks.getIdentityLinksForTask(task.getId()).stream()
                                .anyMatch(link -> groups.contains(link.getGroupId())))
                .findFirst()
                .orElseGet(() -> task(step));
    }

    public List<Task> tasks(String step) {
        return world.tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskDefinitionKey(step)
                .initializeFormKeys()
                .orderByTaskCreateTime()
                .desc()
                .list();
    }

    public Set<String> openSteps() {
        return world.tasks.createTaskQuery().processInstanceBusinessKey(number.value()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .collect(Collectors.toSet());
    }

    /** Waiting timers by activity id, with their due dates. */
    public Map<String, Instant> timers() {
        return jobs().stream()
                .collect(Collectors.toMap(
                        this::activityOf, job -> job.getDuedate().toInstant(), (a, b) -> a));
    }

    /** Ids of the deployments in whose models the instances of this complaint run. */
    public List<String> deployments() {
        return world.jdbc
                .sql(
                        """
                        select d.deployment_id_ from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                        where e.business_key_ = ? and e.parent_id_ is null
                        """)
                .param(number.value())
                .query(String.class)
                .list();
    }

    /** Id of the job behind a waiting timer. */
    public String timer(String activity) {
        return jobs().stream()
                .filter(job -> activity.equals(activityOf(job)))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    public boolean isRunning() {
        return !instances().isEmpty();
    }

    /** Activities that tokens have entered, in every instance of this complaint. */
    public List<String> walked() {
        return world
                .history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .stream()
                .flatMap(
                        instance -> world
                                .history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private List<Job> jobs() {
        return instances().stream()
                .filter(instance -> instance.getRootProcessInstanceId().equals(instance.getId()))
                .flatMap(root ->
                        world.management.createJobQuery().rootProcessInstanceId(root.getId()).timers().list().stream())
                .toList();
    }

    private List<ProcessInstance> instances() {
        return world.runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list();
    }

    private @Nullable String activityOf(Job job) {
        return world.management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }
}
