package huizong.extract.table;

import huizong.mapping.TableBinding;

/** Takes the rows a table yields, in order. */
@FunctionalInterface
interface RowSink {
    void add(TableBinding table, RowFacts facts);
}
