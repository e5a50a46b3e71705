package huizong.cli;

import huizong.mapping.yaml.Mappings;
import huizong.store.Store;
import java.nio.file.Path;

/** A process that holds a database open until it is ended. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws InterruptedException {
        Store store = Store.open(
                Path.of(arguments[0]), Mappings.read(Samples.MAPPINGS).tables());
        System.out.println("held"); // the word the test waits for
        Thread.sleep(60_000);
        store.close();
    }
}
