package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads those decision tables of a set that are compiled into rows instead of deployed. */
final class TableReader {

    private final ModelFiles files;

    TableReader(ModelFiles files) {
        this.files = files;
    }

    /**
     * The rules of a table's file, in its order.
     *
     * @param compile makes of a row what it stands for
     * @throws IllegalStateException naming table and rule when a row cannot be compiled
     */
    <T> List<T> rows(String table, Function<TableFile.Row, T> compile) {
        List<T> rows = new ArrayList<>();
        for (TableFile.Row row : TableFile.read(files.table(table)).rows()) {
            try {
                rows.add(compile.apply(row));
            } catch (RuntimeException wrong) {
                throw new IllegalStateException(table + ", rule " + row.rule() + ": " + wrong.getMessage(), wrong);
            }
        }
        return rows;
    }
}
