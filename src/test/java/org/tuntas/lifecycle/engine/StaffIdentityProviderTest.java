package org.tuntas.lifecycle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tuntas.access.StaffInMemory;
import org.tuntas.organisation.StaffMember;

class StaffIdentityProviderTest {

    private static BareEngine bare;
    private static ProcessEngine engine;
    private static IdentityService identity;

    @BeforeAll
    static void staffJoin() throws Exception {
        StaffInMemory staff = new StaffInMemory()
                .with("siti", "Siti Nur Rahayu", "desk-admin", "dishub-officer")
                .with("budi", "Budi", "dishub-officer")
                .with("agus", "Agus Salim", "desk-admin")
                .with("lama", "Lama Pergi", "desk-admin");
        staff.register(new StaffMember("tanpa", "Tanpa Surel", null, "{bcrypt}x", true), Set.of());
        staff.leave("lama");
        bare = new BareEngine(Map.of(), new StaffIdentityProviderPlugin(staff));
        engine = bare.engine();
        identity = engine.getIdentityService();
    }

    @AfterAll
    static void close() throws Exception {
        bare.close();
    }

    @Test
    void theEngineCannotWriteIdentities() {
        assertThat(identity.isReadOnly()).isTrue();
        assertThatThrownBy(() -> identity.newUser("eve")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> identity.createMembership("siti", "operator"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void namesOfOneWordOrManyReadAsTheyAreWritten() {
        assertThat(identity.createUserQuery().list())
                .extracting(user -> (user.getFirstName() + " " + user.getLastName()).strip())
                .containsExactlyInAnyOrder("Siti Nur Rahayu", "Budi", "Agus Salim", "Lama Pergi", "Tanpa Surel");
    }

    @Test
    void aPersonIsFoundByLogin() {
        User siti = identity.createUserQuery().userId("siti").singleResult();

        assertThat(siti.getEmail()).isEqualTo("siti@example.go.id");
        assertThat(siti.getPassword()).isNull();
        assertThat(identity.createUserQuery().userId("nobody").singleResult()).isNull();
        assertThat(identity.createUserQuery().userIdIn("siti", "budi", "nobody").count())
                .isEqualTo(2);
    }

    @Test
    void whoLeftIsKnownByNameButInNoGroup() {
        assertThat(identity.createUserQuery().userId("lama").count()).isOne();
        assertThat(identity.createGroupQuery().groupMember("lama").list()).isEmpty();
        assertThat(identity.createUserQuery().memberOfGroup("desk-admin").list())
                .extracting(User::getId)
                .containsExactlyInAnyOrder("siti", "agus");
    }

    @Test
    void conditionsAddUp() {
        assertThat(identity.createUserQuery()
                        .memberOfGroup("dishub-officer")
                        .userFirstNameLike("b%")
                        .list())
                .extracting(User::getId)
                .containsExactly("budi");
        assertThat(identity.createUserQuery().userLastNameLike("%RAHAYU").list())
                .extracting(User::getId)
                .containsExactly("siti");
        assertThat(identity.createUserQuery().userEmailLike("s_ti@%").count()).isOne();
        assertThat(identity.createUserQuery().userLastName("Salim").count()).isOne();
        assertThat(identity.createUserQuery().memberOfTenant("any").count()).isZero();
    }

    @Test
    void aPatternIsNoRegularExpression() {
        assertThat(identity.createUserQuery().userFirstNameLike(".*").count()).isZero();
        assertThat(identity.createUserQuery().userFirstNameLike("(((((").count())
                .isZero();
    }

    @Test
    void answersComeInOrderAndInPages() {
        assertThat(identity.createUserQuery().orderByUserFirstName().asc().listPage(1, 2))
                .extracting(User::getFirstName)
                .containsExactly("Budi", "Lama");
        assertThat(identity.createUserQuery()
                        .memberOfGroup("desk-admin")
                        .orderByUserLastName()
                        .desc()
                        .list())
                .extracting(User::getId)
                .containsExactly("agus", "siti");
        assertThat(identity.createUserQuery()
                        .orderByUserEmail()
                        .desc()
                        .list()
                        .get(0)
                        .getId())
                .isEqualTo("tanpa");
        assertThat(identity.createUserQuery().listPage(10, 5)).isEmpty();
    }

    @Test
    void groupsAreThoseOfTheOrganisation() {
        assertThat(identity.createGroupQuery()
                        .groupMember("siti")
                        .orderByGroupId()
                        .asc()
                        .list())
                .extracting(Group::getId)
                .containsExactly("desk-admin", "dishub-officer");
        assertThat(identity.createGroupQuery()
                        .groupId("desk-admin")
                        .singleResult()
                        .getName())
                .isEqualTo("Kelompok desk-admin");
        assertThat(identity.createGroupQuery()
                        .groupIdIn("desk-admin", "nothing")
                        .count())
                .isOne();
        assertThat(identity.createGroupQuery().groupNameLike("%officer").count())
                .isOne();
        assertThat(identity.createGroupQuery().groupType("SYSTEM").count()).isZero();
        assertThat(identity.createGroupQuery().count()).isEqualTo(2);
    }

    @Test
    void thereAreNoTenants() {
        assertThat(identity.createTenantQuery().list()).isEmpty();
        assertThat(identity.createTenantQuery().count()).isZero();
        assertThat(identity.createTenantQuery().tenantId("x").singleResult()).isNull();
    }

    @Test
    void theEngineHasNoLoginOfItsOwn() {
        assertThat(identity.checkPassword("siti", "anything")).isFalse();
    }

    @Test
    void queriesInSqlAreRefused() {
        assertThatThrownBy(() -> identity.createNativeUserQuery()).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> identity.createUserQuery().potentialStarter("x"))
                .isInstanceOf(BadUserRequestException.class);
    }

    @Test
    void candidateTasksAreFoundThroughOurGroups() {
        Task task = engine.getTaskService().newTask();
        engine.getTaskService().saveTask(task);
        engine.getTaskService().addCandidateGroup(task.getId(), "dishub-officer");

        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskCandidateUser("budi")
                        .count())
                .isOne();
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskCandidateUser("agus")
                        .count())
                .isZero();
    }
}
