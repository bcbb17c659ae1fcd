package org.tuntas.modelling;

import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.ModelBundle;

/**
 * Stands before everything that uses models at a start: what {@link ModelCheck} finds broken is refused, before a table is compiled
 * and before anything is deployed. Warnings are logged, and the models are used.
 */
@Component
class ModelGate {

    private static final Logger LOG = LoggerFactory.getLogger(ModelGate.class);

    /** @throws BrokenModels saying what to mend */
    ModelGate(ModelBundle bundle) {
        FindingWords words = new FindingWords(Locale.getDefault());
        List<Finding> findings = ModelCheck.of(ModelFiles.of(bundle)).findings();
        List<Finding> errors = findings.stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            throw new BrokenModels(bundle.location(), errors, words);
        }
        if (!findings.isEmpty()) {
            LOG.warn("{}{}", System.lineSeparator(), FindingText.of(findings, words));
        }
    }
}
