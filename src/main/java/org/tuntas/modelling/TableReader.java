package org.tuntas.modelling;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.tuntas.lifecycle.ModelBundle;

/** Reads those decision tables that are compiled into rows instead of deployed. */
@Component
class TableReader {

    private final ModelBundle bundle;

    TableReader(ModelBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * The rules of a table's file, in its order.
     *
     * @param compile makes of a row what it stands for
     * @throws IllegalStateException naming table and rule when a row cannot be compiled
     */
    <T> List<T> rows(String table, Function<TableFile.Row, T> compile) {
        List<T> rows = new ArrayList<>();
        for (TableFile.Row row : read(bundle.table(table)).rows()) {
            try {
                rows.add(compile.apply(row));
            } catch (RuntimeException wrong) {
                throw new IllegalStateException(table + ", rule " + row.rule() + ": " + wrong.getMessage(), wrong);
            }
        }
        return rows;
    }

    private static TableFile read(Resource file) {
        try {
            return TableFile.read(file.getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new IllegalStateException("Cannot read " + file, unreadable);
        }
    }
}
