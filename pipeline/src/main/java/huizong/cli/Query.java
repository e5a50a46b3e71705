package huizong.cli;

import huizong.store.PackagedText;

/** The queries of this package; each stands in a .sql file beside it. */
final class Query {
    private Query() {}

    static String read(String name) {
        return PackagedText.read(Query.class, name + ".sql");
    }
}
