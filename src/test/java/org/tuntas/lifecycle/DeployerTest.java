package org.tuntas.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.RunningTuntas;

class DeployerTest extends RunningTuntas {

    @Autowired
    RepositoryService repository;

    @Test
    void modelsAndFormsLieInOneDeploymentUnderTheirFileNames() {
        String deployment = repository
                .createDeploymentQuery()
                .deploymentName("tuntas")
                .orderByDeploymentTime()
                .desc()
                .listPage(0, 1)
                .get(0)
                .getId();
        assertThat(repository.getDeploymentResourceNames(deployment))
                .contains("complaint.bpmn", "unit-follow-up.bpmn", "escalation.bpmn", "verify-complaint.form")
                .doesNotContain("sla-limits.dmn", "escalation-ladder.dmn", "routing.dmn");
    }

    @Test
    void theFingerprintTellsNamesAndContentsApart() {
        TreeMap<String, byte[]> one = new TreeMap<>();
        one.put("a.bpmn", new byte[] {1});
        one.put("b.bpmn", new byte[] {2});
        TreeMap<String, byte[]> renamed = new TreeMap<>();
        renamed.put("a.bpmn", new byte[] {1});
        renamed.put("c.bpmn", new byte[] {2});
        TreeMap<String, byte[]> changed = new TreeMap<>(one);
        changed.put("b.bpmn", new byte[] {3});
        assertThat(ModelBundle.fingerprint(one))
                .isEqualTo(ModelBundle.fingerprint(new TreeMap<>(one)))
                .isNotEqualTo(ModelBundle.fingerprint(renamed))
                .isNotEqualTo(ModelBundle.fingerprint(changed));
    }
}
