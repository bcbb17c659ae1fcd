package org.tuntas.journey;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Counts the SQL statements of the thread that asks: a measure that no other load on the machine changes. */
@TestComponent
public class StatementCount implements BeanPostProcessor {

    private static final ThreadLocal<List<String>> COUNTED = new ThreadLocal<>();

    /** The statements that {@code work} executes on this thread. */
    public List<String> during(Runnable work) {
        List<String> statements = new CopyOnWriteArrayList<>();
        COUNTED.set(statements);
        try {
            work.run();
        } finally {
            COUNTED.remove();
        }
        return statements;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource dataSource)) {
            return bean;
        }
        return ProxyDataSourceBuilder.create(dataSource)
                .afterQuery((execution, queries) -> {
                    List<String> statements = COUNTED.get();
                    if (statements != null) {
                        queries.forEach(query -> statements.add(query.getQuery()));
                    }
                })
                .build();
    }
}
