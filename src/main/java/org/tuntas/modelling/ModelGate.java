package org.tuntas.modelling;

import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before models that would hold without anybody having approved them, those that were installed: what {@link ModelCheck} finds
 * broken is refused, before a table is compiled and before anything is deployed. Warnings are logged, and the models are used.
 */
final class ModelGate {

    private static final Logger LOG = LoggerFactory.getLogger(ModelGate.class);

    private ModelGate() {}

    /**
     * Lets models pass.
     *
     * @param location where they lie, for people to look
     * @throws BrokenModels saying what to mend
     */
    static void pass(ModelFiles files, String location) {
        FindingWords words = new FindingWords(Locale.getDefault());
        List<Finding> findings = ModelCheck.of(files).findings();
        List<Finding> errors = findings.stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            throw new BrokenModels(location, errors, words);
        }
        if (!findings.isEmpty()) {
            LOG.warn("{}{}", System.lineSeparator(), FindingText.of(findings, words));
        }
    }
}
